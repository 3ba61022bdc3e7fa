import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { doctor } from "../../src/composition/doctor.ts";
import { lockFolder } from "../../src/store/folder-lock.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openPglite } from "../../src/store/open-pglite.ts";
import { startDiscordDouble } from "../doubles/discord/discord-double.ts";
import { startTelegramDouble } from "../doubles/telegram/telegram-double.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { newRedisDatabase } from "../support/servers/new-redis-database.ts";
import { startRedis } from "../support/servers/start-redis.ts";
import { newEmptyPostgresDatabase, newPostgresDatabase } from "../support/stores/new-postgres-database.ts";
import { at } from "../support/stores/samples.ts";

let folder = "";
let closers: (() => unknown)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "afterword-doctor-"));
});
afterEach(async () => {
  for (const close of closers) await close();
  closers = [];
  await rm(folder, { recursive: true });
});

async function examine(env: Readonly<Record<string, string>>, withinMs?: number) {
  const lines: string[] = [];
  const limit = withinMs === undefined ? {} : { withinMs };
  const isWell = await doctor({ DATA_DIR: folder, ...env }, { write: (line) => lines.push(line), ...limit });
  return { isWell, text: lines.join("\n"), lines };
}

async function telegram() {
  const double = await startTelegramDouble();
  closers.push(() => double.close());
  return {
    double,
    settings: { TELEGRAM_BOT_TOKEN: double.token, TELEGRAM_API_ROOT: double.apiRoot },
  };
}

async function discord() {
  const double = await startDiscordDouble();
  closers.push(() => double.close());
  return { double, settings: { DISCORD_TOKEN: double.token, DISCORD_API_URL: double.apiUrl } };
}

/** A port on which somebody listens and never says a word. */
async function silentPort(): Promise<number> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.on("error", () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** All four, where nobody answers. */
const everythingAt = (port: number): Readonly<Record<string, string>> => ({
  DATABASE_URL: `postgres://ada:hush-hush@127.0.0.1:${port}/none`,
  REDIS_URL: `redis://:hush-hush@127.0.0.1:${port}`,
  TELEGRAM_BOT_TOKEN: "123456:hush-hush",
  TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
  DISCORD_TOKEN: "NDAwMDAwMDAwMDAwMDAwMDAx.hush.hush-hush",
  DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
});

describe("the doctor, when all works", () => {
  it("says so of every part, and shows no secret", async () => {
    const [telegramSide, discordSide] = await Promise.all([telegram(), discord()]);
    const env = {
      DATABASE_URL: await newPostgresDatabase(),
      REDIS_URL: await newRedisDatabase(),
      ...telegramSide.settings,
      ...discordSide.settings,
    };
    const { isWell, text } = await examine(env);
    expect(text).toContain("DATABASE_URL is set");
    expect(text).toContain(`TELEGRAM_API_ROOT is ${env.TELEGRAM_API_ROOT}`);
    expect(text).toMatch(/^ok +Database: Postgres answers; its tables are at version (\d+), the newest\.$/mu);
    expect(text).toMatch(
      /^ok +Redis: answers, with hz 250, appendonly yes, maxmemory-policy noeviction\.$/mu,
    );
    expect(text).toMatch(/^ok +Telegram: .* the bot is @AfterwordTestBot, read by long polling\.$/mu);
    expect(text).toMatch(/^ok +Discord: .* the bot is Afterword\. It needs no permissions\.$/mu);
    const links = text.match(/https:\/\/discord\.com\/oauth2\/authorize\?\S+/gu) ?? [];
    expect(links.map((link) => Object.fromEntries(new URL(link).searchParams))).toEqual([
      {
        client_id: "400000000000000001",
        integration_type: "0",
        permissions: "0",
        scope: "bot applications.commands",
      },
      { client_id: "400000000000000001", integration_type: "1", scope: "applications.commands" },
    ]);
    expect(isWell).toBe(true);
    for (const secret of [env.TELEGRAM_BOT_TOKEN, env.DISCORD_TOKEN, env.DATABASE_URL, env.REDIS_URL]) {
      expect(text).not.toContain(secret);
    }
  });

  it("tells what a start without any setting would use", async () => {
    const { isWell, text } = await examine({});
    expect(isWell).toBe(true);
    expect(text).toContain(`the first start makes it in ${folder}/database`);
    expect(text).toContain("talks with you in the terminal");
    expect(text).not.toContain("FAULT");
  });
});

describe("the doctor, about the database", () => {
  it("finds the built-in one and its version, and leaves it closed", async () => {
    const path = join(folder, "database");
    const open = () =>
      openPglite({
        folder: path,
        clock: new FakeClock(at("2026-11-22T09:00:00Z")),
        logger: new FakeLogger(),
      });
    const made = await open();
    await migrate(made.pool);
    await made.close();
    expect((await examine({})).text).toMatch(/built-in one in .* version (\d+), the newest\./u);
    await (await open()).close();
  });

  it("does not open the built-in one while somebody has it", async () => {
    const unlock = lockFolder(join(folder, "database"));
    const { isWell, text } = await examine({});
    unlock();
    expect(text).toMatch(/^note +Database: not looked into, because it is in use\.$/mu);
    expect(text).toContain(`process ${process.pid}`);
    expect(isWell).toBe(true);
  });

  it("says when a folder cannot be one", async () => {
    const { isWell, text } = await examine({ DATA_DIR: "/dev/null" });
    expect(isWell).toBe(false);
    expect(text).toMatch(/^FAULT +Database: \/dev\/null\/database cannot be used: .*\n +Choose a folder/mu);
  });

  it("says when the folder holds something else", async () => {
    await mkdir(join(folder, "database"));
    await writeFile(join(folder, "database", "diary.txt"), "dear");
    const { isWell, text } = await examine({});
    expect(isWell).toBe(false);
    expect(text).toContain("cannot be used: it holds something else.");
  });

  it("tells tables that are not made yet, and those of a newer version", async () => {
    const url = await newEmptyPostgresDatabase();
    expect((await examine({ DATABASE_URL: url })).text).toContain("the first start makes the tables");
    const newer = await newPostgresDatabase();
    const client = new Client({ connectionString: newer });
    await client.connect();
    await client.query("INSERT INTO schema_migrations VALUES (999, '0999_of_the_future.sql', now())");
    await client.end();
    const { isWell, text } = await examine({ DATABASE_URL: newer });
    expect(text).toContain("was made by a newer version of Afterword (999;");
    expect(isWell).toBe(false);
  });
});

async function order(url: string, ...[command = "", ...words]: readonly string[]): Promise<void> {
  const redis = new Redis(url);
  await redis.call(command, ...words);
  redis.disconnect();
}

describe("the doctor, about Redis", () => {
  it("goes on where the settings may not be read", async () => {
    const redis = await startRedis();
    closers.push(() => redis.stop());
    await order(redis.url, "ACL", "SETUSER", "guest", "on", ">hush-hush", "~*", "+@all", "-config");
    const { isWell, text } = await examine({ REDIS_URL: redis.url.replace("//", "//guest:hush-hush@") });
    expect(text).toMatch(/^note +Redis: answers, but does not let its settings be read\.$/mu);
    expect(text).not.toContain("hush-hush");
    expect(isWell).toBe(true);
  });

  it("says which settings could be better, and that it works all the same", async () => {
    const redis = await startRedis({ settings: { appendonly: "no", "maxmemory-policy": "allkeys-lru" } });
    closers.push(() => redis.stop());
    const { isWell, text } = await examine({ REDIS_URL: redis.url });
    expect(text).toMatch(
      /^note +Redis: answers, with hz 250, appendonly no, maxmemory-policy allkeys-lru\.$/mu,
    );
    expect(text).toContain("Set appendonly to yes; as it is, ");
    expect(text).toContain("Set maxmemory-policy to noeviction; as it is, ");
    expect(isWell).toBe(true);
  });

  it("says when a password is wanted", async () => {
    const redis = await startRedis();
    await order(redis.url, "CONFIG", "SET", "requirepass", "another");
    closers.push(() => redis.stop());
    const { isWell, text } = await examine({ REDIS_URL: redis.url.replace("//", "//:hush-hush@") });
    expect(text).toMatch(/^FAULT +Redis: cannot be used: .*(WRONGPASS|NOAUTH)/mu);
    expect(text).not.toContain("hush-hush");
    expect(isWell).toBe(false);
  });
});

describe("the doctor, about a platform", () => {
  it("says that a token is refused, and where to get another", async () => {
    const [telegramSide, discordSide] = await Promise.all([telegram(), discord()]);
    const { isWell, text } = await examine({
      ...telegramSide.settings,
      ...discordSide.settings,
      TELEGRAM_BOT_TOKEN: "1:hush-hush",
      DISCORD_TOKEN: "NDAwMDAwMDAwMDAwMDAwMDAx.hush.hush-hush",
    });
    expect(text).toMatch(/^FAULT +Telegram: refuses the bot token\.\n +Ask BotFather/mu);
    expect(text).toMatch(/^FAULT +Discord: refuses the bot token\.\n +Make a new one/mu);
    expect(text).not.toContain("hush-hush");
    expect(isWell).toBe(false);
  });

  it("does not take just any server for the platform's", async () => {
    const [telegramSide, discordSide] = await Promise.all([telegram(), discord()]);
    telegramSide.double.faults.next({ kind: "5xx-before", status: 502, method: "getMe" });
    discordSide.double.faults.next({ kind: "5xx-before", status: 503, method: "getApplication" });
    const { isWell, text } = await examine({ ...telegramSide.settings, ...discordSide.settings });
    expect(text).toContain("Telegram: answers 502, and not as Telegram does.");
    expect(text).toContain("Discord: answers 503, and not as Discord does.");
    expect(isWell).toBe(false);
  });
});

describe("the doctor, when nothing can be reached", () => {
  it("tells it of each, with what to do, and shows no secret", async () => {
    const port = await silentPort();
    for (const close of closers.splice(0)) await close();
    const { isWell, text, lines } = await examine(everythingAt(port));
    expect(isWell).toBe(false);
    expect(lines.filter((line) => line.startsWith("FAULT"))).toHaveLength(4);
    expect(text.match(/nothing listens there/gu)).toHaveLength(4);
    expect(text).not.toContain("hush");
  });

  it("waits for no answer longer than its time limit, and goes on", async () => {
    const { settings } = await telegram();
    const env = { ...everythingAt(await silentPort()), ...settings };
    const { isWell, text } = await examine(env, 500);
    expect(isWell).toBe(false);
    expect(text.match(/no answer within 0\.5 s/gu)).toHaveLength(3);
    expect(text).toContain("@AfterwordTestBot");
  });

  it("tells of settings that cannot be read, and of nothing else", async () => {
    const { isWell, text } = await examine({ PORT: "many", TELEGRAM_BOT_TOKEN: "hush-hush" });
    expect(isWell).toBe(false);
    expect(text).toMatch(/^FAULT +The settings cannot be used:$/mu);
    expect(text).toContain("PORT must be a port number such as 8080");
    expect(text).not.toContain("hush-hush");
    expect(text).not.toContain("Database");
  });
});
