import type { InboundEvent } from "../../src/core/conversation/event.ts";
import type { FormName } from "../../src/core/conversation/state.ts";
import { languageFor } from "../../src/core/text/say.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import type { DirectChats } from "../shared/direct-chats.ts";
import { handOver } from "../shared/hand-over.ts";
import { Turns } from "../shared/turns.ts";
import { CALLBACK, type DiscordApi, EPHEMERAL, type PlainAnswer } from "./api.ts";
import type { Completions } from "./completions.ts";
import { isAnsweredAlready, toDeliveryError } from "./errors.ts";
import { FORM_COMMAND, modalForm } from "./modal-form.ts";
import { eventOf, type Interaction, normaliseInteraction, normaliseMessage } from "./normalise.ts";
import { closedChat, notStored, type OpenAnswers } from "./open-answers.ts";
import { repeatAnswers } from "./repeat-answers.ts";

/** So often an event is handed over before it is given up, so that one nobody can store does not stop the rest. */
const MAX_ATTEMPTS = 5;

interface IntakeParts {
  readonly api: DiscordApi;
  readonly chats: DirectChats;
  readonly answers: OpenAnswers;
  readonly completions: Completions;
  readonly onEvent: (event: InboundEvent) => Promise<void>;
  readonly inBackground: (work: Promise<unknown>) => void;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted when the adapter stops. */
  readonly signal: AbortSignal;
}

/** Whether an interaction is ours to answer: acknowledged by us, or by somebody before us, or by nobody in time. */
type Acknowledged = "now" | "before" | "not";

/**
 * Answers interactions in time, and hands them and direct messages over as events: one person's in order, different
 * people's side by side. Discord brings nothing twice, so what cannot be stored is tried again
 * here, and the person is told when it is given up.
 */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #turns = new Turns();
  #ignored = 0;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** How many messages and interactions were not for us. */
  get ignored(): number {
    return this.#ignored;
  }

  readonly onMessage = (raw: unknown): void => {
    const event = normaliseMessage(raw);
    if (event === null) {
      this.#ignored += 1;
      return;
    }
    const { chat } = event.from;
    const { account } = event.author;
    this.#parts.chats.learn({ workspace: "", account }, chat);
    this.#inTurn(account, async () => {
      if (!(await this.#handOver(event))) await this.#postNotStored(event);
    });
  };

  readonly onInteraction = (raw: unknown): void => {
    const interaction = normaliseInteraction(raw);
    if (interaction === null) {
      this.#ignored += 1;
      return;
    }
    const { author, chat } = interaction;
    if (chat !== null) this.#parts.chats.learn({ workspace: "", account: author.account }, chat);
    switch (interaction.kind) {
      case "completion":
        this.#parts.inBackground(this.#parts.completions.answer(interaction));
        break;
      case "press":
        if (interaction.opens && interaction.chat !== null) {
          this.#parts.inBackground(this.#openForm(interaction, "debrief", interaction.token));
          break;
        }
        this.#press(interaction);
        break;
      case "command":
        if (interaction.name === FORM_COMMAND && Object.keys(interaction.answers).length === 0) {
          this.#parts.inBackground(this.#openForm(interaction, "interview", ""));
          break;
        }
        this.#command(interaction);
        break;
      case "form":
        this.#command(interaction);
        break;
    }
  };

  /** The form is the answer; what it will hold comes later. Where it cannot be shown the questions come one by one. */
  async #openForm(interaction: Interaction, name: FormName, token: string): Promise<void> {
    const form = modalForm(name, languageFor(interaction.author.locale), token);
    const acknowledged = await this.#acknowledge(interaction, CALLBACK.form, form);
    if (acknowledged !== "not") return;
    this.#inTurn(interaction.author.account, () => this.#converse(interaction, Promise.resolve("not")));
  }

  #press(interaction: Interaction): void {
    const { chat, author } = interaction;
    const event = chat === null ? null : eventOf(interaction, chat);
    if (event === null) {
      // Our buttons stand in direct messages alone.
      this.#ignored += 1;
      this.#parts.inBackground(this.#acknowledge(interaction, CALLBACK.deferUpdate));
      return;
    }
    this.#inTurn(author.account, () => this.#takePress(interaction, event));
  }

  /**
   * Acknowledged when it is stored: until then Discord shows that it waits, and after three seconds that it failed, so
   * that they press again. Nothing would tell them of a press that was acknowledged and then lost with the process.
   */
  async #takePress(interaction: Interaction, event: InboundEvent): Promise<void> {
    if (await this.#handOver(event)) {
      this.#parts.inBackground(this.#acknowledge(interaction, CALLBACK.deferUpdate));
    } else await this.#postNotStored(event);
  }

  #command(interaction: Interaction): void {
    const data = interaction.chat === null ? { flags: EPHEMERAL } : undefined;
    const acknowledged = this.#acknowledge(interaction, CALLBACK.deferMessage, data);
    this.#inTurn(interaction.author.account, () => this.#converse(interaction, acknowledged));
  }

  /** Hands a command over as coming from the direct-message chat, wherever it was given. */
  async #converse(interaction: Interaction, acknowledging: Promise<Acknowledged>): Promise<void> {
    const { answers, chats } = this.#parts;
    const state = await acknowledging;
    const language = languageFor(interaction.author.locale);
    // A form that was sent is gone from their screen: what they typed is given back.
    const withTyped = (words: PlainAnswer): PlainAnswer =>
      "answers" in interaction ? repeatAnswers(words, interaction.answers, language) : words;
    const tell = async (words: PlainAnswer): Promise<void> => {
      if (state === "now") await this.#parts.api.editAnswer(interaction.ref, words);
    };
    let chat: string;
    try {
      const { account } = interaction.author;
      chat = interaction.chat ?? (await chats.of({ workspace: "", account }));
    } catch (error) {
      const { code, message } = toDeliveryError(error);
      this.#parts.logger.warn("discord: a chat could not be opened", { reason: message });
      await tell(withTyped(code === "blocked" ? closedChat(language) : notStored(language)));
      return;
    }
    const event = eventOf(interaction, chat);
    if (event === null) return;
    const place = interaction.chat === null ? "elsewhere" : "here";
    const lost = withTyped(notStored(language));
    if (state === "now") answers.open(chat, { place, ref: interaction.ref, language });
    if (await this.#handOver(event)) answers.expireSoon(chat);
    else if (!answers.gaveUp(chat, lost)) await this.#postNotStored(event, lost);
  }

  /** Tells of an event that was given up in the chat itself, where no answer of an interaction can say it. */
  async #postNotStored(
    { author, from, id }: InboundEvent,
    { content } = notStored(languageFor(author.locale)),
  ): Promise<void> {
    const shown = { content, embeds: [], components: [], flags: 0 };
    // A nonce has at most 25 characters.
    await this.#parts.api.post(from.chat, { shown, file: null, nonce: id.slice(-25) });
  }

  async #acknowledge({ ref }: Interaction, type: number, data?: unknown): Promise<Acknowledged> {
    try {
      await this.#parts.api.answer(ref, type, data);
      return "now";
    } catch (error) {
      if (isAnsweredAlready(error)) return "before";
      // Too late, or Discord is away: what was asked for is done all the same, and shown in the direct-message chat.
      const reason = toDeliveryError(error).message;
      this.#parts.logger.warn("discord: an interaction was not acknowledged", {
        interaction: ref.id,
        reason,
      });
      return "not";
    }
  }

  #inTurn(account: string, work: () => Promise<void>): void {
    this.#parts.inBackground(this.#noted(this.#turns.take(account, work)));
  }

  /** Never rejects. */
  async #noted(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#parts.logger.warn("discord: a person could not be told", {
        reason: toDeliveryError(error).message,
      });
    }
  }

  /** False when it was given up. Never throws. */
  async #handOver(event: InboundEvent): Promise<boolean> {
    if (await handOver(event, { attempts: MAX_ATTEMPTS, isOnlyCopy: true }, this.#parts)) return true;
    const reason = new Error("nobody could store it");
    this.#parts.logger.error("discord: an event was given up", reason, { event: event.id });
    return false;
  }
}
