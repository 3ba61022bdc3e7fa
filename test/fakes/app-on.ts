import { randomUUID } from "node:crypto";
import { WindowScheduler } from "../../jobs/window-scheduler.ts";
import { type App, createApp } from "../../src/app/app.ts";
import type { Platform } from "../../src/core/address.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import type { Adapter } from "../../src/ports/adapter.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import type { Store } from "../../src/ports/store.ts";
import { createStore } from "../../src/store/create-store.ts";
import type { Database } from "../../src/store/database.ts";
import { unpaced } from "./unpaced.ts";

/** The whole app behind one platform, on a database and a clock that the test moves. */
export interface AppOn {
  readonly app: App;
  readonly store: Store;
  /** Stops all but the adapter, and leaves the database open. */
  readonly stop: () => Promise<void>;
}

export async function appOn(
  database: Database,
  { adapter, clock, logger }: { readonly adapter: Adapter; readonly clock: Clock; readonly logger: Logger },
): Promise<AppOn> {
  const store = createStore({ ...database, close: () => Promise.resolve() }, { clock });
  const readUpcoming = (until: Instant, limit: number) =>
    store.transact((tx) => tx.reminders.upcoming(until, limit));
  const scheduler = new WindowScheduler({ clock, readUpcoming, logger });
  const adapters = new Map<Platform, Adapter>([[adapter.platform, unpaced(adapter)]]);
  const app = createApp({ store, scheduler, clock, logger, adapters, newId: () => randomUUID() });
  await scheduler.start((due) => app.fire(due).then(app.idle));
  return {
    app,
    store,
    stop: async () => {
      await scheduler.close();
      await app.stop();
    },
  };
}
