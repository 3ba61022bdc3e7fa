import { after, type Instant, instant, latest } from "../core/time/instant.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import { runWake, type Wake } from "./run-wake.ts";

interface Timer {
  readonly at: Instant;
  readonly wake: Wake;
}

/**
 * A clock that can be put forward, for trying the product out: the time of another clock, plus what it was
 * advanced by. Nothing else in the product knows of it.
 */
export class AdjustableClock implements Clock {
  readonly #base: Clock;
  readonly #logger: Logger;
  /** In order of time; those of one instant in the order they were armed. */
  readonly #timers: Timer[] = [];
  readonly #running = new Set<Promise<void>>();
  #offsetMs = 0;
  #callOffBase: () => void = () => {};
  #advancing = 0;
  #lastAdvance: Promise<void> = Promise.resolve();

  constructor(base: Clock, logger: Logger) {
    this.#base = base;
    this.#logger = logger;
  }

  now(): Instant {
    return after(this.#base.now(), this.#offsetMs);
  }

  wakeAt(at: Instant, wake: Wake): () => void {
    const timer: Timer = { at, wake };
    const later = this.#timers.findIndex((other) => other.at > at);
    this.#timers.splice(later === -1 ? this.#timers.length : later, 0, timer);
    this.#rearm();
    return () => {
      const index = this.#timers.indexOf(timer);
      if (index === -1) return;
      this.#timers.splice(index, 1);
      this.#rearm();
    };
  }

  /**
   * Moves on by `ms` milliseconds: stops at every timer on the way, in order, those armed meanwhile among them,
   * and waits until what it woke has finished. A second call waits for the first. Not to be awaited inside a
   * wake, which would wait for itself.
   * @throws {RangeError} when `ms` is negative (time does not go back) or leads beyond all dates.
   */
  async advance(ms: number): Promise<void> {
    if (ms < 0) throw new RangeError("a clock can only be put forward");
    this.#advancing += 1;
    this.#callOffBase();
    const moved = this.#lastAdvance.then(() => this.#moveBy(ms));
    this.#lastAdvance = moved.catch(() => {});
    try {
      await moved;
    } finally {
      this.#advancing -= 1;
      this.#rearm();
    }
  }

  async #moveBy(ms: number): Promise<void> {
    const target = after(this.now(), ms);
    while (this.#running.size > 0) await Promise.all(this.#running);
    for (let next = this.#timers[0]; next !== undefined && next.at <= target; next = this.#timers[0]) {
      this.#timers.shift();
      this.#moveTo(next.at);
      await runWake(next.wake, this.#logger);
    }
    this.#moveTo(target);
  }

  #moveTo(at: Instant): void {
    this.#offsetMs = latest(at, this.now()) - this.#base.now();
  }

  /** One timer of the clock beneath, for the earliest of ours. */
  #rearm(): void {
    this.#callOffBase();
    const next = this.#timers[0];
    if (next === undefined || this.#advancing > 0) return;
    this.#callOffBase = this.#base.wakeAt(instant(next.at - this.#offsetMs), () => this.#wakeDue());
  }

  #wakeDue(): void {
    const now = this.now();
    for (let next = this.#timers[0]; next !== undefined && next.at <= now; next = this.#timers[0]) {
      this.#timers.shift();
      const run = runWake(next.wake, this.#logger).finally(() => this.#running.delete(run));
      this.#running.add(run);
    }
    this.#rearm();
  }
}
