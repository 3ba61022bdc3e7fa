import { after } from "../core/time/instant.ts";
import type { Clock } from "../ports/clock.ts";

/** Waiting by the clock, which can be called off for all who wait. */
export interface Sleep {
  /** Resolves after `ms`, or when it is called off; at once from then on. */
  for(ms: number): Promise<void>;
  readonly isCalledOff: boolean;
  callOff(): void;
}

export function createSleep(clock: Clock): Sleep {
  const wakers = new Set<() => void>();
  let isCalledOff = false;
  return {
    for: (ms) => {
      if (ms <= 0 || isCalledOff) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = (): void => {
          callOff();
          wakers.delete(wake);
          resolve();
        };
        const callOff = clock.wakeAt(after(clock.now(), Math.ceil(ms)), wake);
        wakers.add(wake);
      });
    },
    get isCalledOff() {
      return isCalledOff;
    },
    callOff: () => {
      isCalledOff = true;
      for (const wake of wakers) wake();
    },
  };
}
