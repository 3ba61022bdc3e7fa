import { setTimeout as pass } from "node:timers/promises";
import { after, type Instant, instant } from "../../src/core/time/instant.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { startTelegramDouble, type TelegramDouble } from "../doubles/telegram/telegram-double.ts";
import { zoneAtNoon } from "../e2e/product-harness.ts";
import { talkOnTelegram } from "../e2e/telegram-talk.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { startPostgres } from "../support/servers/start-postgres.ts";
import { startRedis, type TestRedis } from "../support/servers/start-redis.ts";
import { storeDue } from "./store-due.ts";
import { type Timeliness, timeliness } from "./timeliness.ts";

/** Time for the product to be up before the first is due. */
const HEAD_START_MS = 5_000;
/** Redis goes so long after the first is due, and the last are due so long after it is back. */
const MARGIN_MS = 2_000;
const EVERY_MS = 200;
const TALK_EVERY_MS = 500;

export interface RedisOutage extends Timeliness {
  /** How many interviews were logged while Redis was away. */
  readonly logged: number;
  /** The longest that somebody waited for an answer, or for a reminder of what was due at once. */
  readonly slowestAnswerMs: number;
}

/**
 * Takes Redis away from a running product, for so long, while reminders fall due and people log interviews; then
 * gives it back, and waits until all has been sent.
 * @param options.how killed, it refuses; frozen, it takes commands and says nothing.
 * @param options.start the product, with these settings.
 */
export async function loseRedis(options: {
  readonly outageMs: number;
  readonly how: "killed" | "frozen";
  readonly start: (env: Readonly<Record<string, string>>) => Promise<{ readonly stop: () => Promise<void> }>;
}): Promise<RedisOutage> {
  const { outageMs, how, start } = options;
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const telegram = await startTelegramDouble({ clock: new SystemClock(new FakeLogger()) });
  try {
    const url = await postgres.createDatabase();
    const count = Math.ceil((outageMs + 2 * MARGIN_MS) / EVERY_MS);
    const stored = await storeDue(url, telegram, { count, everyMs: EVERY_MS, headStartMs: HEAD_START_MS });
    const product = await start({
      DATABASE_URL: url,
      REDIS_URL: redis.url,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      PORT: "0",
    });
    try {
      await passUntil(after(stored.firstDueAt, MARGIN_MS));
      await redis.kill(how === "killed" ? "SIGKILL" : "SIGSTOP");
      const waits = await talkUntil(after(now(), outageMs), telegram);
      await giveBack(redis, how);
      await stored.allSeen();
      return {
        ...timeliness(stored.due, telegram.messages, stored.firstDueAt),
        logged: waits.length,
        slowestAnswerMs: Math.round(Math.max(...waits)),
      };
    } finally {
      await product.stop();
    }
  } finally {
    await Promise.all([telegram.close(), postgres.stop(), redis.stop()]);
  }
}

const now = (): Instant => instant(Date.now());

async function passUntil(at: Instant): Promise<void> {
  await pass(Math.max(0, at - now()));
}

async function giveBack(redis: TestRedis, how: "killed" | "frozen"): Promise<void> {
  if (how === "killed") await redis.restart();
  else await redis.kill("SIGCONT");
}

/** Lets one person after the other log an interview; gives back how long each waited at the longest. */
async function talkUntil(end: Instant, telegram: TelegramDouble): Promise<readonly number[]> {
  const waits: number[] = [];
  for (let id = 1; now() < end; id += 1) {
    waits.push(await logInterview(id, telegram));
    await pass(TALK_EVERY_MS);
  }
  return waits;
}

async function logInterview(id: number, telegram: TelegramDouble): Promise<number> {
  const talk = talkOnTelegram(telegram, telegram.user({ id }));
  const waits: number[] = [];
  /** Whoever gets no answer at all has waited for as long as the double has patience. */
  const timed = async (answer: Promise<unknown>): Promise<void> => {
    const askedAt = performance.now();
    await answer.catch(() => undefined);
    waits.push(performance.now() - askedAt);
  };
  await timed(
    talk.says(
      "/interview Acme, Developer, today 09:00, Jane Doe (CTO), decision in 9 days",
      /Where are you/u,
    ),
  );
  await timed(talk.says(zoneAtNoon(), /your time should be 12:/u));
  await timed(talk.presses("Yes", /How do they prefer to be reached\?/u));
  await timed(talk.presses("Skip the rest", /Is this right\?/u));
  await timed(talk.presses("Save", /Saved: Acme/u));
  await timed(talk.sees(/^Thank Jane Doe\n/u));
  return Math.max(...waits);
}
