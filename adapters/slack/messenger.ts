import { createHash } from "node:crypto";
import type { Address, MessageRef } from "../../src/core/address.ts";
import { type Instant, instant } from "../../src/core/time/instant.ts";
import type { View, ViewFile } from "../../src/core/view/view.ts";
import { type Attempt, DeliveryError, type Receipt } from "../../src/ports/adapter.ts";
import { afterShowing } from "../shared/after-showing.ts";
import { carries, type Mark, type KnownMessage, type SlackApi } from "./api.ts";
import { line, richText, run } from "./blocks.ts";
import { isUndeletable, isUneditable, toDeliveryError } from "./errors.ts";
import { type MessageBody, render } from "./render.ts";

/** Our clock and Slack's may differ by so much. */
const CLOCK_SLACK_MS = 60_000;

/** What stands where a message of ours may not be taken away. */
const EMPTY: MessageBody = { text: "…", blocks: [richText(line(run("…")))] };

/** One message of a view: what it shows, or the file it carries. */
type Part =
  | { readonly kind: "message"; readonly mark: Mark; readonly body: MessageBody }
  | { readonly kind: "file"; readonly file: ViewFile };

/** Shows views in direct-message chats. Whoever calls decides whether to try again. */
export class Messenger {
  readonly #api: SlackApi;

  constructor(api: SlackApi) {
    this.#api = api;
  }

  /**
   * The receipt is of the last message, which has the buttons. Slack cannot tell a repeated request from a new one,
   * so every message is marked, and in doubt the chat is looked through for those marks. `attempt.doubt.note` is
   * only shown when the card is not found, for a look may miss what was there.
   * @throws {DeliveryError}
   */
  async send(to: Address, view: View, { key, doubt }: Attempt): Promise<Receipt> {
    checkChat(to);
    try {
      if (doubt === null) return await this.#showAll(to, partsOf(view, key, null), []);
      return await this.#showMissing(to, doubt.since, (note) => partsOf(view, key, note), doubt.note);
    } catch (error) {
      throw toDeliveryError(error);
    }
  }

  /** @throws {DeliveryError} */
  async update(ref: MessageRef, view: View): Promise<Receipt> {
    checkChat(ref);
    const { before, card } = render(view);
    try {
      if (before.length > 0 || view.file !== null) return await this.#replace(ref, view);
      await this.#api.edit(ref, card);
      return { ref, isRepeat: false };
    } catch (error) {
      if (!isUneditable(error)) throw toDeliveryError(error);
    }
    try {
      return await this.#anew(ref, view);
    } catch (error) {
      throw toDeliveryError(error);
    }
  }

  /**
   * Where messages may not be taken away, all that the message shows.
   * @throws {DeliveryError}
   */
  async remove(ref: MessageRef): Promise<void> {
    checkChat(ref);
    try {
      await this.#removeOrEmpty(ref);
    } catch (error) {
      if (!isUneditable(error)) throw toDeliveryError(error);
    }
  }

  async #removeOrEmpty(ref: MessageRef): Promise<void> {
    try {
      await this.#api.remove(ref);
    } catch (error) {
      if (!isUndeletable(error)) throw error;
      await this.#api.edit(ref, EMPTY);
    }
  }

  /** For what does not fit in one message: sent anew, and the old message goes away, because all of it is below. */
  async #replace(ref: MessageRef, view: View): Promise<Receipt> {
    const sent = await this.#anew(ref, view);
    try {
      await this.#api.remove(ref);
    } catch {
      // The old message stays; pressing its buttons is answered like any press on an old card.
    }
    return sent;
  }

  /** What was sent anew before, when nobody heard of it, is not sent again. */
  #anew(ref: MessageRef, view: View): Promise<Receipt> {
    const key = createHash("sha256")
      .update(`${ref.message}\n${JSON.stringify(view)}`)
      .digest("hex")
      .slice(0, 32);
    return this.#showMissing(ref, instantOf(ref.message), (note) => partsOf(view, key, note), null);
  }

  async #showMissing(
    to: Address,
    since: Instant,
    partsWith: (note: string | null) => readonly Part[],
    note: string | null,
  ): Promise<Receipt> {
    const oldest = String(Math.max(0, since - CLOCK_SLACK_MS) / 1000);
    const there = await this.#lookThrough(to, oldest);
    const card = partsWith(null).at(-1);
    const found = card === undefined ? undefined : there.find((each) => isThis(each, card));
    if (found !== undefined) return receipt(to, found.ts);
    return { ...(await this.#showAll(to, partsWith(note), there)), isRepeat: note !== null };
  }

  /**
   * How often a chat may be looked through has a limit of its own, which may be once a minute. It concerns this
   * message alone: as a limit on sending, it would hold back everybody in the workspace.
   */
  async #lookThrough(to: Address, oldest: string): Promise<readonly KnownMessage[]> {
    try {
      return await this.#api.messages(to, oldest);
    } catch (error) {
      const { code, message, retryAfterMs } = toDeliveryError(error);
      if (code !== "rate_limited") throw error;
      throw new DeliveryError("unreachable", message, retryAfterMs === null ? {} : { retryAfterMs });
    }
  }

  /** Shows the parts that are not there yet, one after the other. */
  async #showAll(to: Address, parts: readonly Part[], there: readonly KnownMessage[]): Promise<Receipt> {
    let last = "";
    let count = 0;
    try {
      for (const part of parts) {
        const known = there.find((each) => isThis(each, part));
        last = known?.ts ?? (await this.#show(to, part));
        count += 1;
      }
    } catch (error) {
      throw afterShowing(count, toDeliveryError(error));
    }
    return receipt(to, last);
  }

  /** Gives the message's id; a file's message has none that Slack would tell us. */
  async #show(to: Address, part: Part): Promise<string> {
    if (part.kind === "message") return this.#api.post(to, part.body, part.mark);
    await this.#api.upload(to, part.file);
    return "";
  }
}

/** The file first, so that the last message is the one with the buttons. */
function partsOf(view: View, delivery: string, note: string | null): readonly Part[] {
  const { before, card } = render(view, note);
  const message = (body: MessageBody, part: string): Part => ({
    kind: "message",
    mark: { delivery, part },
    body,
  });
  return [
    ...(view.file === null ? [] : [{ kind: "file", file: view.file } as const]),
    ...before.map((body, index) => message(body, String(index))),
    message(card, "card"),
  ];
}

function isThis(message: KnownMessage, part: Part): boolean {
  return part.kind === "message"
    ? carries(message, part.mark)
    : (message.files ?? []).some(({ title }) => title === part.file.name);
}

/** A message's id is its time, in seconds; the six digits behind the point tell it from others. */
function instantOf(message: string): Instant {
  const ms = Math.floor(Number(message) * 1000);
  return instant(Number.isSafeInteger(ms) ? ms : 0);
}

/** Whatever may have gone wrong elsewhere, nothing is said where others read along: direct messages begin with D. */
function checkChat({ chat }: Address): void {
  if (!/^D[A-Z0-9]{1,29}$/u.test(chat)) throw new DeliveryError("gone", "slack: no chat has such an id");
}

function receipt({ platform, workspace, chat }: Address, message: string): Receipt {
  return { ref: { platform, workspace, chat, message }, isRepeat: false };
}
