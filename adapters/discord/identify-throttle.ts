import type { IIdentifyThrottler } from "discord.js";
import { after, type Instant, MINUTE_MS } from "../../src/core/time/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { pause } from "../shared/pause.ts";

/** Discord lets one session begin every five seconds, and a thousand a day. */
const BETWEEN_MS = 5_000;
/** At this pace a day of failures takes under 300 of them. */
const LONGEST_WAIT_MS = 5 * MINUTE_MS;
/** A session that lasted so long was a good one. */
const GOOD_SESSION_MS = 30 * MINUTE_MS;

interface Attempts {
  readonly count: number;
  readonly last: Instant;
}

/**
 * Makes new sessions wait longer the more of them have failed of late. discord.js connects again half a second
 * after every close, whatever the reason, and would use up a day's sessions in an hour and a half.
 */
export class IdentifyThrottle implements IIdentifyThrottler {
  readonly #clock: Clock;
  readonly #attempts = new Map<number, Attempts>();
  #latest: Instant | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws {Error} when `signal` was aborted meanwhile. */
  async waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    const before = this.#attempts.get(shardId);
    const isFresh = before === undefined || now - before.last > GOOD_SESSION_MS;
    const count = isFresh ? 0 : before.count + 1;
    const backoffMs = count === 0 ? 0 : Math.min(BETWEEN_MS * 2 ** (count - 1), LONGEST_WAIT_MS);
    const spacingMs = this.#latest === null ? 0 : Math.max(0, this.#latest + BETWEEN_MS - now);
    const waitMs = Math.max(backoffMs, spacingMs);
    this.#latest = after(now, waitMs);
    this.#attempts.set(shardId, { count, last: this.#latest });
    if (waitMs > 0) await pause(this.#clock, waitMs, signal);
    if (signal.aborted) throw new Error("the connection closed meanwhile");
  }
}
