import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";

/** What every part is given. */
export interface Surroundings {
  /** The time the product lives in. */
  readonly clock: Clock;
  /** The machine's own time, where the product lives in one that can be put forward. */
  readonly realTime: Clock;
  readonly logger: Logger;
}
