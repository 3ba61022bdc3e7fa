import { type Instant, instant, MINUTE_MS } from "../core/time/instant.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import { runWake, type Wake } from "./run-wake.ts";

/**
 * The longest nap before the wall clock is read again. Timers count on while a laptop sleeps or the wall clock
 * is set right, so one long timer would wake at the wrong time; it also keeps clear of the 24.8 days beyond
 * which `setTimeout` fires at once.
 */
const LONGEST_NAP_MS = MINUTE_MS;

/**
 * The machine's own time. Its timers keep the process alive, since they are what a bot waits for; whoever armed
 * one calls it off when it closes.
 */
export class SystemClock implements Clock {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  now(): Instant {
    return instant(Date.now());
  }

  wakeAt(at: Instant, wake: Wake): () => void {
    let timer: NodeJS.Timeout;
    const nap = () => {
      // A timer may fire a millisecond before the wall clock agrees, so what is left is looked at every time.
      const leftMs = at - Date.now();
      if (leftMs <= 0) void runWake(wake, this.#logger);
      else timer = setTimeout(nap, Math.min(leftMs, LONGEST_NAP_MS));
    };
    timer = setTimeout(nap, Math.min(Math.max(at - Date.now(), 0), LONGEST_NAP_MS));
    return () => clearTimeout(timer);
  }
}
