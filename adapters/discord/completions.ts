import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { inTime } from "../shared/in-time.ts";
import { shortenUnits } from "../shared/plain-text.ts";
import { CALLBACK, type DiscordApi } from "./api.ts";
import { toDeliveryError } from "./errors.ts";
import type { Interaction } from "./normalise.ts";

const COMPLETED_FIELDS = ["company", "when", "promise"] as const;
type CompletedField = (typeof COMPLETED_FIELDS)[number];

export interface CompletionRequest {
  /** Discord's id of the person. */
  readonly account: string;
  readonly field: CompletedField;
  /** What they have typed so far. */
  readonly text: string;
  readonly locale: string | null;
}

/** `label` is what the person picks, `value` what is sent in its place. */
export interface Completion {
  readonly label: string;
  readonly value: string;
}

export type Complete = (request: CompletionRequest) => Promise<readonly Completion[]>;

/** Discord's limits. */
const MOST_CHOICES = 25;
const MAX_CHOICE = 100;
/** Discord waits three seconds; the way there and back takes some of them. */
const ANSWER_WITHIN_MS = 2_000;

interface Parts {
  readonly api: DiscordApi;
  readonly complete: Complete;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Offers what a person may mean while they type. It is a convenience: when it fails nothing is offered. */
export class Completions {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Never rejects. */
  async answer(interaction: Interaction & { kind: "completion" }): Promise<void> {
    const { api, logger } = this.#parts;
    const found = await this.#inTime(interaction);
    const choices = found
      .filter(({ label, value }) => label.trim() !== "" && value !== "" && value.length <= MAX_CHOICE)
      .slice(0, MOST_CHOICES)
      .map(({ label, value }) => ({ name: shortenUnits(label, MAX_CHOICE), value }));
    try {
      await api.answer(interaction.ref, CALLBACK.completion, { choices });
    } catch (error) {
      // They typed on meanwhile: Discord has asked again and wants no answer to this.
      logger.info("discord: a completion came too late", { reason: toDeliveryError(error).message });
    }
  }

  async #inTime(interaction: Interaction & { kind: "completion" }): Promise<readonly Completion[]> {
    const { clock } = this.#parts;
    return await inTime(this.#find(interaction), [], { clock, ms: ANSWER_WITHIN_MS });
  }

  async #find({
    author,
    field: name,
    text,
  }: Interaction & { kind: "completion" }): Promise<readonly Completion[]> {
    const field = COMPLETED_FIELDS.find((each) => each === name);
    if (field === undefined) return [];
    try {
      return await this.#parts.complete({ account: author.account, field, text, locale: author.locale });
    } catch (error) {
      this.#parts.logger.error("discord: nothing could be offered", error, { field });
      return [];
    }
  }
}
