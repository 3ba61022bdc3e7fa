import { type Instant, instant } from "../../../src/core/time/instant.ts";
import { FakeClock } from "../../fakes/fake-clock.ts";
import { Changes } from "./changes.ts";

const START = instant(Date.UTC(2026, 10, 18, 9));

/** A clock that stands still until a test moves it, and tells when somebody waits for it. */
export class WatchedClock extends FakeClock {
  readonly #changes = new Changes();
  readonly #waiting = new Set<{ readonly at: Instant }>();

  constructor(start: Instant = START) {
    super(start);
  }

  override wakeAt(at: Instant, wake: () => void | Promise<void>): () => void {
    const waiter = { at };
    const callOff = super.wakeAt(at, () => {
      this.#waiting.delete(waiter);
      return wake();
    });
    this.#waiting.add(waiter);
    this.#changes.notify();
    return () => {
      this.#waiting.delete(waiter);
      callOff();
    };
  }

  /** Resolves when somebody waits for `withinMs` or less, with the milliseconds that are left for the first. */
  async sleeper(withinMs = Number.POSITIVE_INFINITY): Promise<number> {
    return this.#changes.until("somebody waits for the clock", () => {
      const left = Math.min(...[...this.#waiting].map(({ at }) => at - this.now()));
      return left <= withinMs && left !== Number.POSITIVE_INFINITY ? Math.max(0, left) : undefined;
    });
  }
}
