import { after } from "../src/core/time/instant.ts";
import type { Clock } from "../src/ports/clock.ts";

export interface Repeat {
  /** Ends it and waits for the run that goes on. Idempotent. */
  stop(): Promise<void>;
}

/**
 * Runs `work` at once, and again `everyMs` after each run has ended: never two at once. `work` handles its own
 * errors.
 *
 * `realTime` is the machine's clock, also where the product runs on one that can be put forward: this is for
 * what guards against faults of the world outside, which come by real time, and a clock put forward by a month
 * would otherwise run it half a million times.
 */
export function repeat(
  work: () => Promise<void>,
  options: { readonly everyMs: number; readonly realTime: Clock },
): Repeat {
  const { everyMs, realTime } = options;
  let stopped = false;
  let callOff: (() => void) | null = null;
  let running = run();

  async function run(): Promise<void> {
    await work();
    if (stopped) return;
    callOff = realTime.wakeAt(after(realTime.now(), everyMs), async () => {
      running = run();
      await running;
    });
  }

  return {
    async stop() {
      stopped = true;
      callOff?.();
      await running;
    },
  };
}
