import type { Account } from "../../src/core/address.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import { languageFor } from "../../src/core/text/say.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { handOver } from "../shared/hand-over.ts";
import { Turns } from "../shared/turns.ts";
import type { SlackApi } from "./api.ts";
import { toDeliveryError } from "./errors.ts";
import { notStored } from "./words.ts";

/** So often an event is handed over before it is given up, so that one nobody can store does not stop the rest. */
const MAX_ATTEMPTS = 5;

interface Parts {
  readonly api: Pick<SlackApi, "post">;
  readonly onEvent: (event: InboundEvent) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted when the adapter stops. */
  readonly signal: AbortSignal;
}

/** Hands what people did over to be stored: one person's in order, different people's side by side. */
export class Keeper {
  readonly #parts: Parts;
  readonly #turns = new Turns();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Runs `work` after everything of the same person that came before. */
  inTurn<T>({ workspace, account }: Account, work: () => Promise<T>): Promise<T> {
    return this.#turns.take(`${workspace} ${account}`, work);
  }

  /**
   * False when nobody could store it. Never throws.
   *
   * @param often.isOnlyCopy true where Slack will not bring it again.
   */
  keep(
    event: InboundEvent,
    { isOnlyCopy, attempts = MAX_ATTEMPTS }: { readonly isOnlyCopy: boolean; readonly attempts?: number },
  ): Promise<boolean> {
    return handOver(event, { attempts, isOnlyCopy }, this.#parts);
  }

  /** Nobody could store it, nor will Slack bring it again. */
  noteGivenUp({ id }: Pick<InboundEvent, "id">): void {
    const reason = new Error("nobody could store it");
    this.#parts.logger.error("slack: an event was given up", reason, { event: id });
  }

  /** Gives it up, and tells the person so in the chat. Never throws. */
  async giveUp(event: InboundEvent): Promise<void> {
    const { api, logger } = this.#parts;
    this.noteGivenUp(event);
    const words = notStored(languageFor(event.author.locale));
    try {
      await api.post(event.from, words, { delivery: event.id, part: "given up" });
    } catch (error) {
      logger.warn("slack: a person could not be told", { reason: toDeliveryError(error).message });
    }
  }
}
