import { randomUUID } from "node:crypto";
import { startSweep } from "../../jobs/sweep.ts";
import { createApp } from "../app/app.ts";
import { LEASE, type Lease } from "../app/lease.ts";
import { type Config, isConsoleOnly } from "../config.ts";
import type { Platform } from "../core/address.ts";
import type { Adapter } from "../ports/adapter.ts";
import type { Logger } from "../ports/logger.ts";
import { AdjustableClock } from "../runtime/adjustable-clock.ts";
import { type HttpServer, startHttpServer } from "../runtime/http-server.ts";
import { SystemClock } from "../runtime/system-clock.ts";
import { createPlatforms, type Terminal } from "./create-platforms.ts";
import { createScheduler } from "./create-scheduler.ts";
import { type Intake, openIntake } from "./open-intake.ts";
import { openStore } from "./open-store.ts";
import { Opened } from "./opened.ts";
import { productMetrics } from "./platform-metrics.ts";
import type { Surroundings } from "./surroundings.ts";

/** What was missed is found this much later at the most. */
const SWEEP_EVERY_MS = 2_000;

export interface Product {
  /** For the line that says what runs: which database, which engine, which platforms. */
  readonly summary: { readonly database: string; readonly engine: string; readonly platforms: string };
  /** Null while the console is the only platform. */
  readonly http: HttpServer | null;
  /** Resolves when the person has left the console; never where there is none. */
  readonly ended: Promise<void>;
  /** Resolves when it can do its work no more, which has been logged: stop it, and start it anew. */
  readonly failed: Promise<void>;
  /** Stops taking things in, finishes what is on its way or gives it up, closes everything. Idempotent. */
  readonly stop: () => Promise<void>;
}

/**
 * Puts the product together from its configuration and starts it. This is the one place that knows every part.
 * @param lease see `createApp`.
 * @throws when a part cannot start: the database cannot be opened, a token is refused, the port is taken. What
 * had been opened by then is closed again.
 */
export async function startProduct(
  config: Config,
  logger: Logger,
  terminal: Terminal,
  lease: Lease = LEASE,
): Promise<Product> {
  const surroundings = surroundingsOf(config, logger);
  const { clock, realTime } = surroundings;
  const opened = new Opened({ realTime, logger });
  try {
    const { store, engine: database } = await openStore(config, surroundings);
    opened.add("database", () => store.close());
    const scheduler = await createScheduler(config, store, surroundings);
    const adapters = new Map<Platform, Adapter>();
    const ports = { store, scheduler, clock, logger, adapters, newId: () => randomUUID() };
    const app = createApp(ports, lease);
    opened.add("messages", app.stop);
    const leaving = new AbortController();
    const onEnd = () => leaving.abort();
    const platforms = await createPlatforms(config, { ...surroundings, app, terminal, onEnd });
    for (const { adapter } of platforms) adapters.set(adapter.platform, adapter);

    opened.add("intake", () => scheduler.close());
    // The try-out clock stops at every reminder until it has been shown, so that each is seen at its own time.
    await scheduler.start(clock === realTime ? app.fire : (due) => app.fire(due).then(app.idle));
    const sweep = startSweep({ sweep: app.reconcile, everyMs: SWEEP_EVERY_MS, realTime, logger });
    opened.add("intake", () => sweep.stop());
    const intakes = new Map<Platform, Intake>();
    const http = adapters.has("console")
      ? null
      : await startHttpServer({
          port: config.port,
          isReady: async () =>
            !platforms.some(({ isShutOut }) => isShutOut()) && store.transact(() => Promise.resolve(true)),
          metrics: () => productMetrics(platforms, intakes, app),
          routes: Object.assign({}, ...platforms.map(({ routes }) => routes)),
        });
    if (http !== null) opened.add("intake", () => http.stop());
    const { onEvent } = app;
    const { databaseUrl } = config;
    for (const platform of platforms) {
      const intake = await openIntake(platform, { onEvent, databaseUrl, realTime, logger });
      opened.add("intake", intake.stop);
      intakes.set(platform.adapter.platform, intake);
    }
    const ended = aborted(leaving.signal);
    const failed = Promise.race([...intakes.values()].map((intake) => intake.failed));
    const summary = { database, engine: scheduler.engine, platforms: [...adapters.keys()].join(", ") };
    return { summary, http, ended, failed, stop: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** A clock that can be put forward is for trying out alone, on data that nobody else has. */
function surroundingsOf(config: Config, logger: Logger): Surroundings {
  const realTime = new SystemClock(logger);
  // A database that others may share must not see a time that was made up: their reminders would be sent early.
  const isTryOut = isConsoleOnly(config) && config.databaseUrl === null;
  return { clock: isTryOut ? new AdjustableClock(realTime, logger) : realTime, realTime, logger };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
