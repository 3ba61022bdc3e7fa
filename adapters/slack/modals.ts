import type { Author } from "../../src/core/conversation/event.ts";
import { languageFor } from "../../src/core/text/say.ts";
import { parseZone, type ZoneId } from "../../src/core/time/zone.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import type { SlackApi } from "./api.ts";
import { dayForm, MAX_INPUT, pastForm, textForm, timeForm } from "./ask-forms.ts";
import { toDeliveryError } from "./errors.ts";
import { type FormLens, fieldsForm } from "./interview-form.ts";
import type { Command } from "./normalise.ts";
import type { Press } from "./normalise-interaction.ts";

interface Parts {
  readonly api: Pick<SlackApi, "openModal">;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Opens forms, which have to come within three seconds of what asks for them. */
export class Modals {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Opens the form for an interview. False when it could not be opened. Never throws. */
  openInterview(by: Pick<Command | Press, "person" | "triggerId">, author: Author): Promise<boolean> {
    return this.#open(by, fieldsForm("interview", this.#lens(author)));
  }

  /**
   * Opens the form that the pressed button asks for. False when it asks for none, or it could not be opened.
   * Never throws.
   */
  async openAsked(press: Press, author: Author): Promise<boolean> {
    const { token, source, copy } = press;
    switch (press.asks) {
      case null:
        return false;
      case "interview":
        return await this.openInterview(press, author);
      case "debrief":
        return await this.#open(
          press,
          fieldsForm("debrief", this.#lens(author), JSON.stringify({ token, source })),
        );
      case "time":
        return await this.#open(press, timeForm(this.#lens(author), { token, source }));
      case "past":
        return await this.#open(press, pastForm(this.#lens(author), { token, source }));
      case "day":
        return await this.#open(press, dayForm(this.#lens(author), { token, source }));
      case "text":
        // What does not fit would be cut off without a word.
        if (copy === null || copy.length > MAX_INPUT) return false;
        return await this.#open(press, textForm(languageFor(author.locale), copy, { token, source }));
    }
  }

  async #open({ person, triggerId }: Pick<Press, "person" | "triggerId">, form: unknown): Promise<boolean> {
    try {
      await this.#parts.api.openModal(person.workspace, triggerId, form);
      return true;
    } catch (error) {
      // Too late, or Slack is away: the questions come in the chat instead.
      this.#parts.logger.warn("slack: a form was not opened", { reason: toDeliveryError(error).message });
      return false;
    }
  }

  #lens({ locale, timeZone }: Author): FormLens {
    const now = this.#parts.clock.now();
    return { language: languageFor(locale), now, zone: zoneOf(timeZone) };
  }
}

/** @throws {RangeError} when this system knows no UTC. */
function zoneOf(timeZone: string | null): ZoneId {
  const zone = parseZone(timeZone ?? "UTC") ?? parseZone("UTC");
  if (zone === null) throw new RangeError("this system knows no UTC");
  return zone;
}
