import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../src/composition/product.ts";
import { readConfig } from "../../src/config.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { createStore } from "../../src/store/create-store.ts";
import { type Campaign, campaign } from "../../src/store/leadership.ts";
import { openPostgres } from "../../src/store/open-postgres.ts";
import { type DiscordDouble, startDiscordDouble } from "../doubles/discord/discord-double.ts";
import { startTelegramDouble, type TelegramDouble } from "../doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { newEmptyPostgresDatabase, newPostgresDatabase } from "../support/stores/new-postgres-database.ts";
import { aDelivery, anAddress, aUser } from "../support/stores/samples.ts";
import { run } from "./run.ts";

const ADA = 4242;

let double: TelegramDouble;
let folder = "";
let stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  double = await startTelegramDouble({ clock: new SystemClock(new FakeLogger()) });
  folder = await mkdtemp(join(tmpdir(), "afterword-leader-"));
});
afterEach(async () => {
  for (const stop of stops.toReversed()) await stop();
  stops = [];
  await double.close();
  await rm(folder, { recursive: true });
});

const settings = (databaseUrl: string): Readonly<Record<string, string>> => ({
  DATA_DIR: folder,
  DATABASE_URL: databaseUrl,
  TELEGRAM_BOT_TOKEN: double.token,
  TELEGRAM_API_ROOT: double.apiRoot,
  PORT: "0",
});

interface Started {
  readonly product: Product;
  readonly logger: FakeLogger;
}

async function start(env: Readonly<Record<string, string>>): Promise<Started> {
  const logger = new FakeLogger();
  const nobody = { input: new PassThrough(), output: new PassThrough(), interactive: false, color: false };
  const product = await startProduct(readConfig(env), logger, nobody);
  stops.push(product.stop);
  return { product, logger };
}

async function ask({ product }: Started, path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`http://127.0.0.1:${product.http?.port}${path}`);
  return { status: answer.status, text: await answer.text() };
}

/** Another process, as far as the lock is concerned. */
async function somebodyElse(url: string, token = double.token): Promise<Campaign> {
  const logger = new FakeLogger();
  const office = { platform: "telegram", token } as const;
  const other = campaign({ url, office, realTime: new SystemClock(logger), logger });
  stops.push(other.resign);
  await other.elected;
  return other;
}

async function terminateLeader(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'afterword leader'`,
  );
  await client.end();
}

const shown = (fits: RegExp): number =>
  double.chat(ADA).messages.filter(({ from, text }) => from === "bot" && fits.test(text)).length;
const POLLING_FAILED = "telegram: polling failed";

describe("two processes with one token", () => {
  it("take turns: one reads and answers, and when it stops the other goes on", async () => {
    const url = await newEmptyPostgresDatabase();
    const ada = double.user({ id: ADA, firstName: "Ada", languageCode: "en" });
    const first = await start(settings(url));
    const second = await start(settings(url));
    expect(second.logger.of("another process reads; this one waits its turn")).toHaveLength(1);
    expect((await ask(first, "/metrics")).text).toContain('\nafterword_leader{platform="telegram"} 1\n');
    expect((await ask(second, "/metrics")).text).toContain('\nafterword_leader{platform="telegram"} 0\n');
    expect(await ask(second, "/readyz")).toMatchObject({ status: 200 });

    ada.sends("/start");
    await double.waitForMessage(({ text }) => /I’m Afterword/u.test(text));
    await double.waitUntilConfirmed();
    await first.product.stop();
    ada.sends("/help");
    await double.waitForMessage(({ text }) => text.includes("What I can do"));
    expect((await ask(second, "/metrics")).text).toContain('\nafterword_leader{platform="telegram"} 1\n');
    expect([shown(/I’m Afterword/u), shown(/What I can do/u)]).toEqual([1, 1]);
    for (const { logger } of [first, second]) {
      expect(logger.of(POLLING_FAILED)).toEqual([]);
      expect(logger.lines.filter(({ level }) => level === "error")).toEqual([]);
    }
  });

  it("would be in each other's way if they did not ask one database", async () => {
    const first = await start(settings(await newEmptyPostgresDatabase()));
    await double.waitForPoll();
    const second = await start(settings(await newEmptyPostgresDatabase()));
    const failed = await Promise.race([
      first.logger.next(POLLING_FAILED),
      second.logger.next(POLLING_FAILED),
    ]);
    expect(failed.fields).toMatchObject({ reason: "409" });
  });
});

describe("a process that waits its turn", () => {
  it("sends what is due all the same", async () => {
    const url = await newPostgresDatabase();
    double.user({ id: ADA });
    await somebodyElse(url);
    await start(settings(url));
    const database = openPostgres(url, new FakeLogger());
    stops.push(() => database.close());
    const user = aUser();
    const address = anAddress(user, { chat: String(ADA) });
    await createStore(database, { clock: null }).transact(async (tx) => {
      await tx.users.save(user);
      await tx.addresses.add(address);
      await tx.deliveries.add([aDelivery(address)]);
    });
    expect(await double.waitForMessage(({ chat }) => chat === ADA)).toMatchObject({ text: "Saved." });
    expect(double.calls.of("getUpdates")).toEqual([]);
  });

  it("fails when it is its turn and it cannot read", async () => {
    const url = await newPostgresDatabase();
    const other = await somebodyElse(url);
    const { product, logger } = await start(settings(url));
    double.faults.next({ kind: "5xx-before", status: 502, method: "getMe" });
    await other.resign();
    await product.failed;
    expect(logger.of("this process was to read now and cannot; it ends")).toHaveLength(1);
  });
});

describe("the process that reads", () => {
  it("ends with 1 and one line when the connection breaks by which it is the one", async () => {
    const url = await newPostgresDatabase();
    const ended = run("src/main.ts", { env: settings(url) });
    await double.waitForPoll();
    await terminateLeader(url);
    const { code, out } = await ended;
    expect(code).toBe(1);
    expect(out.match(/another process may read now; this one ends/gu)).toHaveLength(1);
    expect(out).not.toContain(double.token);
  });

  it("does not start with a token that is refused, and leaves the lock to others", async () => {
    const url = await newPostgresDatabase();
    const token = "1:wrong";
    await expect(start({ ...settings(url), TELEGRAM_BOT_TOKEN: token })).rejects.toThrow(
      "Telegram refuses the bot token: check TELEGRAM_BOT_TOKEN",
    );
    expect((await somebodyElse(url, token)).leads).toBe(true);
  });
});

describe("Discord, when it closes the gateway for good", () => {
  let discord: DiscordDouble;
  beforeEach(async () => {
    discord = await startDiscordDouble({ clock: new SystemClock(new FakeLogger()), heartbeatMs: 200 });
    stops.push(() => discord.close());
  });

  it("is seen in the metrics and makes the process not ready", async () => {
    const started = await start({
      DATABASE_URL: await newPostgresDatabase(),
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      PORT: "0",
    });
    await discord.gateway.until("two heartbeats", () => discord.gateway.heartbeats >= 2);
    const before = (await ask(started, "/metrics")).text;
    expect(before).toMatch(/\nafterword_discord_last_heartbeat_age_seconds \d(\.\d+)?\n/u);
    expect(before).toContain("\nafterword_discord_invalid_requests 0\n");
    expect(before).toContain("\nafterword_discord_disconnected 0\n");
    expect(before).toContain('\nafterword_ignored_updates_total{platform="discord"} 0\n');
    expect(before).toContain("\nafterword_up 1\n");
    expect(before).not.toContain(discord.token);
    expect(await ask(started, "/readyz")).toMatchObject({ status: 200 });

    discord.gateway.drop(4004);
    await started.logger.next("discord: the gateway closed for good");
    expect(await ask(started, "/readyz")).toMatchObject({ status: 503 });
    expect(await ask(started, "/healthz")).toMatchObject({ status: 200 });
    expect((await ask(started, "/metrics")).text).toContain("\nafterword_discord_disconnected 1\n");
  });
});
