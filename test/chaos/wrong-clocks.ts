import { instant } from "../../src/core/time/instant.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { startTelegramDouble } from "../doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { startPostgres } from "../support/servers/start-postgres.ts";
import { startRedis } from "../support/servers/start-redis.ts";
import { startBot } from "../support/start-bot.ts";
import { storeDue } from "./store-due.ts";
import { type Timeliness, timeliness } from "./timeliness.ts";

/** Time for several processes to start beside each other on a busy machine. */
const HEAD_START_MS = 9_000;
const EVERY_MS = 100;

type Settings = Readonly<Record<string, string>>;

/** What is started with the settings, and how far its clock was found to be off. */
export interface Started {
  readonly offByMs: number;
  readonly stop: () => Promise<void>;
}

export interface WrongClocks extends Timeliness {
  readonly offByMs: readonly number[];
}

/**
 * Runs the product in processes whose clocks are wrong, on one Postgres and one Redis whose clocks are right, while
 * reminders fall due.
 */
export async function remindByWrongClocks(
  reminders: number,
  starts: readonly ((settings: Settings) => Promise<Started>)[],
): Promise<WrongClocks> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const telegram = await startTelegramDouble({ clock: new SystemClock(new FakeLogger()) });
  const running: Started[] = [];
  try {
    const url = await postgres.createDatabase();
    const times = { count: reminders, everyMs: EVERY_MS, headStartMs: HEAD_START_MS };
    const stored = await storeDue(url, telegram, times);
    const settings = {
      DATABASE_URL: url,
      REDIS_URL: redis.url,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      PORT: "0",
    };
    running.push(...(await Promise.all(starts.map((start) => start(settings)))));
    const readyAt = instant(Date.now());
    await stored.allSeen();
    return {
      ...timeliness(stored.due, telegram.messages, readyAt),
      offByMs: running.map(({ offByMs }) => offByMs),
    };
  } finally {
    await Promise.all(running.map(({ stop }) => stop()));
    await Promise.all([telegram.close(), postgres.stop(), redis.stop()]);
  }
}

/** The product as a process of its own whose clock is off by so much. */
export async function startSkewed(skewMs: number, settings: Settings): Promise<Started> {
  const env = { ...settings, SKEW_MS: String(skewMs) };
  const bot = startBot({ env, preload: ["./test/chaos/skewed-date.ts"] });
  const { time } = await bot.logged("ready");
  return { offByMs: Date.parse(time) - Date.now(), stop: () => bot.end("SIGTERM") };
}
