import type { ReminderRef } from "../src/core/reminder.ts";
import type { Logger } from "../src/ports/logger.ts";
import type { Fire } from "../src/ports/scheduler.ts";

/** The most that one call of `fire` gets. */
const BATCH_ROWS = 100;

/** How long the first of a batch waits for others: jobs due at once arrive within a few milliseconds. */
const GATHER_MS = 2;

interface Waiting {
  readonly reminder: ReminderRef;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Turns jobs that come one by one into few calls of `fire`; each job ends as its batch does. */
export class FireBatcher {
  readonly #fire: Fire;
  readonly #logger: Logger;
  readonly #running = new Set<Promise<void>>();
  #gathered: Waiting[] = [];
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(fire: Fire, logger: Logger) {
    this.#fire = fire;
    this.#logger = logger;
  }

  /** Settles when the batch of this reminder has been fired. @throws {Error} what `fire` threw. */
  add(reminder: ReminderRef): Promise<void> {
    if (this.#closed) return Promise.reject(new Error("nothing is fired any more"));
    return new Promise((resolve, reject) => {
      this.#gathered.push({ reminder, resolve, reject });
      if (this.#gathered.length >= BATCH_ROWS) this.#flush();
      else this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS);
    });
  }

  /** Fires what was gathered, takes no more, and waits for all that is being fired. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#flush();
    await Promise.all(this.#running);
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const batch = this.#gathered;
    if (batch.length === 0) return;
    this.#gathered = [];
    const run = this.#run(batch).finally(() => this.#running.delete(run));
    this.#running.add(run);
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
