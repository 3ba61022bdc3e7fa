import { randomUUID } from "node:crypto";
import { type Address, type MessageRef, type Platform, WITH_HOME } from "../../src/core/address.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import { instant } from "../../src/core/time/instant.ts";
import type { Button, View } from "../../src/core/view/view.ts";
import {
  type Adapter,
  type Attempt,
  DeliveryError,
  type Limit,
  type Receipt,
} from "../../src/ports/adapter.ts";

/** A message as the person has it before them. */
export interface Shown {
  readonly ref: MessageRef;
  view: View;
  edits: number;
}

/** An adapter without a platform: it shows everything at once and remembers it. */
export class RecordingAdapter implements Adapter {
  readonly platform: Platform;
  readonly showHome: Adapter["showHome"];
  /** What the page beside the chat shows, by account; only where the platform has one. */
  readonly homes = new Map<string, View>();
  /** How often that page was shown. */
  homesShown = 0;
  /** True: that page cannot be reached. */
  isHomeAway = false;
  readonly messages: Shown[] = [];
  readonly attempts: Attempt[] = [];
  /** What the next calls are to fail with, one each; null lets one through. */
  readonly failures: (DeliveryError | null)[] = [];
  /** So many messages from now on are shown, and the answer that says so is lost. */
  lostAnswers = 0;
  /** What the next messages wait for before they are shown or fail, one each. */
  readonly holds: Promise<void>[] = [];
  #onEvent: (event: InboundEvent) => Promise<void> = () => Promise.resolve();
  #shown = 0;

  constructor(platform: Platform = "console") {
    this.platform = platform;
    this.showHome = WITH_HOME.has(platform)
      ? ({ account }, view) => {
          if (this.isHomeAway) return Promise.reject(new DeliveryError("unreachable", "refused"));
          this.homes.set(account, view);
          this.homesShown += 1;
          return Promise.resolve();
        }
      : null;
  }

  start(onEvent: (event: InboundEvent) => Promise<void>): Promise<void> {
    this.#onEvent = onEvent;
    return Promise.resolve();
  }

  async send(to: Address, view: View, attempt: Attempt): Promise<Receipt> {
    this.attempts.push(attempt);
    const failure = this.failures.shift() ?? null;
    await this.holds.shift();
    if (failure !== null) throw failure;
    const { platform, workspace, chat } = to;
    const ref = { platform, workspace, chat, message: String((this.#shown += 1)) };
    this.messages.push({ ref, view, edits: 0 });
    if (this.lostAnswers > 0) {
      this.lostAnswers -= 1;
      throw new DeliveryError("uncertain", "no answer");
    }
    return { ref, isRepeat: attempt.doubt !== null };
  }

  update(ref: MessageRef, view: View): Promise<Receipt> {
    const failure = this.failures.shift() ?? null;
    if (failure !== null) return Promise.reject(failure);
    const found = this.messages.find((one) => one.ref.message === ref.message);
    if (found === undefined) return Promise.reject(new DeliveryError("rejected", "no such message"));
    found.view = view;
    found.edits += 1;
    return Promise.resolve({ ref, isRepeat: false });
  }

  remove(ref: MessageRef): Promise<void> {
    const index = this.messages.findIndex((one) => one.ref.message === ref.message);
    if (index >= 0) this.messages.splice(index, 1);
    return Promise.resolve();
  }

  limitsOf(_message: Parameters<Adapter["limitsOf"]>[0]): readonly Limit[] {
    return [];
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  /** Hands over one event of an account; `id` repeats one that came before. */
  receive(
    account: string,
    what:
      | { readonly kind: "text"; readonly text: string }
      | { readonly kind: "command"; readonly name: string; readonly args: string }
      | {
          readonly kind: "press";
          readonly token: string;
          readonly source: MessageRef | null;
          readonly answer?: string;
        }
      | { readonly kind: "unsupported" | "blocked" | "unblocked" | "home" },
    id = `recorded:${randomUUID()}`,
  ): Promise<void> {
    const author = { account, name: null, locale: "en-GB", timeZone: null };
    const from: Address = { platform: this.platform, workspace: "", chat: account };
    const event = { id, from, author, at: instant(0) };
    return this.#onEvent(what.kind === "press" ? { answer: null, ...what, ...event } : { ...what, ...event });
  }

  /** All messages of one chat, in order. */
  chat(account: string): readonly Shown[] {
    return this.messages.filter(({ ref }) => ref.chat === account);
  }
}

/** The text of a view as a person reads it, a line a block. */
export function textOf({ blocks }: View): string {
  return blocks
    .map((block) =>
      block.kind === "fields"
        ? block.rows.map(({ label, value }) => `${label}: ${value}`).join("\n")
        : block.text,
    )
    .join("\n");
}

export function labelsOf({ buttons }: View): readonly string[] {
  return buttons.flat().map(({ label }) => label);
}

/** @throws when the message has no such button. */
export function buttonOf({ view }: Shown, label: string): Button {
  const found = view.buttons.flat().find((button) => button.label.startsWith(label));
  if (found === undefined) throw new Error(`no button “${label}” among ${labelsOf(view).join(", ")}`);
  return found;
}
