import type { Instant } from "../../src/core/time/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { AdjustableClock } from "../../src/runtime/adjustable-clock.ts";
import { FakeLogger } from "./fake-logger.ts";

/** A clock that stands still, and wakes only whom it should have woken before. */
function frozenAt(at: Instant): Clock {
  return {
    now: () => at,
    wakeAt(when, wake) {
      if (when > at) return () => {};
      const soon = setImmediate(() => void wake());
      return () => clearImmediate(soon);
    },
  };
}

/** Time that passes only when the test says so: `await clock.advance(ms)`. */
export class FakeClock extends AdjustableClock {
  constructor(start: Instant, logger: Logger = new FakeLogger()) {
    super(frozenAt(start), logger);
  }
}
