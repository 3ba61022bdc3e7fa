import { after } from "../core/time/instant.ts";
import type { Clock } from "../ports/clock.ts";

/** Resolves after `ms` by the clock, or when `signal` is aborted. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      callOff();
      signal.removeEventListener("abort", end);
      resolve();
    };
    const callOff = clock.wakeAt(after(clock.now(), Math.ceil(ms)), end);
    signal.addEventListener("abort", end);
  });
}
