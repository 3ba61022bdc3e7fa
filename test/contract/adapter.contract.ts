import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Address, MessageRef } from "../../src/core/address.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import { type ActionToken, type Button, view } from "../../src/core/view/view.ts";
import type { Adapter, Attempt } from "../../src/ports/adapter.ts";
import type { FaultKind } from "../doubles/shared/faults.ts";
import { createGate } from "../fakes/gate.ts";
import { deliveryFailures } from "./adapter-failures.contract.ts";
import { showsViews } from "./adapter-views.contract.ts";

/** A message as a person sees it. */
export interface SeenCard {
  readonly text: string;
  /** Every run of text that is shown in another way than plain, a link or a mention among them. */
  readonly marked: readonly { readonly as: string; readonly text: string }[];
  readonly buttons: readonly { readonly label: string; readonly token: string }[];
  /** Whether a page that the text names would be shown below it. */
  readonly linkPreview: boolean;
}

/** A person on the platform. Every action reaches the adapter as the platform would bring it. */
export interface ContractPerson {
  readonly address: Address;
  readonly account: string;
  says(text: string): void;
  commands(name: string, args: string): void;
  presses(ref: MessageRef, label: string): void;
  sendsUnreadable(): void;
  blocks(): void;
  unblocks(): void;
  deletes(ref: MessageRef): void;
  /** What the bot has shown, oldest first. */
  sees(): readonly SeenCard[];
}

export interface AdapterHarness {
  readonly adapter: Adapter;
  start(onEvent: (event: InboundEvent) => Promise<void>): Promise<void>;
  person(name: "ada" | "bob"): ContractPerson;
  /** The next request that sends a message is struck. */
  fault(fault: FaultKind): void;
  /** How many requests to send a message have arrived. */
  requests(): number;
  /** An adapter of the same kind whose platform cannot be connected to. */
  unreachable(): Adapter;
  /** An address that never was. */
  readonly nowhere: Address;
  /** Whether the platform would bring something again. */
  isConfirmed(): boolean;
  /** Resolves when the platform would bring nothing again. */
  confirmed(): Promise<void>;
  /** Resolves when every press was acknowledged to the platform. */
  pressesAcknowledged(): Promise<void>;
  /** Lets pass what time it takes until an event that was not stored comes again. */
  nextAttempt(): Promise<void>;
  close(): Promise<void>;
}

export const FIRST_ATTEMPT: Attempt = {
  key: "8f4b6a52-6f0c-4f43-9d8f-0a4f4f1c7a11" as Attempt["key"],
  doubt: null,
};

export function button(label: string, token: string): Button {
  return { label, token: token as ActionToken, style: "plain" };
}

/** Events as they come, for tests to wait for. */
export class EventInbox {
  readonly events: InboundEvent[] = [];
  readonly #waiters = new Set<() => void>();
  readonly #outcomes: (() => Promise<void>)[] = [];

  /** What becomes of the next events: stored unless told otherwise. */
  willDo(...outcomes: readonly (() => Promise<void>)[]): void {
    this.#outcomes.push(...outcomes);
  }

  readonly take = async (event: InboundEvent): Promise<void> => {
    this.events.push(event);
    const outcome = this.#outcomes.shift();
    for (const waiter of this.#waiters) waiter();
    await outcome?.();
  };

  async received(count: number): Promise<readonly InboundEvent[]> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.events.length < count) return;
        this.#waiters.delete(look);
        resolve(this.events.slice(0, count));
      };
      this.#waiters.add(look);
      look();
    });
  }
}

/** What every adapter must do, against its platform's double. */
export function adapterContract(create: () => Promise<AdapterHarness>): void {
  let harness: AdapterHarness;
  let inbox: EventInbox;
  let ada: ContractPerson;

  beforeEach(async () => {
    harness = await create();
    inbox = new EventInbox();
    ada = harness.person("ada");
  });
  afterEach(() => harness.close());

  const take = async (act: () => void): Promise<InboundEvent> => {
    const before = inbox.events.length;
    act();
    const events = await inbox.received(before + 1);
    return events[before] ?? expect.unreachable();
  };
  const show = (...buttons: Button[]): ReturnType<Adapter["send"]> =>
    harness.adapter.send(ada.address, view([{ kind: "text", text: "A card" }], [buttons]), FIRST_ATTEMPT);

  describe("takes in", () => {
    beforeEach(() => harness.start(inbox.take));

    it("text as it was typed, with who and where", async () => {
      const text = "Acme & Söhne <b>GmbH</b>,\n*tomorrow* 14:00 😀";
      const event = await take(() => ada.says(text));
      expect(event).toMatchObject({ kind: "text", text, from: ada.address });
      expect(event.author.account).toBe(ada.account);
    });

    it("commands with what stands behind them", async () => {
      const event = await take(() => ada.commands("interview", "Acme, Backend developer, yesterday 14:00"));
      expect(event).toMatchObject({
        kind: "command",
        name: "interview",
        args: "Acme, Backend developer, yesterday 14:00",
      });
      expect(await take(() => ada.commands("next", ""))).toMatchObject({
        kind: "command",
        name: "next",
        args: "",
      });
    });

    it("what cannot be read, and being shut out and let in", async () => {
      expect(await take(() => ada.sendsUnreadable())).toMatchObject({ kind: "unsupported" });
      expect(await take(() => ada.blocks())).toMatchObject({ kind: "blocked", from: ada.address });
      expect(await take(() => ada.unblocks())).toMatchObject({ kind: "unblocked", from: ada.address });
    });

    it("presses with the button's token and the message it is on", async () => {
      const { ref } = await show(button("Mark sent", "sent.1"), button("Snooze", "snooze.1"));
      const event = await take(() => ada.presses(ref, "Snooze"));
      expect(event).toMatchObject({ kind: "press", token: "snooze.1", source: ref, from: ada.address });
    });

    it("gives every event an id of its own", async () => {
      for (const text of ["a", "a", "b"]) ada.says(text);
      const ids = (await inbox.received(3)).map(({ id }) => id);
      expect(new Set(ids).size).toBe(3);
      for (const id of ids) expect(id.startsWith(`${harness.adapter.platform}:`)).toBe(true);
    });
  });

  describe("hands over", () => {
    beforeEach(() => harness.start(inbox.take));

    it("one event of a chat after the other, and other chats meanwhile", async () => {
      const gate = createGate();
      inbox.willDo(() => gate.opened);
      for (const text of ["1", "2", "3"]) ada.says(text);
      harness.person("bob").says("from another chat");
      // Bob's event comes although Ada's first one is still being stored; her second one waits.
      expect(await inbox.received(2)).toHaveLength(2);
      gate.open();
      const texts = (await inbox.received(4)).map((event) =>
        event.kind === "text" ? event.text : event.kind,
      );
      expect(texts).toEqual(["1", "from another chat", "2", "3"]);
    });

    it("confirms an event when it is stored, not before", async () => {
      const gate = createGate();
      inbox.willDo(() => gate.opened);
      await take(() => ada.says("hello"));
      expect(harness.isConfirmed()).toBe(false);
      gate.open();
      await harness.confirmed();
      expect(inbox.events).toHaveLength(1);
    });

    it("acknowledges a press at once, while it is still being stored", async () => {
      const { ref } = await show(button("Go", "go.1"));
      const gate = createGate();
      inbox.willDo(() => gate.opened);
      await take(() => ada.presses(ref, "Go"));
      await harness.pressesAcknowledged();
      expect(harness.isConfirmed()).toBe(false);
      gate.open();
      await harness.confirmed();
    });

    it("an event again, the same one, when it was not stored, and then what came after it", async () => {
      inbox.willDo(() => Promise.reject(new Error("the database is away")));
      const first = await take(() => ada.says("keep me"));
      ada.says("and me");
      await harness.nextAttempt();
      const [, again, next] = await inbox.received(3);
      expect(again).toEqual(first);
      expect(next).toMatchObject({ text: "and me" });
      await harness.confirmed();
    });

    it("no event for ever: one that nobody can store is given up", async () => {
      const refuse = (): Promise<void> => Promise.reject(new Error("poison"));
      inbox.willDo(...Array.from({ length: 5 }, () => refuse));
      await take(() => ada.says("poison"));
      for (let attempt = 2; attempt <= 5; attempt += 1) {
        await harness.nextAttempt();
        await inbox.received(attempt);
      }
      await harness.confirmed();
      expect(await take(() => ada.says("still here"))).toMatchObject({ text: "still here" });
    });
  });

  describe("stops", () => {
    it("after what is being handled, and as often as it is told to", async () => {
      await harness.start(inbox.take);
      const gate = createGate();
      let isStored = false;
      inbox.willDo(async () => {
        await gate.opened;
        isStored = true;
      });
      await take(() => ada.says("hello"));
      const stopped = Promise.all([harness.adapter.stop(), harness.adapter.stop()]);
      gate.open();
      await stopped;
      expect(isStored).toBe(true);
      await harness.adapter.stop();
    });

    it("without ever having begun", async () => {
      await expect(harness.adapter.stop()).resolves.toBeUndefined();
    });
  });

  describe("shows views:", () => showsViews(() => harness));
  describe("tells why a message did not get through:", () => deliveryFailures(() => harness));
}
