import type { Instant } from "../../../src/core/time/instant.ts";
import { DAY_MS } from "../../../src/core/time/instant.ts";
import { type Rate, RateLimiter } from "../shared/rate.ts";
import { badRequest, tooManyRequests } from "./bot-api-error.ts";
import { type FormattedText, formatText } from "./formatted-text.ts";
import { checkKeyboard } from "./keyboard.ts";
import type { RequestBody } from "./request-body.ts";
import type { Payload, WireButton, WireEntity } from "./schemas.ts";
import { type StoredMessage, type World, wireMessage } from "./world.ts";

const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;
const MAX_CALLBACK_ANSWER = 200;
/** How long a press can be answered; Telegram does not publish it. */
const PRESS_LIFETIME_MS = 60_000;
const DELETABLE_MS = 2 * DAY_MS;
const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

/** Telegram's guide for bots: one message a second in a chat, with bursts, and about 30 a second in all. */
export interface Rates {
  readonly chat: Rate;
  readonly overall: Rate;
}

/** Everything that shows, changes or removes messages. */
export class MessageMethods {
  readonly #world: World;
  readonly #limits: { readonly chat: RateLimiter; readonly overall: RateLimiter } | null;

  constructor(world: World, rates: Rates | null) {
    this.#world = world;
    this.#limits =
      rates === null
        ? null
        : {
            chat: new RateLimiter(world.clock, rates.chat),
            overall: new RateLimiter(world.clock, rates.overall),
          };
  }

  sendMessage(payload: Payload<"sendMessage">): unknown {
    const content = readText(payload.text, payload.entities, payload.parse_mode);
    const buttons = checkKeyboard(payload.reply_markup);
    const chat = this.#world.chatToWriteTo(payload.chat_id);
    this.#throttle(chat.id);
    const linkPreview = payload.link_preview_options?.is_disabled !== true;
    const from = this.#world.bot;
    return wireMessage(this.#world.post({ chat, from, content, buttons, document: null, linkPreview }));
  }

  sendDocument(payload: Payload<"sendDocument">, files: RequestBody["files"]): unknown {
    const document = files.get(payload.document?.replace("attach://", "") ?? "document") ?? null;
    if (document === null) throw badRequest("there is no document in the request");
    if (document.bytes.length === 0) throw badRequest("file must be non-empty");
    const content = readCaption(payload.caption, payload.caption_entities);
    const buttons = checkKeyboard(payload.reply_markup);
    const chat = this.#world.chatToWriteTo(payload.chat_id);
    this.#throttle(chat.id);
    const from = this.#world.bot;
    return wireMessage(this.#world.post({ chat, from, content, buttons, document, linkPreview: false }));
  }

  editMessageText(payload: Payload<"editMessageText">): unknown {
    const content = readText(payload.text, payload.entities, payload.parse_mode);
    const buttons = checkKeyboard(payload.reply_markup);
    const message = this.#editable(payload.chat_id, payload.message_id);
    if (message.document !== null) throw badRequest("there is no text in the message to edit");
    return this.#change(message, content, buttons);
  }

  editMessageCaption(payload: Payload<"editMessageCaption">): unknown {
    const content = readCaption(payload.caption, payload.caption_entities);
    const buttons = checkKeyboard(payload.reply_markup);
    const message = this.#editable(payload.chat_id, payload.message_id);
    if (message.document === null) throw badRequest("there is no caption in the message to edit");
    return this.#change(message, content, buttons);
  }

  editMessageReplyMarkup(payload: Payload<"editMessageReplyMarkup">): unknown {
    const buttons = checkKeyboard(payload.reply_markup);
    const message = this.#editable(payload.chat_id, payload.message_id);
    return this.#change(message, message.content, buttons);
  }

  deleteMessage(payload: Payload<"deleteMessage">): unknown {
    const chat = this.#world.chatToWriteTo(payload.chat_id);
    const message = payload.message_id === undefined ? null : this.#world.find(chat.id, payload.message_id);
    if (message === null) throw badRequest("message to delete not found");
    if (this.#world.clock.now() - message.date * 1000 > DELETABLE_MS)
      throw badRequest("message can't be deleted");
    this.#world.remove(message);
    return true;
  }

  answerCallbackQuery(payload: Payload<"answerCallbackQuery">): unknown {
    if ((payload.text?.length ?? 0) > MAX_CALLBACK_ANSWER) throw badRequest("MESSAGE_TOO_LONG");
    const press = this.#world.presses.get(payload.callback_query_id);
    if (press === undefined || press.answered || isLate(press.atMs, this.#world.clock.now())) {
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    press.answered = true;
    this.#world.changes.notify();
    return true;
  }

  #editable(chatId: number | undefined, messageId: number | undefined): StoredMessage {
    const chat = this.#world.chatToWriteTo(chatId);
    if (messageId === undefined) throw badRequest("message identifier is not specified");
    const message = this.#world.find(chat.id, messageId);
    if (message === null) throw badRequest("message to edit not found");
    if (message.from.id !== this.#world.bot.id) throw badRequest("message can't be edited");
    return message;
  }

  #change(message: StoredMessage, content: FormattedText, buttons: WireButton[][]): unknown {
    if (sameShown(message, content, buttons)) throw badRequest(NOT_MODIFIED);
    this.#throttle(message.chat.id);
    message.content = content;
    message.buttons = buttons;
    message.edited = true;
    this.#world.changes.notify();
    return wireMessage(message);
  }

  #throttle(chat: number): void {
    const seconds = this.#limits?.chat.take(String(chat)) ?? this.#limits?.overall.take("") ?? null;
    if (seconds !== null) throw tooManyRequests(seconds);
  }
}

function readText(
  text: string | undefined,
  entities: readonly WireEntity[] | undefined,
  parseMode: string | undefined,
): FormattedText {
  if (parseMode !== undefined) throw badRequest("the double does not read parse_mode: use entities");
  const content = formatText(text ?? "", entities);
  if (content.text === "") throw badRequest("message text is empty");
  if (content.text.length > MAX_TEXT) throw badRequest("message is too long");
  return content;
}

function readCaption(
  caption: string | undefined,
  entities: readonly WireEntity[] | undefined,
): FormattedText {
  const content = formatText(caption ?? "", entities);
  if (content.text.length > MAX_CAPTION) throw badRequest("message caption is too long");
  return content;
}

function isLate(sinceMs: number, now: Instant): boolean {
  return now - sinceMs > PRESS_LIFETIME_MS;
}

function sameShown(message: StoredMessage, content: FormattedText, buttons: WireButton[][]): boolean {
  return JSON.stringify([message.content, message.buttons]) === JSON.stringify([content, buttons]);
}
