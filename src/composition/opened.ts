import { createSleep } from "../app/sleep.ts";
import { after, type Instant } from "../core/time/instant.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";

/**
 * What is waited for so long, counted from the beginning of the stop; null for as long as it takes. Eight seconds are
 * all there is, and a request to a platform may take as many: the last second belongs to the database.
 */
const WITHIN_MS = { intake: 3_000, messages: 7_000, database: null } as const;
type Part = keyof typeof WITHIN_MS;

/**
 * What has been opened, to be closed in reverse. What waits for a platform too long is given up. A message whose end
 * is not known stays claimed then, and whoever takes it over knows of the doubt.
 */
export class Opened {
  readonly #realTime: Clock;
  readonly #logger: Logger;
  readonly #closers: { readonly part: Part; readonly close: () => Promise<void> }[] = [];
  #closing: Promise<void> | null = null;

  constructor({ realTime, logger }: { readonly realTime: Clock; readonly logger: Logger }) {
    this.#realTime = realTime;
    this.#logger = logger;
  }

  add(part: Part, close: () => Promise<void>): void {
    this.#closers.unshift({ part, close });
  }

  /** Idempotent. @throws {Error} what a part throws before it is given up; the others then stay open. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    const begunAt = this.#realTime.now();
    for (const { part, close } of this.#closers) {
      const withinMs = WITHIN_MS[part];
      if (withinMs === null) await close();
      else if (!(await this.#isOverBy(after(begunAt, withinMs), close()))) {
        this.#logger.warn("given up while stopping", { part });
      }
    }
  }

  async #isOverBy(at: Instant, closing: Promise<void>): Promise<boolean> {
    const patience = createSleep(this.#realTime);
    const late = patience.for(at - this.#realTime.now()).then((): false => false);
    try {
      return await Promise.race([closing.then((): true => true), late]);
    } finally {
      patience.callOff();
    }
  }
}
