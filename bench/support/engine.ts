import { randomUUID } from "node:crypto";
import { BullMqScheduler } from "../../jobs/bullmq-scheduler.ts";
import { WindowScheduler } from "../../jobs/window-scheduler.ts";
import { type App, createApp } from "../../src/app/app.ts";
import type { Platform } from "../../src/core/address.ts";
import type { ReminderRef } from "../../src/core/reminder.ts";
import type { Adapter } from "../../src/ports/adapter.ts";
import type { ReadUpcoming, Scheduler } from "../../src/ports/scheduler.ts";
import type { Store } from "../../src/ports/store.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { FakeLogger } from "../../test/fakes/fake-logger.ts";

export interface Engine {
  readonly scheduler: Scheduler;
  readonly app: App;
  /** Begins to fire; `onFired` is told of the reminders of each call once they are claimed and stored. */
  start(onFired: (due: readonly ReminderRef[]) => void): Promise<void>;
  stop(): Promise<void>;
}

/** The product's engine on a store: by BullMQ where there is a Redis, else in the process. */
export function createEngine(store: Store, adapter: Adapter, redisUrl: string | null): Engine {
  const logger = new FakeLogger();
  const clock = new SystemClock(logger);
  const readUpcoming: ReadUpcoming = (until, limit) =>
    store.transact((tx) => tx.reminders.upcoming(until, limit));
  const parts = { clock, realTime: clock, readUpcoming, logger };
  const scheduler =
    redisUrl === null ? new WindowScheduler(parts) : new BullMqScheduler({ ...parts, url: redisUrl });
  const adapters = new Map<Platform, Adapter>([[adapter.platform, adapter]]);
  const app = createApp({ store, scheduler, clock, logger, adapters, newId: () => randomUUID() });
  return {
    scheduler,
    app,
    start: (onFired) =>
      scheduler.start(async (due) => {
        await app.fire(due);
        onFired(due);
      }),
    stop: async () => {
      await scheduler.close();
      await app.stop();
    },
  };
}
