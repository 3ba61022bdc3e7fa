import { randomUUID } from "node:crypto";
import type { WireButton } from "./schemas.ts";
import type { UpdateQueue } from "./update-queue.ts";
import { type Chat, type StoredMessage, type WireUser, type World, wireChat, wireMessage } from "./world.ts";

/** A person with a Telegram app, as a test moves them. Every action gives the id of the update it caused. */
export class Person {
  readonly user: WireUser;
  readonly chat: Chat;
  readonly #world: World;
  readonly #queue: UpdateQueue;

  constructor(chat: Chat, user: WireUser, world: World, queue: UpdateQueue) {
    this.chat = chat;
    this.user = user;
    this.#world = world;
    this.#queue = queue;
  }

  sends(text: string): number | null {
    return this.#sendsTo(this.chat, text);
  }

  sendsIn(group: Chat, text: string): number | null {
    return this.#sendsTo(group, text);
  }

  sendsSticker(): number | null {
    return this.#sendsContent({
      sticker: { file_id: "s", file_unique_id: "s", type: "regular", emoji: "🙂" },
    });
  }

  sendsPhoto(caption?: string): number | null {
    const photo = [{ file_id: "p", file_unique_id: "p", width: 90, height: 90 }];
    return this.#sendsContent(caption === undefined ? { photo } : { photo, caption });
  }

  edits(messageId: number, text: string): number | null {
    const message = this.#visible(messageId);
    message.content = { text, entities: [] };
    message.edited = true;
    this.#world.changes.notify();
    return this.#queue.push("edited_message", wireMessage(message), this.chat.id);
  }

  /**
   * Presses the button with this label or this data.
   * @throws {Error} when the message does not show it now.
   */
  presses(messageId: number, labelOrData: string): number | null {
    const message = this.#visible(messageId);
    const button = message.buttons.flat().find((each) => matches(each, labelOrData));
    if (button?.callback_data === undefined) {
      throw new Error(`message ${messageId} shows no button ${JSON.stringify(labelOrData)}`);
    }
    return this.#press(button.callback_data, wireMessage(message));
  }

  /** What a changed app can do: send any data, for any message. */
  forgesPress(messageId: number, data: string): number | null {
    const message = this.#world.find(this.chat.id, messageId);
    return this.#press(data, message === null ? this.#inaccessible(messageId) : wireMessage(message));
  }

  /** A press on a message so old that Telegram does not tell what it shows. */
  pressesOld(messageId: number, data: string): number | null {
    return this.#press(data, this.#inaccessible(messageId));
  }

  deletes(messageId: number): void {
    this.#world.remove(this.#visible(messageId));
  }

  blocksBot(): number | null {
    this.chat.access = "blocked";
    return this.#changesMembership("member", "kicked");
  }

  unblocksBot(): number | null {
    this.chat.access = "open";
    return this.#changesMembership("kicked", "member");
  }

  deletesAccount(): void {
    this.chat.access = "deactivated";
  }

  #sendsTo(chat: Chat, text: string): number | null {
    if (chat.access === "never-met") chat.access = "open";
    const content = { text, entities: commandEntity(text) };
    const message = this.#world.post({ ...this.#own(chat), content });
    return this.#queue.push("message", wireMessage(message), chat.id);
  }

  #sendsContent(content: Readonly<Record<string, unknown>>): number | null {
    const message = this.#world.post({ ...this.#own(this.chat), content: { text: "(media)", entities: [] } });
    const { text: _text, ...rest } = wireMessage(message);
    return this.#queue.push("message", { ...rest, ...content }, this.chat.id);
  }

  #own(chat: Chat): Omit<StoredMessage, "id" | "date" | "atMs" | "edited" | "content"> {
    return { chat, from: this.user, buttons: [], document: null, linkPreview: true };
  }

  #press(data: string, message: Readonly<Record<string, unknown>>): number | null {
    const id = randomUUID();
    this.#world.presses.set(id, { id, atMs: this.#world.clock.now(), answered: false });
    const query = { id, from: this.user, chat_instance: "1", data, message };
    return this.#queue.push("callback_query", query, this.chat.id);
  }

  #inaccessible(messageId: number): Readonly<Record<string, unknown>> {
    return { chat: wireChat(this.chat), message_id: messageId, date: 0 };
  }

  #visible(messageId: number): StoredMessage {
    const message = this.#world.find(this.chat.id, messageId);
    if (message === null) throw new Error(`the chat shows no message ${messageId}`);
    return message;
  }

  #changesMembership(before: string, now: string): number | null {
    const member = (status: string): object => ({
      user: this.#world.bot,
      status,
      ...(status === "kicked" && { until_date: 0 }),
    });
    const body = {
      chat: wireChat(this.chat),
      from: this.user,
      date: this.#world.nowSeconds(),
      old_chat_member: member(before),
      new_chat_member: member(now),
    };
    return this.#queue.push("my_chat_member", body, this.chat.id);
  }
}

function matches(button: WireButton, labelOrData: string): boolean {
  return button.text === labelOrData || button.callback_data === labelOrData;
}

function commandEntity(text: string): StoredMessage["content"]["entities"] {
  const command = /^\/[A-Za-z0-9_]{1,32}(@\w+)?/u.exec(text)?.[0];
  return command === undefined ? [] : [{ type: "bot_command", offset: 0, length: command.length }];
}
