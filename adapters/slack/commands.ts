import { commandBehind } from "../../src/core/conversation/commands.ts";
import type { Author, InboundEvent } from "../../src/core/conversation/event.ts";
import { languageFor } from "../../src/core/text/say.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import type { DirectChats } from "../shared/direct-chats.ts";
import { inTime } from "../shared/in-time.ts";
import { addressOf } from "./addresses.ts";
import type { SlackApi } from "./api.ts";
import { toDeliveryError } from "./errors.ts";
import type { Keeper } from "./keeper.ts";
import type { Modals } from "./modals.ts";
import type { Command } from "./normalise.ts";
import type { People } from "./people.ts";
import { inPrivate, notStored, type Whisper, whisper } from "./words.ts";

/** Slack waits three seconds; the way there and back takes some of them. */
export const ANSWER_WITHIN_MS = 2_500;

interface Parts {
  readonly api: Pick<SlackApi, "respond">;
  readonly people: People;
  readonly chats: DirectChats;
  readonly modals: Modals;
  readonly keeper: Keeper;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What a command came to, and what the person is told about it where they used it; null for nothing. */
interface Outcome {
  readonly isKept: boolean;
  readonly says: Whisper | null;
}

/**
 * Takes in what is typed behind our one command. It is acknowledged when it is stored, or when the time for that is
 * over: Slack does not bring it again, so it is tried on, and the person is told when it is given up.
 */
export class Commands {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Rejects when the acknowledgement cannot be sent. */
  async take(command: Command, acknowledge: (says?: Whisper) => Promise<void>): Promise<void> {
    const { clock, people, chats } = this.#parts;
    const author = people.of(command.person);
    const outcome = this.#work(command, author);
    const inTimeOutcome = await inTime(outcome, null, { clock, ms: ANSWER_WITHIN_MS });
    if (inTimeOutcome !== null) {
      await acknowledge(inTimeOutcome.says ?? undefined);
      return;
    }
    const { locale } = await author;
    const isHere = chats.known(command.person) === command.channel;
    await acknowledge(isHere ? undefined : whisper(inPrivate(languageFor(locale), command)));
    await this.#tellLate(command, await outcome);
  }

  /** The form, where nothing stands behind the command; otherwise, or where it cannot be opened, the chat. */
  async #work(command: Command, asked: Promise<Author>): Promise<Outcome> {
    const { modals, keeper } = this.#parts;
    const author = await asked;
    if (command.text === "" && (await modals.openInterview(command, author))) {
      return { isKept: true, says: null };
    }
    return await keeper.inTurn(command.person, () => this.#converse(command, author));
  }

  /** Hands a command over as coming from the direct-message chat, wherever it was used. */
  async #converse(command: Command, author: Author): Promise<Outcome> {
    const { chats, keeper, logger } = this.#parts;
    const language = languageFor(author.locale);
    const { id, person, at, text, channel } = command;
    const refused: Outcome = { isKept: false, says: whisper(notStored(language, typedLine(text))) };
    let chat: string;
    try {
      chat = await chats.of(person);
    } catch (error) {
      logger.warn("slack: a chat could not be opened", { reason: toDeliveryError(error).message });
      return refused;
    }
    const from = addressOf(person.workspace, chat);
    const event: InboundEvent = { id, from, author, at, kind: "command", ...commandBehind(text) };
    if (!(await keeper.keep(event, { isOnlyCopy: true }))) {
      keeper.noteGivenUp(event);
      return refused;
    }
    return { isKept: true, says: channel === chat ? null : whisper(inPrivate(language, command)) };
  }

  async #tellLate({ responseUrl }: Command, { isKept, says }: Outcome): Promise<void> {
    if (isKept || says === null) return;
    try {
      await this.#parts.api.respond(responseUrl, says);
    } catch (error) {
      this.#parts.logger.warn("slack: a person could not be told", {
        reason: toDeliveryError(error).message,
      });
    }
  }
}

/** What was typed is gone from the screen; a single word is not worth repeating. */
function typedLine(text: string): string {
  return commandBehind(text).args;
}
