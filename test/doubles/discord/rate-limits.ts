import { after, type Instant } from "../../../src/core/time/instant.ts";
import type { Clock } from "../../../src/ports/clock.ts";

/** So many requests of one route and one chat in so much time; and of all together, in a second. */
export interface Limits {
  readonly perRoute: { readonly limit: number; readonly windowMs: number };
  readonly global: number;
}

/** Practically none: what tests get that are about something else. */
export const NO_LIMITS: Limits = { perRoute: { limit: 1_000_000, windowMs: 1000 }, global: 1_000_000 };

export interface Counted {
  /** Null when the request may pass. */
  readonly refused: { readonly retryAfterSeconds: number; readonly isGlobal: boolean } | null;
  readonly headers: Readonly<Record<string, string>>;
}

interface Window {
  readonly endsAt: Instant;
  readonly count: number;
}

/** Discord's counting of requests, by windows, with the headers that tell of it. */
export class RateLimits {
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock, limits: Limits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** `major` is the chat, or whatever else a route's limit is counted apart for. */
  count(route: string, major: string, isOutsideGlobal: boolean): Counted {
    const { perRoute, global } = this.#limits;
    const all = isOutsideGlobal ? null : this.#next("", 1000);
    const own = this.#next(`${route} ${major}`, perRoute.windowMs);
    const headers = {
      "x-ratelimit-limit": String(perRoute.limit),
      "x-ratelimit-remaining": String(Math.max(0, perRoute.limit - own.count)),
      "x-ratelimit-reset": String(own.endsAt / 1000),
      "x-ratelimit-reset-after": String(this.#secondsTo(own.endsAt)),
      "x-ratelimit-bucket": Buffer.from(route).toString("hex").slice(0, 24),
    };
    if (all !== null && all.count > global)
      return { refused: { retryAfterSeconds: this.#secondsTo(all.endsAt), isGlobal: true }, headers };
    if (own.count > perRoute.limit)
      return { refused: { retryAfterSeconds: this.#secondsTo(own.endsAt), isGlobal: false }, headers };
    return { refused: null, headers };
  }

  #next(key: string, windowMs: number): Window {
    const now = this.#clock.now();
    const known = this.#windows.get(key);
    const window =
      known === undefined || known.endsAt <= now
        ? { endsAt: this.#later(windowMs), count: 1 }
        : { endsAt: known.endsAt, count: known.count + 1 };
    this.#windows.set(key, window);
    return window;
  }

  #later(ms: number): Instant {
    return after(this.#clock.now(), ms);
  }

  #secondsTo(at: Instant): number {
    return Math.max(0, at - this.#clock.now()) / 1000;
  }
}
