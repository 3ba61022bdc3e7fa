import type { Api } from "grammy";
import type { Address, MessageRef } from "../../src/core/address.ts";
import type { View } from "../../src/core/view/view.ts";
import { DeliveryError, type Receipt } from "../../src/ports/adapter.ts";
import { afterShowing } from "../shared/after-showing.ts";
import { isUnchanged, isUneditable, toDeliveryError } from "./errors.ts";
import { type FormattedText, type Rendering, render } from "./render.ts";

const LINK_PREVIEW = { is_disabled: true } as const;

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
        await this.#post(chat, text, []);
        shown += 1;
      }
      return receipt(to, await this.#post(chat, card, keyboard));
    } catch (error) {
      throw afterShowing(shown, toDeliveryError(error));
    }
  }

  /** @throws {DeliveryError} */
  async update(ref: MessageRef, view: View): Promise<Receipt> {
    const message = Number(ref.message);
    const { before, card, keyboard } = render(view);
    if (!Number.isSafeInteger(message)) return this.send(ref, view, null);
    if (before.length > 0) return this.#replace(ref, view);
    try {
      await this.#edit(chatId(ref), message, { card, keyboard });
      return { ref };
    } catch (error) {
      if (isUnchanged(error)) return { ref };
      if (isUneditable(error)) return this.send(ref, view, null);
      throw toDeliveryError(error);
    }
  }

  /** For what does not fit in one message: sent anew, and the old message keeps its text but not its buttons. */
  async #replace(ref: MessageRef, view: View): Promise<Receipt> {
    const sent = await this.send(ref, view, null);
    try {
      await this.#api.editMessageReplyMarkup(chatId(ref), Number(ref.message));
    } catch {
      // The old buttons stay; pressing them is answered like any press on an old card.
    }
    return sent;
  }

  async #post(
    chat: number,
    { text, entities }: FormattedText,
    keyboard: Rendering["keyboard"],
  ): Promise<number> {
    const { message_id: id } = await this.#api.sendMessage(chat, text, {
      entities: [...entities],
      link_preview_options: LINK_PREVIEW,
      ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
    });
    return id;
  }

  async #edit(chat: number, message: number, shown: Pick<Rendering, "card" | "keyboard">): Promise<void> {
    await this.#api.editMessageText(chat, message, shown.card.text, {
      entities: [...shown.card.entities],
      link_preview_options: LINK_PREVIEW,
      reply_markup: { inline_keyboard: shown.keyboard },
    });
  }
}

function chatId({ chat }: Address): number {
  const id = Number(chat);
  if (chat === "" || !Number.isSafeInteger(id))
    throw new DeliveryError("gone", "telegram: no chat has such an id");
  return id;
}

function receipt({ platform, workspace, chat }: Address, message: number): Receipt {
  return { ref: { platform, workspace, chat, message: String(message) } };
}
