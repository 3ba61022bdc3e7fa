import type { Adapter } from "../../src/ports/adapter.ts";

/** The adapter of a platform that takes any number of messages at once: where a clock stands still, no pace can. */
export function unpaced(adapter: Adapter): Adapter {
  return {
    platform: adapter.platform,
    showHome: adapter.showHome,
    start: (onEvent) => adapter.start(onEvent),
    send: (to, view, attempt) => adapter.send(to, view, attempt),
    update: (ref, view) => adapter.update(ref, view),
    remove: (ref) => adapter.remove(ref),
    limitsOf: () => [],
    stop: () => adapter.stop(),
  };
}
