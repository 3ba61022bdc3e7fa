import { z } from "zod";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { pause } from "../shared/pause.ts";
import { type BotIdentity, type Normalised, normalise } from "./normalise.ts";

/**
 * So often an update is handed over before it is given up, so that one nobody can store does not stop the rest.
 * With the pauses below that takes a quarter of an hour: as long as that the database may be away.
 */
export const MAX_ATTEMPTS = 20;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

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
  readonly #lastTurn = new Map<string, Promise<boolean>>();
  readonly #running = new Set<Promise<unknown>>();
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
    if (normalised.pressId !== null) void this.#track(this.#parts.acknowledge(normalised.pressId));
    return this.#track(this.#inTurn(normalised, attempts));
  }

  /** Resolves when nothing is being handled any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  #inTurn({ event }: Normalised, attempts: number): Promise<boolean> {
    const { chat } = event.from;
    const before = this.#lastTurn.get(chat);
    const turn =
      before === undefined
        ? this.#handOver(event, attempts)
        : before.then(() => this.#handOver(event, attempts));
    this.#lastTurn.set(chat, turn);
    return turn.finally(() => {
      if (this.#lastTurn.get(chat) === turn) this.#lastTurn.delete(chat);
    });
  }

  async #handOver(event: InboundEvent, attempts: number): Promise<boolean> {
    const { clock, logger, onEvent, signal } = this.#parts;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        await onEvent(event);
        return true;
      } catch (error) {
        logger.error("telegram: an event was not stored", error, { event: event.id, attempt });
      }
      if (attempt >= attempts) return false;
      await pause(clock, Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS), signal);
    }
    return false;
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
    return work;
  }
}
