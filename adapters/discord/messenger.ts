import type { Address, MessageRef } from "../../src/core/address.ts";
import { after, type Instant } from "../../src/core/time/instant.ts";
import type { View } from "../../src/core/view/view.ts";
import { type Attempt, DeliveryError, type Receipt } from "../../src/ports/adapter.ts";
import { afterShowing, isSurelyNot } from "../shared/after-showing.ts";
import type { DiscordApi, Outgoing, ShownMessage } from "./api.ts";
import { markOf } from "./custom-id.ts";
import { isAnswerClosed, isUneditable, toDeliveryError } from "./errors.ts";
import { markOfKey, markOfReplacement, nonceOf } from "./nonce.ts";
import { addressOf, firstIdAt } from "./normalise.ts";
import type { OpenAnswers } from "./open-answers.ts";
import { render } from "./render.ts";

/** Our clock and Discord's may differ by so much. */
const CLOCK_SLACK_MS = 60_000;

/** Shows views in direct-message chats. Whoever calls decides whether to try again. */
export class Messenger {
  readonly #api: DiscordApi;
  readonly #answers: OpenAnswers;

  constructor(api: DiscordApi, answers: OpenAnswers) {
    this.#api = api;
    this.#answers = answers;
  }

  /**
   * The receipt is of the last message, which has the buttons. A repeated request finds the first one's message:
   * by its nonce for some minutes, and in doubt by looking through the chat. `attempt.doubt.note` is only shown
   * when neither finds anything, for a look may miss what was there.
   * @throws {DeliveryError}
   */
  async send(to: Address, view: View, { key, doubt }: Attempt): Promise<Receipt> {
    const chat = chatOf(to);
    const mark = markOfKey(key);
    try {
      if (doubt === null) return await this.#showAll(chat, partsOf(view, mark, null), []);
      const shown = await this.#ownMessages(chat, doubt.since);
      const known = partsOf(view, mark, null);
      const card = known.at(-1);
      const found = card === undefined ? undefined : shown.find((each) => isThis(each, card, mark));
      if (found !== undefined) return receipt(chat, found.id);
      return { ...(await this.#showAll(chat, partsOf(view, mark, doubt.note), shown)), isRepeat: true };
    } catch (error) {
      throw this.#failed(chat, error);
    }
  }

  /** @throws {DeliveryError} */
  async update(ref: MessageRef, view: View): Promise<Receipt> {
    const chat = chatOf(ref);
    const { before, card } = render(view);
    try {
      if (before.length > 0 || view.file !== null) return await this.#replace(ref, view);
      await this.#api.edit(chat, ref.message, card);
      return { ref, isRepeat: false };
    } catch (error) {
      if (error instanceof DeliveryError) throw error;
      if (isUneditable(error)) return await this.#anew(ref, view);
      throw this.#failed(chat, error);
    }
  }

  /** @throws {DeliveryError} */
  async remove(ref: MessageRef): Promise<void> {
    const chat = chatOf(ref);
    try {
      await this.#api.delete(chat, ref.message);
    } catch (error) {
      if (!isUneditable(error)) throw this.#failed(chat, error);
    }
  }

  /** For what does not fit in one message: sent anew, and the old message keeps its text but not its buttons. */
  async #replace(ref: MessageRef, view: View): Promise<Receipt> {
    const sent = await this.#anew(ref, view);
    try {
      await this.#api.edit(ref.chat, ref.message, { components: [] });
    } catch {
      // The old buttons stay; pressing them is answered like any press on an old card.
    }
    return sent;
  }

  async #anew(ref: MessageRef, view: View): Promise<Receipt> {
    const chat = chatOf(ref);
    try {
      return await this.#showAll(chat, partsOf(view, markOfReplacement(ref.message, view), null), []);
    } catch (error) {
      throw this.#failed(chat, error);
    }
  }

  /** Shows the parts that are not there yet, one after the other. */
  async #showAll(chat: string, parts: readonly Outgoing[], there: readonly ShownMessage[]): Promise<Receipt> {
    let last = "";
    let count = 0;
    try {
      for (const part of parts) {
        const known = there.find((each) => isThis(each, part, null));
        last = known?.id ?? (await this.#show(chat, part));
        count += 1;
      }
    } catch (error) {
      throw afterShowing(count, toDeliveryError(error));
    }
    this.#answers.reached(chat);
    return receipt(chat, last);
  }

  async #show(chat: string, part: Outgoing): Promise<string> {
    const place = this.#answers.takePlace(chat);
    if (place !== null) {
      try {
        return await this.#api.editAnswer(place.ref, part.shown, part.file);
      } catch (error) {
        if (isSurelyNot(toDeliveryError(error))) this.#answers.putBack(chat, place);
        if (!isAnswerClosed(error)) throw error;
      }
    }
    return this.#api.post(chat, part);
  }

  async #ownMessages(chat: string, since: Instant): Promise<readonly ShownMessage[]> {
    const messages = await this.#api.messagesAfter(chat, firstIdAt(after(since, -CLOCK_SLACK_MS)));
    return messages.filter(({ author }) => author.bot === true);
  }

  #failed(chat: string, error: unknown): DeliveryError {
    const failure = toDeliveryError(error);
    if (failure.code === "blocked") this.#answers.shutOut(chat);
    return failure;
  }
}

function partsOf(view: View, mark: string, note: string | null): readonly Outgoing[] {
  const { before, card } = render(view, { note, mark });
  return [...before, card].map((shown, index) => ({
    shown,
    file: index === before.length ? view.file : null,
    nonce: nonceOf(mark, index),
  }));
}

/** By what only this message has, or, where it has no buttons, by all that it says and brings along. */
function isThis(message: ShownMessage, { shown, file, nonce }: Outgoing, mark: string | null): boolean {
  if (message.nonce === nonce) return true;
  const ids = message.components.flatMap(({ components }) =>
    components.flatMap(({ custom_id: id }) => id ?? []),
  );
  if (shown.components.length > 0) return mark !== null && ids.some((id) => markOf(id) === mark);
  const names = message.attachments.map(({ filename }) => filename);
  return ids.length === 0 && says(message, names) === says(shown, file === null ? [] : [file.name]);
}

interface Said {
  readonly content: string;
  readonly embeds: readonly {
    readonly title?: string | null | undefined;
    readonly description?: string | null | undefined;
    readonly footer?: { readonly text: string } | null | undefined;
  }[];
}

function says({ content, embeds }: Said, files: readonly string[]): string {
  const parts = embeds.map(({ title, description, footer }) => [
    title ?? "",
    description ?? "",
    footer?.text ?? "",
  ]);
  return JSON.stringify([content, parts, files]);
}

function chatOf({ chat }: Address): string {
  if (!/^\d{1,20}$/u.test(chat)) throw new DeliveryError("gone", "discord: no chat has such an id");
  return chat;
}

function receipt(chat: string, message: string): Receipt {
  return { ref: { ...addressOf(chat), message }, isRepeat: false };
}
