import { after } from "../../src/core/time/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";

/** Waits `ms` by the clock, or until `signal` is aborted. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      cancel();
      signal.removeEventListener("abort", end);
      resolve();
    };
    const cancel = clock.wakeAt(after(clock.now(), ms), end);
    signal.addEventListener("abort", end, { once: true });
  });
}
