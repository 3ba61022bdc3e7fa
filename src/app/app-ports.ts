import type { Platform } from "../core/address.ts";
import type { Adapter } from "../ports/adapter.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { Store } from "../ports/store.ts";

/** All that the use cases need from outside. */
export interface AppPorts {
  readonly store: Store;
  readonly scheduler: Scheduler;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Those that run in this process; a delivery for any other platform waits for a process that runs it. */
  readonly adapters: ReadonlyMap<Platform, Adapter>;
  /** A fresh random UUID with every call, lower case. */
  readonly newId: () => string;
}
