import { randomUUID } from "node:crypto";
import { PassThrough } from "node:stream";
import { startSweep } from "../../jobs/sweep.ts";
import { createApp } from "../../src/app/app.ts";
import { createPlatforms } from "../../src/composition/create-platforms.ts";
import { createScheduler } from "../../src/composition/create-scheduler.ts";
import { readConfig } from "../../src/config.ts";
import type { Platform } from "../../src/core/address.ts";
import { MINUTE_MS } from "../../src/core/time/instant.ts";
import type { Adapter } from "../../src/ports/adapter.ts";
import { AdjustableClock } from "../../src/runtime/adjustable-clock.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { createStore } from "../../src/store/create-store.ts";
import { openPostgres } from "../../src/store/open-postgres.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";

const SWEEP_EVERY_MS = 2_000;
const FAST_BY_MS = 10 * MINUTE_MS;

/**
 * Puts the product together as it is, but for one thing, to show that a harness sees the difference: nobody looks
 * for what the engine missed, or a clock that is ten minutes fast decides what is due instead of the database's.
 * @param env with Postgres, Redis and Telegram.
 */
export async function startFlawedProduct(
  env: Readonly<Record<string, string>>,
  flaw: "no sweep" | "trusts its clock",
): Promise<{ readonly stop: () => Promise<void> }> {
  const logger = new FakeLogger();
  const realTime = new SystemClock(logger);
  const clock = new AdjustableClock(realTime, logger);
  const trusts = flaw === "trusts its clock";
  if (trusts) await clock.advance(FAST_BY_MS);
  const config = readConfig(env);
  const store = createStore(openPostgres(config.databaseUrl ?? "", logger), { clock: trusts ? clock : null });
  const surroundings = { clock, realTime, logger };
  const scheduler = await createScheduler(config, store, surroundings);
  const adapters = new Map<Platform, Adapter>();
  const app = createApp({ store, scheduler, clock, logger, adapters, newId: () => randomUUID() });
  const terminal = {
    input: new PassThrough(),
    output: new PassThrough(),
    interactive: false,
    color: false,
  };
  const platforms = await createPlatforms(config, { ...surroundings, app, terminal, onEnd: () => undefined });
  for (const { adapter } of platforms) adapters.set(adapter.platform, adapter);
  await scheduler.start(app.fire);
  const sweep = trusts
    ? startSweep({ sweep: app.reconcile, everyMs: SWEEP_EVERY_MS, realTime, logger })
    : null;
  for (const { adapter } of platforms) await adapter.start(app.onEvent);
  return {
    stop: async () => {
      for (const { adapter } of platforms) await adapter.stop();
      await sweep?.stop();
      await scheduler.close();
      await app.stop();
      await store.close();
    },
  };
}
