import type { Clock } from "../src/ports/clock.ts";
import type { Logger } from "../src/ports/logger.ts";
import { type Repeat, repeat } from "./repeat.ts";

/**
 * Runs `sweep` at once and then `everyMs` after each run, beside whichever engine fires: what an engine missed
 * (Redis wiped, a crash between the commit and the arming) is at most that much later.
 * @param options.sweep finds what is overdue and fires it; gives back how many it found.
 * @param options.realTime see `repeat`.
 */
export function startSweep(options: {
  readonly sweep: () => Promise<number>;
  readonly everyMs: number;
  readonly realTime: Clock;
  readonly logger: Logger;
}): Repeat {
  const { sweep, logger } = options;
  let failing = false;

  async function sweepOnce(): Promise<void> {
    try {
      const count = await sweep();
      if (failing) logger.info("sweep works again");
      failing = false;
      if (count > 0) logger.info("sweep found overdue work", { count });
    } catch (error) {
      // The database may be away for an hour; one line says it.
      if (!failing) logger.error("sweep failed", error);
      failing = true;
    }
  }

  return repeat(sweepOnce, options);
}
