import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { createConsoleAdapter } from "../adapters/console/adapter.ts";
import { createTelegramAdapter, type TelegramAdapter } from "../adapters/telegram/adapter.ts";
import { TELEGRAM_WEBHOOK_PATH } from "../adapters/telegram/webhook.ts";
import { BullMqScheduler } from "../jobs/bullmq-scheduler.ts";
import { startSweep } from "../jobs/sweep.ts";
import { WindowScheduler } from "../jobs/window-scheduler.ts";
import { createApp } from "./app/app.ts";
import type { Config } from "./config.ts";
import type { Platform } from "./core/address.ts";
import { commandMenu } from "./core/conversation/commands.ts";
import { parseZone, type ZoneId } from "./core/time/zone.ts";
import type { Adapter } from "./ports/adapter.ts";
import type { Clock } from "./ports/clock.ts";
import type { Logger } from "./ports/logger.ts";
import type { ReadUpcoming, Scheduler } from "./ports/scheduler.ts";
import type { Store } from "./ports/store.ts";
import { AdjustableClock } from "./runtime/adjustable-clock.ts";
import { type HttpServer, startHttpServer } from "./runtime/http-server.ts";
import { SystemClock } from "./runtime/system-clock.ts";
import { createStore } from "./store/create-store.ts";
import { migrate } from "./store/migrate.ts";
import { openPglite } from "./store/open-pglite.ts";
import { openPostgres } from "./store/open-postgres.ts";

/** What was missed is found this much later at the most. */
const SWEEP_EVERY_MS = 2_000;

/** Where the console talks with the person. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly interactive: boolean;
  readonly color: boolean;
}

export interface Product {
  /** One line for the log: which database, which engine, which platforms. */
  readonly summary: { readonly database: string; readonly engine: string; readonly platforms: string };
  /** Null while the console is the only platform. */
  readonly http: HttpServer | null;
  /** Resolves when the person has left the console; never where there is none. */
  readonly ended: Promise<void>;
  /** Stops taking things in, finishes what is on its way, closes everything. Idempotent. */
  readonly stop: () => Promise<void>;
}

/**
 * Puts the product together from its configuration and starts it. This is the one place that knows every part.
 * @throws when a part cannot start: the database cannot be opened, a token is refused, the port is taken.
 */
export async function startProduct(config: Config, logger: Logger, terminal: Terminal): Promise<Product> {
  const realTime = new SystemClock(logger);
  // A database that others may share must not see a time that was made up: their reminders would be sent early.
  const isTryOut = config.telegram === null && config.databaseUrl === null;
  const clock = isTryOut ? new AdjustableClock(realTime, logger) : realTime;
  const { store, database } = await openStore(config, { clock, realTime, logger });
  const scheduler = createScheduler(config, { store, clock, realTime, logger });
  const adapters = new Map<Platform, Adapter>();
  const app = createApp({ store, scheduler, clock, logger, adapters, newId: () => randomUUID() });
  const leaving = new AbortController();
  const telegram = config.telegram === null ? null : telegramAdapter(config.telegram, clock, logger);
  const adapter =
    telegram ?? consoleAdapter(terminal, { clock, logger, idle: app.idle, onEnd: () => leaving.abort() });
  adapters.set(adapter.platform, adapter);

  // The try-out clock stops at every reminder until it has been shown, so that each is seen at its own time.
  await scheduler.start(clock === realTime ? app.fire : (due) => app.fire(due).then(app.idle));
  const sweep = startSweep({ sweep: app.reconcile, everyMs: SWEEP_EVERY_MS, realTime, logger });
  const http = telegram === null ? null : await serve(config.port, telegram, store);
  const ended = aborted(leaving.signal);
  await adapter.start(app.onEvent);
  return {
    summary: {
      database,
      engine: scheduler.engine,
      platforms: [...adapters.keys()].join(", "),
    },
    http,
    ended,
    stop: once(async () => {
      await adapter.stop();
      await http?.stop();
      await sweep.stop();
      await scheduler.close();
      await app.stop();
      await store.close();
    }),
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Runs `work` the first time and gives the same promise every time after. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= work();
    return running;
  };
}

interface Clocks {
  readonly clock: Clock;
  /** The machine's own time, where the product runs on a clock that can be put forward. */
  readonly realTime: Clock;
  readonly logger: Logger;
}

async function openStore(
  config: Config,
  { clock, realTime, logger }: Clocks,
): Promise<{ readonly store: Store; readonly database: string }> {
  const { databaseUrl, dataDir } = config;
  const database =
    databaseUrl === null
      ? await openPglite({ folder: join(dataDir, "database"), clock: realTime, logger })
      : openPostgres(databaseUrl, logger);
  try {
    await migrate(database.pool);
  } catch (error) {
    await database.close();
    throw error;
  }
  // Several processes may share a Postgres, so its own clock decides what is due.
  return {
    store: createStore(database, { clock: databaseUrl === null ? clock : null }),
    database: database.engine,
  };
}

function createScheduler(
  config: Config,
  { store, ...clocks }: Clocks & { readonly store: Store },
): Scheduler {
  const readUpcoming: ReadUpcoming = (until, limit) =>
    store.transact((tx) => tx.reminders.upcoming(until, limit));
  const { clock, realTime, logger } = clocks;
  return config.redisUrl === null
    ? new WindowScheduler({ clock, readUpcoming, logger })
    : new BullMqScheduler({ url: config.redisUrl, clock, realTime, readUpcoming, logger });
}

function telegramAdapter(
  config: NonNullable<Config["telegram"]>,
  clock: Clock,
  logger: Logger,
): TelegramAdapter {
  return createTelegramAdapter({ ...config, commands: { "": commandMenu("en") }, clock, logger });
}

function consoleAdapter(
  terminal: Terminal,
  parts: {
    readonly clock: Clock;
    readonly logger: Logger;
    readonly idle: () => Promise<void>;
    readonly onEnd: () => void;
  },
): Adapter {
  const { clock } = parts;
  return createConsoleAdapter({
    ...terminal,
    ...parts,
    zone: systemZone(),
    userName: null,
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
    newId: () => randomUUID(),
    onAdvance: clock instanceof AdjustableClock ? (byMs) => clock.advance(byMs) : null,
  });
}

/** @throws {Error} when this machine's time zone has no name. */
function systemZone(): ZoneId {
  const zone = parseZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? parseZone("UTC");
  if (zone === null) throw new Error("this machine knows no time zones");
  return zone;
}

function serve(port: number, telegram: TelegramAdapter, store: Store): Promise<HttpServer> {
  return startHttpServer({
    port,
    isReady: () => store.transact(() => Promise.resolve(true)),
    routes: { [TELEGRAM_WEBHOOK_PATH]: (request, response) => telegram.handleWebhook(request, response) },
  });
}
