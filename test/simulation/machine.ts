import { after, type Instant, instant } from "../../src/core/time/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { runWake, type Wake } from "../../src/runtime/run-wake.ts";
import type { Timeline } from "./timeline.ts";

/**
 * What one process runs on: it can die, and it can be frozen, as by a stopped process or a suspended virtual machine,
 * whose clock stands still meanwhile. Its clock may be wrong from the start.
 */
export class Machine implements Clock {
  readonly #timeline: Timeline;
  readonly #logger: Logger;
  #offMs: number;
  #frozenUntilMs = Number.NEGATIVE_INFINITY;
  #isAlive = true;
  #corrections = 0;
  /** Called when it dies, and when it is frozen. */
  readonly onDeath: (() => void)[] = [];
  readonly onFreeze: (() => void)[] = [];

  constructor(timeline: Timeline, options: { readonly offMs: number; readonly logger: Logger }) {
    this.#timeline = timeline;
    this.#offMs = options.offMs;
    this.#logger = options.logger;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  get isFrozen(): boolean {
    return this.#isAlive && this.#timeline.nowMs < this.#frozenUntilMs;
  }

  now(): Instant {
    return instant(this.#timeline.nowMs + this.#offMs);
  }

  wakeAt(at: Instant, wake: Wake): () => void {
    let isOff = false;
    this.#timeline.in(at - this.now(), () => {
      this.resume(() => {
        if (!isOff) void runWake(wake, this.#logger);
      });
    });
    return () => {
      isOff = true;
    };
  }

  /** What its code does next: at once, when it is thawed, or never. */
  resume(run: () => void): void {
    if (!this.#isAlive) return;
    const { nowMs } = this.#timeline;
    if (nowMs < this.#frozenUntilMs) this.#timeline.in(this.#frozenUntilMs - nowMs, () => this.resume(run));
    else run();
  }

  /** @param correctedAfterMs when a clock that stood is set right again; null where it went on. */
  freeze(ms: number, correctedAfterMs: number | null): void {
    if (!this.#isAlive) return;
    this.#frozenUntilMs = this.#timeline.nowMs + ms;
    if (correctedAfterMs !== null) {
      // Nobody reads it before it is thawed.
      this.#offMs -= ms;
      const corrections = this.#corrections;
      this.#timeline.in(ms + correctedAfterMs, () => {
        if (corrections === this.#corrections) this.#offMs += ms;
      });
    }
    for (const tell of this.onFreeze) tell();
  }

  /** Sets the clock right. */
  correct(): void {
    this.#corrections += 1;
    this.#offMs = 0;
  }

  die(): void {
    if (!this.#isAlive) return;
    this.#isAlive = false;
    for (const tell of this.onDeath) tell();
  }

  /** How far its clock has got in so long a time that ends now. */
  hasCounted(since: { readonly trueMs: number; readonly localAt: Instant }): boolean {
    return this.now() - since.localAt >= this.#timeline.nowMs - since.trueMs;
  }

  /** A moment, by the true time and by its own clock. */
  moment(): { readonly trueMs: number; readonly localAt: Instant } {
    return { trueMs: this.#timeline.nowMs, localAt: after(this.now(), 0) };
  }
}
