import type { Clock } from "../../../src/ports/clock.ts";
import { Changes } from "../shared/changes.ts";
import type { UploadedFile } from "../shared/read-form.ts";
import { badRequest, forbidden } from "./bot-api-error.ts";
import type { FormattedText } from "./formatted-text.ts";
import type { WireButton } from "./schemas.ts";

export interface WireUser {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
}

/** `never-met`: the person has not written to the bot yet, so the bot may not write to them. */
export type ChatAccess = "open" | "never-met" | "blocked" | "deactivated";

export interface Chat {
  readonly id: number;
  readonly title: string;
  /** The person of a private chat; null for a group. */
  readonly user: WireUser | null;
  access: ChatAccess;
}

export interface StoredMessage {
  readonly id: number;
  readonly chat: Chat;
  readonly from: WireUser;
  /** Unix time in seconds. */
  readonly date: number;
  /** The same, as exactly as the clock tells it. */
  readonly atMs: number;
  content: FormattedText;
  buttons: readonly (readonly WireButton[])[];
  edited: boolean;
  readonly document: UploadedFile | null;
  /** False: whatever the text says, no preview of a page is shown below it. */
  readonly linkPreview: boolean;
}

export interface StoredPress {
  readonly id: string;
  readonly atMs: number;
  answered: boolean;
}

const FORBIDDEN: Readonly<Record<Exclude<ChatAccess, "open">, string>> = {
  blocked: "bot was blocked by the user",
  deactivated: "user is deactivated",
  "never-met": "bot can't initiate conversation with a user",
};

/** What Telegram's servers know: chats, the messages in them as they are now, and button presses. */
export class World {
  readonly changes = new Changes();
  readonly bot: WireUser;
  readonly clock: Clock;
  readonly messages: StoredMessage[] = [];
  readonly presses = new Map<string, StoredPress>();
  readonly #chats = new Map<number, Chat>();
  #lastMessageId = 100;

  constructor(bot: WireUser, clock: Clock) {
    this.bot = bot;
    this.clock = clock;
  }

  addChat(chat: Chat): Chat {
    this.#chats.set(chat.id, chat);
    return chat;
  }

  /** @throws {BotApiError} 400 for an unknown chat, 403 where the bot may not write. */
  chatToWriteTo(id: number | undefined): Chat {
    if (id === undefined) throw badRequest("chat_id is empty");
    const chat = this.#chats.get(id);
    if (chat === undefined) throw badRequest("chat not found");
    if (chat.access !== "open") throw forbidden(FORBIDDEN[chat.access]);
    return chat;
  }

  post(message: Omit<StoredMessage, "id" | "date" | "atMs" | "edited">): StoredMessage {
    this.#lastMessageId += 1;
    const times = { date: this.nowSeconds(), atMs: this.clock.now() };
    const stored = { ...message, ...times, id: this.#lastMessageId, edited: false };
    this.messages.push(stored);
    this.changes.notify();
    return stored;
  }

  find(chat: number, id: number): StoredMessage | null {
    return this.messages.find((message) => message.chat.id === chat && message.id === id) ?? null;
  }

  remove(message: StoredMessage): void {
    this.messages.splice(this.messages.indexOf(message), 1);
    this.changes.notify();
  }

  nowSeconds(): number {
    return Math.floor(this.clock.now() / 1000);
  }
}

/** A chat as updates and answers carry it. */
export function wireChat(chat: Chat): Readonly<Record<string, unknown>> {
  if (chat.user === null) return { id: chat.id, type: "group", title: chat.title };
  const { id, is_bot: _isBot, language_code: _language, ...names } = chat.user;
  return { id, type: "private", ...names };
}

/** A message as updates and answers carry it. */
export function wireMessage(message: StoredMessage): Readonly<Record<string, unknown>> {
  const { content, document } = message;
  const body =
    document === null
      ? { text: content.text, ...(content.entities.length > 0 && { entities: content.entities }) }
      : {
          document: {
            file_id: `file-${message.id}`,
            file_unique_id: `u${message.id}`,
            file_name: document.name,
          },
          ...(content.text !== "" && { caption: content.text, caption_entities: content.entities }),
        };
  return {
    message_id: message.id,
    from: message.from,
    chat: wireChat(message.chat),
    date: message.date,
    ...(message.edited && { edit_date: message.date }),
    ...body,
    ...(message.buttons.length > 0 && { reply_markup: { inline_keyboard: message.buttons } }),
  };
}
