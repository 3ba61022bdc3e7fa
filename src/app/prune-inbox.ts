import { after, DAY_MS, HOUR_MS, type Instant, instant } from "../core/time/instant.ts";
import type { AppPorts } from "./app-ports.ts";

/** Platforms tell an event again within minutes, Telegram within a day at the longest; then nobody asks any more. */
const KEEP_MS = 7 * DAY_MS;
/** So many at a time, so that no statement takes long. */
const ROWS = 5_000;

/**
 * Gives back a function that forgets the ids of old events, to be called as often as one likes: it looks once an
 * hour, and at every call while there are more than fit into one.
 */
export function createInboxPruning({ store, clock }: Pick<AppPorts, "store" | "clock">): () => Promise<void> {
  let nextAt: Instant = instant(0);
  return async () => {
    const now = clock.now();
    if (now < nextAt) return;
    const pruned = await store.direct((tx) => tx.inbox.prune(KEEP_MS, ROWS));
    if (pruned < ROWS) nextAt = after(now, HOUR_MS);
  };
}
