import { actionOf } from "./action-of.ts";
import type { Parts } from "./api-parts.ts";
import type { Delivery } from "./courier.ts";
import { Interactions } from "./interactions.ts";
import { type ShownView, screenOfView } from "./modal-screen.ts";
import { PersonModals, TROUBLE } from "./person-modals.ts";
import { isRecord } from "./request-body.ts";
import type { ResponseUrls } from "./response-urls.ts";
import { type ShownMessage, screenOf } from "./screen.ts";
import { SlackError } from "./slack-error.ts";
import { escaped, typedText } from "./typed-text.ts";
import { wireView } from "./views.ts";
import type { Account, Channel, StoredMessage } from "./world.ts";

export interface Sent {
  readonly ts: string;
  /** How the app is told of it; null when it is not. */
  readonly delivery: Delivery | null;
}

/** A person with a Slack app, as a test moves them. */
export class SlackPerson {
  readonly account: Account;
  /** Their direct messages with the app. */
  readonly chat: Channel;
  readonly modals: PersonModals;
  /** What Slack itself has told only this person: that the app did not answer, or not in order. */
  readonly problems: string[] = [];
  readonly #parts: Parts;
  readonly #responseUrls: ResponseUrls;
  readonly #interactions: Interactions;

  constructor(account: Account, parts: Parts, responseUrls: ResponseUrls) {
    this.account = account;
    this.chat = parts.world.directChannel(account);
    this.#parts = parts;
    this.#responseUrls = responseUrls;
    this.#interactions = new Interactions(account, parts, responseUrls);
    this.modals = new PersonModals(account, parts, this.#interactions, (problem) => this.#tell(problem));
  }

  /** Types a message to the app. @throws {Error} when Slack does not let them. */
  says(text: string): Sent {
    return this.#writes({ text: typedText(text) });
  }

  sharesFile(): Sent {
    return this.#writes({ files: [{ id: this.#parts.world.newId("F"), title: "cv.pdf" }] });
  }

  edits(ts: string, text: string): Delivery | null {
    const message = this.#parts.world.find(this.chat, ts);
    this.#parts.world.change(message, { text: typedText(text) });
    return this.#parts.events.changed(message);
  }

  /** Takes away a message of theirs, or, as an administrator may, of the app. */
  deletes(ts: string): Delivery | null {
    const message = this.#parts.world.find(this.chat, ts);
    this.#parts.world.remove(message);
    return this.#parts.events.deleted(message);
  }

  /**
   * Uses a slash command in the chat with the app, or elsewhere. That its text comes escaped is not documented.
   * @throws {Error} when Slack does not know it.
   */
  uses(command: string, text = "", place: { readonly in?: Channel } = {}): Delivery {
    const channel = place.in ?? this.chat;
    const delivery = this.#interactions.command(command, escaped(text), channel);
    void this.#takeAnswer(command, channel, delivery);
    return delivery;
  }

  /**
   * Presses the button, or picks the entry of a list, with this label.
   * @throws {Error} when the message does not show it now.
   */
  presses(ts: string, label: string): Delivery {
    const message = this.#visible().find((each) => each.ts === ts);
    const button = message && screenOf(message).buttons.find((each) => each.label === label);
    if (message === undefined || button === undefined) {
      throw new Error(`message ${ts} shows no button ${JSON.stringify(label)}`);
    }
    return this.#followed(this.#interactions.actionOn(message, actionOf(button)));
  }

  /** Presses a button in the App Home. @throws {Error} when it is not there. */
  pressesAtHome(label: string): Delivery {
    const view = this.#parts.views.homeOf(this.account);
    const button = this.home?.buttons.find((each) => each.label === label);
    if (view === null || button === undefined) {
      throw new Error(`the App Home shows no button ${JSON.stringify(label)}`);
    }
    return this.#followed(this.#interactions.actionIn(view, actionOf(button)));
  }

  /** Turns to a tab of the app. @throws {Error} when it has none of that kind. */
  opens(tab: "home" | "messages"): Delivery | null {
    const { isHomeEnabled, isMessagesTabEnabled } = this.#parts.settings;
    if (!(tab === "home" ? isHomeEnabled : isMessagesTabEnabled)) throw new Error(`there is no tab ${tab}`);
    const home = this.#parts.views.homeOf(this.account);
    const view = tab === "home" && home !== null ? wireView(home) : null;
    return this.#parts.events.homeOpened(this.account, tab, view);
  }

  /** The App Home as it is published now. */
  get home(): ShownView | null {
    const view = this.#parts.views.homeOf(this.account);
    return view === null ? null : screenOfView(view, 0);
  }

  /** What the app shows this person in a channel, oldest first: nothing that is only for others. */
  sees(channel: Channel = this.chat): readonly ShownMessage[] {
    return this.#visible()
      .filter((each) => each.channel === channel && each.isApp)
      .map(screenOf);
  }

  /** The account is closed. Slack tells the app nothing, and goes on taking messages for it. */
  leaves(): void {
    this.account.isDeactivated = true;
  }

  #writes(message: Partial<StoredMessage>): Sent {
    const { world, events, settings } = this.#parts;
    if (!settings.isMessagesTabEnabled) throw new Error("messages to this app are turned off");
    const stored = world.post({ channel: this.chat, author: this.account.id, isApp: false, ...message });
    return { ts: stored.ts, delivery: events.posted(stored, { client_msg_id: world.newId("") }) };
  }

  #visible(): readonly StoredMessage[] {
    return this.#parts.world.messages.filter(
      ({ onlyFor, channel }) =>
        channel.workspace === this.account.workspace &&
        (channel.person === null || channel.person === this.account) &&
        (onlyFor === null || onlyFor === this.account.id),
    );
  }

  #followed(delivery: Delivery): Delivery {
    void this.#follow(delivery);
    return delivery;
  }

  async #follow({ settled }: Delivery): Promise<void> {
    if ((await settled).kind === "failed") this.#tell(TROUBLE);
  }

  async #takeAnswer(command: string, channel: Channel, { settled }: Delivery): Promise<void> {
    const outcome = await settled;
    if (outcome.kind === "failed") {
      const isLate = outcome.reason.endsWith("timeout");
      this.#tell(
        isLate
          ? `${command} failed because the app did not respond`
          : `${command} failed with the error "dispatch_failed"`,
      );
      return;
    }
    const { answer } = outcome;
    if (answer === null) return;
    try {
      const given = isRecord(answer) ? answer : { text: answer };
      this.#responseUrls.show({ account: this.account, channel, source: null }, given);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      this.#tell(`${command} failed with the error "invalid_command_response"`);
    }
  }

  #tell(problem: string): void {
    this.problems.push(problem);
    this.#parts.world.changes.notify();
  }
}
