import type { ReminderRef } from "../src/core/reminder.ts";
import type { Logger } from "../src/ports/logger.ts";
import type { Fire } from "../src/ports/scheduler.ts";

/** The most that one call of `fire` gets. */
const BATCH_ROWS = 100;

/** So many calls go on at a time: one waits for the database while the other is made ready. */
const AT_ONCE = 2;

interface Waiting {
  readonly reminder: ReminderRef;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Turns jobs that come one by one into few calls of `fire`; each job ends as its batch does. The first ones do not
 * wait for others, and what comes while they are being fired makes the next batch: the more there is, the larger.
 */
export class FireBatcher {
  readonly #fire: Fire;
  readonly #logger: Logger;
  readonly #running = new Set<Promise<void>>();
  #waiting: Waiting[] = [];
  #closed = false;

  constructor(fire: Fire, logger: Logger) {
    this.#fire = fire;
    this.#logger = logger;
  }

  /** Settles when the batch of this reminder has been fired. @throws {Error} what `fire` threw. */
  add(reminder: ReminderRef): Promise<void> {
    if (this.#closed) return Promise.reject(new Error("nothing is fired any more"));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ reminder, resolve, reject });
      this.#begin();
    });
  }

  /** Takes no more, fires what was taken, and waits for all of it. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #begin(): void {
    while (this.#running.size < AT_ONCE && this.#waiting.length > 0) {
      const run = this.#run(this.#waiting.splice(0, BATCH_ROWS)).finally(() => {
        this.#running.delete(run);
        this.#begin();
      });
      this.#running.add(run);
    }
  }

  async #run(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#fire(batch.map((waiting) => waiting.reminder));
      for (const waiting of batch) waiting.resolve();
    } catch (error) {
      this.#logger.error("firing failed", error, { count: batch.length });
      for (const waiting of batch) waiting.reject(error);
    }
  }
}
