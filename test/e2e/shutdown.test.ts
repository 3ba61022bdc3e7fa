import { Client, type QueryResultRow } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { say } from "../../src/core/text/say.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { storeDue } from "../chaos/store-due.ts";
import { startTelegramDouble, type TelegramDouble } from "../doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { createGate } from "../fakes/gate.ts";
import { type Bot, startBot } from "../support/start-bot.ts";
import { newEmptyPostgresDatabase } from "../support/stores/new-postgres-database.ts";

/** More than go out at Telegram's pace before the bot is told to stop. */
const REMINDERS = 150;
/** What a process that is told to stop may take, and a slow machine on top. */
const SHUTDOWN_MS = 9_500;

let url: string;
let telegram: TelegramDouble;
let bots: Bot[];

beforeEach(async () => {
  url = await newEmptyPostgresDatabase();
  telegram = await startTelegramDouble({ clock: new SystemClock(new FakeLogger()) });
  bots = [];
});
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.end("SIGKILL")));
  await telegram.close();
});

function start(): Bot {
  const env = {
    DATABASE_URL: url,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  };
  const bot = startBot({ env });
  bots.push(bot);
  return bot;
}

async function ask<Row extends QueryResultRow>(query: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}

/** How many deliveries are in which state, and how many of them are doubtful. */
async function deliveries(): Promise<Readonly<Record<string, number>>> {
  const rows = await ask<{ state: string; count: number }>(
    `SELECT state || CASE WHEN uncertain > 0 THEN ' in doubt' ELSE '' END AS state, count(*)::integer AS count
      FROM deliveries GROUP BY 1`,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** Due at once, each of somebody of their own. */
const reminders = (count = REMINDERS) => storeDue(url, telegram, { count, everyMs: 0, headStartMs: 0 });

/** As it does after twenty seconds. */
async function leaseRunsOut(): Promise<void> {
  await ask("UPDATE deliveries SET lease_until = now() WHERE state = 'sending'");
}

describe("SIGTERM while reminders go out", () => {
  it("begins no other one, ends those that are being sent, and ends with 0; the next start sends the rest", async () => {
    const stored = await reminders();
    const gate = createGate();
    telegram.faults.next({ kind: "slow", method: "sendMessage", release: gate.opened });
    const first = start();
    await expect.poll(() => telegram.calls.of("sendMessage").length, { timeout: 60_000 }).toBeGreaterThan(3);
    process.kill(first.pid, "SIGTERM");
    await first.logged("shutting down");
    gate.open();
    expect(await first.ended).toBe(0);
    const { sent = 0, scheduled = 0, ...others } = await deliveries();
    expect(others).toEqual({});
    expect(sent).toBe(telegram.messages.length);
    expect(scheduled).toBe(REMINDERS - sent);
    expect(scheduled).toBeGreaterThan(REMINDERS / 3);
    start();
    await stored.allSeen();
    expect(telegram.messages).toHaveLength(REMINDERS);
    await expect.poll(deliveries).toEqual({ sent: REMINDERS });
  });

  it("gives up what no platform answers, and ends with 0; whoever takes it over knows of the doubt", async () => {
    await reminders(1);
    telegram.faults.next({ kind: "slow", method: "sendMessage", release: new Promise(() => {}) });
    const first = start();
    await expect.poll(() => telegram.calls.of("sendMessage").length, { timeout: 60_000 }).toBe(1);
    const toldAt = performance.now();
    process.kill(first.pid, "SIGTERM");
    expect(await first.ended).toBe(0);
    expect(performance.now() - toldAt).toBeLessThan(SHUTDOWN_MS);
    expect(await deliveries()).toEqual({ sending: 1 });
    await leaseRunsOut();
    start();
    await expect.poll(deliveries, { timeout: 60_000 }).toEqual({ "sent in doubt": 1 });
    expect(telegram.messages.map(({ text }) => text.includes(say("en", "delivery.repeated")))).toEqual([
      false,
      true,
    ]);
  });

  it("twice ends it at once, whatever is being sent", async () => {
    await reminders();
    telegram.faults.next({ kind: "slow", method: "sendMessage", release: new Promise(() => {}) });
    const bot = start();
    await expect.poll(() => telegram.calls.of("sendMessage").length, { timeout: 60_000 }).toBeGreaterThan(0);
    process.kill(bot.pid, "SIGTERM");
    await bot.logged("shutting down");
    process.kill(bot.pid, "SIGTERM");
    expect(await bot.ended).toBe(143);
    expect((await deliveries())["sending"]).toBeGreaterThan(0);
  });
});
