import { WindowScheduler } from "../../jobs/window-scheduler.ts";
import type { Config } from "../config.ts";
import type { ReadUpcoming, Scheduler } from "../ports/scheduler.ts";
import type { Store } from "../ports/store.ts";
import type { Surroundings } from "./surroundings.ts";

/** BullMQ where there is a Redis, else the engine in process. What is not used is not loaded. */
export async function createScheduler(
  { redisUrl }: Config,
  store: Store,
  { clock, realTime, logger }: Surroundings,
): Promise<Scheduler> {
  const readUpcoming: ReadUpcoming = (until, limit) =>
    store.direct((tx) => tx.reminders.upcoming(until, limit));
  if (redisUrl === null) return new WindowScheduler({ clock, readUpcoming, logger });
  const { BullMqScheduler } = await import("../../jobs/bullmq-scheduler.ts");
  return new BullMqScheduler({ url: redisUrl, clock, realTime, readUpcoming, logger });
}
