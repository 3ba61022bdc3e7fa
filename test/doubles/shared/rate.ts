import type { Instant } from "../../../src/core/time/instant.ts";
import type { Clock } from "../../../src/ports/clock.ts";

/** `burst` requests at once, then `perSecond` of them. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** A token bucket for each key. */
export class RateLimiter {
  readonly #buckets = new Map<string, { tokens: number; at: Instant }>();
  readonly #clock: Clock;
  readonly #rate: Rate;

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** Null when the request may pass, else the seconds to wait (at least 1). */
  take(key: string): number | null {
    const now = this.#clock.now();
    const bucket = this.#buckets.get(key) ?? { tokens: this.#rate.burst, at: now };
    const refilled = bucket.tokens + ((now - bucket.at) / 1000) * this.#rate.perSecond;
    const tokens = Math.min(this.#rate.burst, refilled);
    const passes = tokens >= 1;
    this.#buckets.set(key, { tokens: passes ? tokens - 1 : tokens, at: now });
    return passes ? null : Math.max(1, Math.ceil((1 - tokens) / this.#rate.perSecond));
  }
}
