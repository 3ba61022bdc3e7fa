import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import { type Button, view } from "../../src/core/view/view.ts";
import type { Adapter } from "../../src/ports/adapter.ts";
import { createGate } from "../fakes/gate.ts";
import { button } from "../support/views.ts";
import { deliveryFailures } from "./adapter-failures.contract.ts";
import { type AdapterHarness, type ContractPerson, EventInbox, firstAttempt } from "./adapter-harness.ts";
import { showsViews } from "./adapter-views.contract.ts";

const refuse = (): Promise<void> => Promise.reject(new Error("poison"));

/** What not every platform has. */
interface Abilities {
  /** Whether the platform tells when a person shuts us out, and not only when we next write to them. */
  readonly tellsOfBlocking: boolean;
}

/** What every adapter must do, against its platform's double. */
export function adapterContract(
  create: () => Promise<AdapterHarness>,
  { tellsOfBlocking }: Abilities = { tellsOfBlocking: true },
): void {
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
    harness.adapter.send(ada.address, view([{ kind: "text", text: "A card" }], [buttons]), firstAttempt());

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

    it("what cannot be read", async () => {
      expect(await take(() => ada.sendsUnreadable())).toMatchObject({ kind: "unsupported" });
    });

    it.each(tellsOfBlocking ? ["being shut out and let in"] : [])("%s", async () => {
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
      // A round trip: an adapter that confirms too early has done it by then.
      await show();
      expect(harness.isConfirmed()).toBe(false);
      gate.open();
      await harness.confirmed();
      expect(inbox.events).toHaveLength(1);
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
      const { attempts } = harness;
      inbox.willDo(...Array.from({ length: attempts }, () => refuse));
      await take(() => ada.says("poison"));
      for (let attempt = 2; attempt <= attempts; attempt += 1) {
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
      const storedAtStop: boolean[] = [];
      const stop = async (): Promise<void> => {
        await harness.adapter.stop();
        storedAtStop.push(isStored);
      };
      const stopped = Promise.all([stop(), stop()]);
      // A round trip: an adapter that does not wait has stopped by then.
      await show();
      expect(storedAtStop).toEqual([]);
      gate.open();
      await stopped;
      expect(storedAtStop).toEqual([true, true]);
      await harness.adapter.stop();
    });

    it("without ever having begun", async () => {
      await expect(harness.adapter.stop()).resolves.toBeUndefined();
    });
  });

  describe("shows views:", () => {
    showsViews(() => harness);
  });
  describe("tells why a message did not get through:", () => {
    deliveryFailures(() => harness);
  });
}
