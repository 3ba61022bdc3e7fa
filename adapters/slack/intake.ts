import type { InboundEvent } from "../../src/core/conversation/event.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import type { Installations } from "../../src/ports/installations.ts";
import { Background } from "../shared/background.ts";
import { DirectChats } from "../shared/direct-chats.ts";
import { personOf } from "./addresses.ts";
import type { SlackApi } from "./api.ts";
import { Commands } from "./commands.ts";
import { toDeliveryError } from "./errors.ts";
import { Keeper } from "./keeper.ts";
import { Modals } from "./modals.ts";
import { type Incoming, normalise } from "./normalise.ts";
import { People } from "./people.ts";
import { Presses } from "./presses.ts";
import { type CheckForm, Submissions } from "./submissions.ts";

/** Slack brings an event three times more, at the most. */
const LAST_RETRY = 3;

/** Something that Slack brought, over the socket or by a request. */
export interface Parcel {
  readonly body: unknown;
  /** Tells Slack that it has arrived; what is said with it is shown to the person. */
  readonly acknowledge: (says?: object) => Promise<void>;
  /** How many times it was brought before. */
  readonly retry: number;
}

interface IntakeParts {
  readonly api: SlackApi;
  readonly onEvent: (event: InboundEvent) => Promise<void>;
  readonly checkForm: CheckForm;
  readonly installations: Pick<Installations, "remove">;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted when the adapter stops. */
  readonly signal: AbortSignal;
}

/**
 * Takes in what Slack brings. An event is acknowledged when it is stored, and not before: Slack brings it again
 * otherwise, and a repetition joins the first one while that is still being stored. So is a press, which Slack does
 * not bring again, but the person does. A command or a form is acknowledged within three seconds whatever happens:
 * what was typed must not be lost.
 */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #people: People;
  readonly #chats: DirectChats;
  readonly #keeper: Keeper;
  readonly #commands: Commands;
  readonly #presses: Presses;
  readonly #submissions: Submissions;
  readonly #background = new Background();
  /** The events that are being stored, by id. */
  readonly #pending = new Map<string, Promise<boolean>>();
  #ignored = 0;
  #lastAt: Instant | null = null;

  constructor(parts: IntakeParts) {
    const { api } = parts;
    const people = new People(parts);
    const chats = new DirectChats((person) => api.openChat(person));
    const keeper = new Keeper(parts);
    const modals = new Modals(parts);
    this.#parts = parts;
    this.#people = people;
    this.#chats = chats;
    this.#keeper = keeper;
    this.#commands = new Commands({ ...parts, people, chats, keeper, modals });
    this.#presses = new Presses({ ...parts, people, chats, keeper, modals });
    this.#submissions = new Submissions({ ...parts, people, chats, keeper });
  }

  /** How much came in that was not for us. */
  get ignored(): number {
    return this.#ignored;
  }

  /** When Slack last brought anything; null before the first time. */
  get lastAt(): Instant | null {
    return this.#lastAt;
  }

  /** Rejects when Slack is to bring it again. */
  take(parcel: Parcel): Promise<void> {
    const { signal, clock } = this.#parts;
    if (signal.aborted) return Promise.reject(new Error("stopping"));
    this.#lastAt = clock.now();
    const incoming = normalise(parcel.body, clock.now());
    if (incoming === null) this.#ignored += 1;
    const taken = incoming === null ? parcel.acknowledge() : this.#takeIncoming(incoming, parcel);
    void this.#background.follow(taken.catch(() => {}));
    return taken;
  }

  /** Resolves when nothing is being handled any more. */
  idle(): Promise<void> {
    return this.#background.idle();
  }

  async #takeIncoming(incoming: Incoming, { acknowledge, retry }: Parcel): Promise<void> {
    switch (incoming.kind) {
      case "event":
        await this.#store(incoming.event, retry);
        await acknowledge();
        break;
      case "removal": {
        const { workspace, at } = incoming;
        await this.#parts.installations.remove({ platform: "slack", workspace }, at);
        await acknowledge();
        break;
      }
      case "command":
        await this.#commands.take(incoming, acknowledge);
        break;
      case "press": {
        const { person, source } = incoming;
        if (source !== null) this.#chats.learn(person, source.chat);
        // Where that takes too long, or the process ends before, Slack warns the person, and they press again.
        await this.#presses.take(incoming);
        await this.#acknowledgePress(acknowledge);
        break;
      }
      case "submission":
        await acknowledge((await this.#submissions.take(incoming)) ?? undefined);
        break;
    }
  }

  /** A press whose acknowledgement is lost shows the same warning, and is done all the same. */
  async #acknowledgePress(acknowledge: Parcel["acknowledge"]): Promise<void> {
    try {
      await acknowledge();
    } catch (error) {
      this.#parts.logger.warn("slack: a press was not acknowledged", {
        reason: toDeliveryError(error).message,
      });
    }
  }

  /** @throws {Error} when nobody could store it, and Slack is to bring it again. */
  async #store(event: InboundEvent, retry: number): Promise<void> {
    const person = personOf(event.from.workspace, event.author.account);
    this.#chats.learn(person, event.from.chat);
    if (await (this.#pending.get(event.id) ?? this.#begin(event))) return;
    // The last time that Slack brings it: whoever waits for an answer has to be told.
    if (retry >= LAST_RETRY && !this.#parts.signal.aborted) {
      await this.#keeper.giveUp({ ...event, author: await this.#people.of(person) });
    }
    throw new Error("an event was not stored");
  }

  #begin(event: InboundEvent): Promise<boolean> {
    const person = personOf(event.from.workspace, event.author.account);
    const stored = this.#keeper
      .inTurn(person, async () => {
        const signed = { ...event, author: await this.#people.of(person) };
        return await this.#keeper.keep(signed, { isOnlyCopy: false });
      })
      .finally(() => this.#pending.delete(event.id));
    this.#pending.set(event.id, stored);
    return stored;
  }
}
