import { type Api, InputFile } from "grammy";
import type { Address, MessageRef } from "../../src/core/address.ts";
import type { View, ViewFile } from "../../src/core/view/view.ts";
import { DeliveryError, type Receipt } from "../../src/ports/adapter.ts";
import { afterShowing } from "../shared/after-showing.ts";
import { isFile, isGone, isUnchanged, isUndeletable, isUneditable, toDeliveryError } from "./errors.ts";
import { type FormattedText, MAX_CAPTION, type Rendering, render } from "./render.ts";

const LINK_PREVIEW = { is_disabled: true } as const;

type Shown = Pick<Rendering, "card" | "keyboard">;

/** Shows views in chats. One call, one request: whoever calls decides whether to try again. */
export class Messenger {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /**
   * The receipt is of the last message, which has the buttons. Telegram cannot tell a repeated request from a
   * new one, nor can a bot look what a chat shows, so in doubt `note` says that this may be the second copy.
   * @throws {DeliveryError}
   */
  async send(to: Address, view: View, note: string | null): Promise<Receipt> {
    const chat = chatId(to);
    const { before, card, keyboard } = render(view, note);
    let shown = 0;
    try {
      for (const text of before) {
        await this.#post(chat, { card: text, keyboard: [] });
        shown += 1;
      }
      const last =
        view.file === null
          ? await this.#post(chat, { card, keyboard })
          : await this.#postFile(chat, view.file, { card, keyboard });
      return receipt(to, last, note !== null);
    } catch (error) {
      throw afterShowing(shown, toDeliveryError(error));
    }
  }

  /** @throws {DeliveryError} */
  async update(ref: MessageRef, view: View): Promise<Receipt> {
    const message = Number(ref.message);
    const { before, card, keyboard } = render(view);
    if (!Number.isSafeInteger(message)) return this.send(ref, view, null);
    if (before.length > 0 || view.file !== null) return this.#replace(ref, view);
    try {
      const isShown = await this.#edit(chatId(ref), message, { card, keyboard });
      return isShown ? { ref, isRepeat: false } : await this.#replace(ref, view);
    } catch (error) {
      if (isUnchanged(error)) return { ref, isRepeat: false };
      if (isUneditable(error)) return this.send(ref, view, null);
      throw toDeliveryError(error);
    }
  }

  /** @throws {DeliveryError} */
  async remove(ref: MessageRef): Promise<void> {
    const message = Number(ref.message);
    try {
      await this.#api.deleteMessage(chatId(ref), message);
    } catch (error) {
      if (isGone(error)) return;
      if (!isUndeletable(error)) throw toDeliveryError(error);
      await this.#dropButtons(ref);
    }
  }

  async #dropButtons(ref: MessageRef): Promise<void> {
    try {
      await this.#api.editMessageReplyMarkup(chatId(ref), Number(ref.message));
    } catch (error) {
      if (!isUnchanged(error) && !isUneditable(error)) throw toDeliveryError(error);
    }
  }

  /** For what does not fit in one message: sent anew, and the old message keeps its text but not its buttons. */
  async #replace(ref: MessageRef, view: View): Promise<Receipt> {
    const sent = await this.send(ref, view, null);
    try {
      await this.#dropButtons(ref);
    } catch {
      // The old buttons stay; pressing them is answered like any press on an old card.
    }
    return sent;
  }

  async #post(chat: number, { card, keyboard }: Shown): Promise<number> {
    const { message_id: id } = await this.#api.sendMessage(chat, card.text, {
      entities: [...card.entities],
      link_preview_options: LINK_PREVIEW,
      ...markupOf(keyboard),
    });
    return id;
  }

  async #postFile(chat: number, { name, text }: ViewFile, { card, keyboard }: Shown): Promise<number> {
    const file = new InputFile(new TextEncoder().encode(text), name);
    const { message_id: id } = await this.#api.sendDocument(chat, file, {
      ...captionOf(card),
      ...markupOf(keyboard),
    });
    return id;
  }

  /** A file stays where it is and gets another caption. False where that would be too long for one. */
  async #edit(chat: number, message: number, { card, keyboard }: Shown): Promise<boolean> {
    const markup = { reply_markup: { inline_keyboard: keyboard } };
    try {
      await this.#api.editMessageText(chat, message, card.text, {
        entities: [...card.entities],
        link_preview_options: LINK_PREVIEW,
        ...markup,
      });
    } catch (error) {
      if (!isFile(error)) throw error;
      if (card.text.length > MAX_CAPTION) return false;
      await this.#api.editMessageCaption(chat, message, { ...captionOf(card), ...markup });
    }
    return true;
  }
}

function captionOf({ text, entities }: FormattedText) {
  return { caption: text, caption_entities: [...entities] };
}

function markupOf(keyboard: Rendering["keyboard"]) {
  return keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {};
}

function chatId({ chat }: Address): number {
  const id = Number(chat);
  if (chat === "" || !Number.isSafeInteger(id))
    throw new DeliveryError("gone", "telegram: no chat has such an id");
  return id;
}

function receipt({ platform, workspace, chat }: Address, message: number, isRepeat: boolean): Receipt {
  return { ref: { platform, workspace, chat, message: String(message) }, isRepeat };
}
