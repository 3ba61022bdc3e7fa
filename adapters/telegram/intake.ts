import { z } from "zod";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { Background } from "../shared/background.ts";
import { handOver } from "../shared/hand-over.ts";
import { Turns } from "../shared/turns.ts";
import { type BotIdentity, normalise } from "./normalise.ts";

/**
 * So often an update is handed over before it is given up, so that one nobody can store does not stop the rest.
 * With the pauses in between that takes a quarter of an hour: as long as that the database may be away.
 */
export const MAX_ATTEMPTS = 20;

interface IntakeParts {
  readonly bot: BotIdentity;
  readonly onEvent: (event: InboundEvent) => Promise<void>;
  /** Tells Telegram that a press has arrived, which ends the button's waiting sign. Must not throw. */
  readonly acknowledge: (pressId: string) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted when the adapter stops. */
  readonly signal: AbortSignal;
}

const numbered = z.object({ update_id: z.int() });

/** The number of an update, by which it is confirmed; null when it is no update. */
export function updateId(raw: unknown): number | null {
  const parsed = numbered.safeParse(raw);
  return parsed.success ? parsed.data.update_id : null;
}

/** Hands updates over as events: those of one chat in order, different chats side by side. */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #turns = new Turns();
  readonly #background = new Background();
  #ignored = 0;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** How many updates were not for us. */
  get ignored(): number {
    return this.#ignored;
  }

  /**
   * Hands one update over, up to `attempts` times. True when it need not come again: it is stored, or not for us.
   * Never throws.
   */
  take(raw: unknown, attempts: number): Promise<boolean> {
    const normalised = normalise(raw, this.#parts.bot, this.#parts.clock.now());
    if (normalised === null) {
      this.#ignored += 1;
      return Promise.resolve(true);
    }
    const { event, pressId } = normalised;
    if (pressId !== null) void this.#background.follow(this.#parts.acknowledge(pressId));
    return this.#background.follow(
      this.#turns.take(event.from.chat, () => handOver(event, { attempts, isOnlyCopy: false }, this.#parts)),
    );
  }

  /** Resolves when nothing is being handled any more. */
  async idle(): Promise<void> {
    await this.#background.idle();
  }
}
