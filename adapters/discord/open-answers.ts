import { say } from "../../src/core/text/say.ts";
import { after } from "../../src/core/time/instant.ts";
import type { Language } from "../../src/core/user.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { DiscordApi, PlainAnswer } from "./api.ts";
import type { InteractionRef } from "./normalise.ts";

/** How long after an event was stored its reply may take; whoever waits longer is told something else. */
const REPLY_WITHIN_MS = 10_000;

/**
 * A command that was acknowledged and shows "is thinking…". `here`: it was given in the direct-message chat, so
 * the reply takes its place. `elsewhere`: the reply goes to the direct-message chat, and the person is told so
 * where they are, in words that only they see.
 */
export interface OpenAnswer {
  readonly place: "here" | "elsewhere";
  readonly ref: InteractionRef;
  readonly language: Language;
}

interface Waiting {
  readonly answer: OpenAnswer;
  callOff: () => void;
}

interface Parts {
  readonly api: DiscordApi;
  readonly clock: Clock;
  /** Looks after work that nobody waits for. */
  readonly inBackground: (work: Promise<unknown>) => void;
}

/** The commands whose replies have not gone out yet: at most one a chat, because a chat's events come in order. */
export class OpenAnswers {
  readonly #parts: Parts;
  readonly #waiting = new Map<string, Waiting>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  open(chat: string, answer: OpenAnswer): void {
    this.#settle(chat);
    this.#waiting.set(chat, { answer, callOff: () => {} });
  }

  /** The event is stored: from now on the reply has a limited time. */
  expireSoon(chat: string): void {
    const waiting = this.#waiting.get(chat);
    if (waiting === undefined) return;
    const { clock } = this.#parts;
    waiting.callOff = clock.wakeAt(after(clock.now(), REPLY_WITHIN_MS), () => {
      if (this.#waiting.get(chat) === waiting) this.#settle(chat);
    });
  }

  /** The command whose place the next message of this chat takes; null where none waits for one. */
  takePlace(chat: string): OpenAnswer | null {
    const waiting = this.#waiting.get(chat);
    if (waiting?.answer.place !== "here") return null;
    this.#remove(chat);
    return waiting.answer;
  }

  /** The message surely did not take the place: the next attempt may. */
  putBack(chat: string, answer: OpenAnswer): void {
    if (this.#waiting.has(chat)) return;
    this.open(chat, answer);
    this.expireSoon(chat);
  }

  /** A message reached the chat. */
  reached(chat: string): void {
    this.#settle(chat);
  }

  /** A message did not reach the chat, because the person takes none from us. */
  shutOut(chat: string): void {
    const waiting = this.#remove(chat);
    if (waiting?.answer.place === "elsewhere")
      this.#tell(waiting.answer, closedChat(waiting.answer.language));
  }

  /** Nobody could store the event. True when the person has been told, in these words. */
  gaveUp(chat: string, words: PlainAnswer): boolean {
    const waiting = this.#remove(chat);
    if (waiting === null) return false;
    this.#tell(waiting.answer, words);
    return true;
  }

  /** Calls off every timer. */
  close(): void {
    for (const { callOff } of this.#waiting.values()) callOff();
  }

  #remove(chat: string): Waiting | null {
    const waiting = this.#waiting.get(chat);
    if (waiting === undefined) return null;
    waiting.callOff();
    this.#waiting.delete(chat);
    return waiting;
  }

  /** There is a reply, or there will be none: what still says "is thinking…" must not stay. */
  #settle(chat: string): void {
    const waiting = this.#remove(chat);
    if (waiting === null) return;
    const { answer } = waiting;
    if (answer.place === "elsewhere") this.#tell(answer, inPrivate(answer.language, chat));
    else this.#parts.inBackground(this.#parts.api.deleteAnswer(answer.ref));
  }

  #tell({ ref }: OpenAnswer, words: PlainAnswer): void {
    this.#parts.inBackground(this.#parts.api.editAnswer(ref, words));
  }
}

function inPrivate(language: Language, chat: string): PlainAnswer {
  const link = {
    type: 2,
    style: 5,
    label: say(language, "discord.open-chat"),
    url: `https://discord.com/channels/@me/${chat}`,
  };
  return { content: say(language, "discord.in-private"), components: [{ type: 1, components: [link] }] };
}

export function closedChat(language: Language): PlainAnswer {
  return { content: say(language, "discord.closed") };
}

export function notStored(language: Language): PlainAnswer {
  return { content: say(language, "discord.not-stored") };
}
