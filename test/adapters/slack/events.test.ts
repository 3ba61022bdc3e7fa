import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { en } from "../../../src/core/text/en.ts";
import { view } from "../../../src/core/view/view.ts";
import { EventInbox, firstAttempt } from "../../contract/adapter-harness.ts";
import { createGate } from "../../fakes/gate.ts";
import { button } from "../../support/views.ts";
import { type Mode, type SlackHarness, slackHarness } from "./harness.ts";

const MODES: readonly Mode[] = ["socket", "http"];
const away = () => Promise.reject(new Error("the database is away"));

function unheard(): never {
  throw new Error("Slack brought nothing");
}

describe.each(MODES)("what Slack brings by %s", (mode) => {
  let harness: SlackHarness;
  let inbox: EventInbox;

  beforeEach(async () => {
    harness = await slackHarness(mode);
    inbox = new EventInbox();
    await harness.start(inbox.take);
  });
  afterEach(() => harness.close());

  const address = () =>
    ({ platform: "slack", workspace: harness.double.workspace.id, chat: harness.ada.chat.id }) as const;
  const texts = () => harness.ada.sees().map(({ text }) => text);
  /** Every attempt of ours at what came last has failed. */
  const exhausted = async (before: number) => {
    for (let attempt = 1; attempt < 5; attempt += 1) {
      await inbox.received(before + attempt);
      await harness.clock.advance(await harness.clock.sleeper(8_000));
    }
    await inbox.received(before + 5);
  };

  /** Lets Slack's time pass until that is so. */
  const broughtAgain = async (isSo: () => boolean) => {
    while (!isSo()) {
      await harness.doubleClock.advance(await harness.doubleClock.sleeper());
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it("again after it was stored is not dropped but handed over with the same id", async () => {
    harness.ada.says("hello");
    await harness.confirmed();
    const { courier } = harness.double;
    const [delivery] = courier.deliveries;
    const outcome = await courier.repeat(delivery ?? unheard(), { number: 1, reason: "http_timeout" });
    expect(outcome.kind).toBe("acknowledged");
    const [first, second] = await inbox.received(2);
    expect(second).toEqual(first);
  });

  it("that could not be stored in time comes again, and is one event all the same", async () => {
    const gate = createGate();
    inbox.willDo(() => gate.opened);
    const { delivery } = harness.ada.says("hello");
    await inbox.received(1);
    await harness.doubleClock.advance(3_001);
    await harness.doubleClock.sleeper(3_000);
    expect(delivery?.attempts).toBe(2);
    gate.open();
    await harness.confirmed();
    expect(new Set(inbox.events.map(({ id }) => id)).size).toBe(1);
  });

  it("for the last time, and nobody could store it then either: the person is told, once", async () => {
    inbox.willDo(...Array.from({ length: 20 }, () => away));
    const { delivery } = harness.ada.says("keep me");
    for (let brought = 0; brought < 4; brought += 1) {
      await exhausted(brought * 5);
      expect(texts()).toEqual([]);
      // Slack notices that it failed, and brings it again at once, after a minute, and after five.
      if (brought < 3) await broughtAgain(() => (delivery?.attempts ?? 0) >= brought + 2);
    }
    await harness.double.waitForMessage(({ isApp }) => isApp);
    expect(texts()).toEqual([en["slack.not-stored"]]);
    expect(harness.logger.of("slack: an event was given up")).toHaveLength(1);
  });

  it("before and after a stop: what is not stored is not acknowledged, and left to the next start", async () => {
    inbox.willDo(away);
    const { delivery } = harness.ada.says("keep me");
    await inbox.received(1);
    await harness.clock.sleeper(1_000);
    await harness.adapter.stop();
    expect(inbox.events).toHaveLength(1);
    expect(delivery?.outcome?.kind).not.toBe("acknowledged");
    expect(texts()).toEqual([]);
  });

  describe("a press", () => {
    const CARD = view([{ kind: "text", text: "A card" }], [[button("Go", "go.1")]]);

    it("is acknowledged when it is stored, and not before", async () => {
      const { ref } = await harness.adapter.send(address(), CARD, firstAttempt());
      const gate = createGate();
      inbox.willDo(() => gate.opened);
      const delivery = harness.ada.presses(ref.message, "Go");
      await inbox.received(1);
      await harness.adapter.send(address(), CARD, firstAttempt());
      expect(delivery.outcome).toBeNull();
      gate.open();
      expect((await delivery.settled).kind).toBe("acknowledged");
    });

    it("that nobody could store is answered in the chat", async () => {
      const { ref } = await harness.adapter.send(address(), CARD, firstAttempt());
      inbox.willDo(...Array.from({ length: 5 }, () => away));
      const { id } = harness.ada.presses(ref.message, "Go");
      await exhausted(0);
      await harness.double.until("they are told", () => texts().length === 2);
      expect(texts()).toEqual(["A card", en["slack.not-stored"]]);
      expect(inbox.events[0]?.id).toBe(`slack:${harness.double.workspace.id}:${id}`);
      expect(harness.ada.problems).toEqual([]);
    });

    it("is tried once more at the stop, because Slack does not bring it again", async () => {
      const { ref } = await harness.adapter.send(address(), CARD, firstAttempt());
      inbox.willDo(away);
      harness.ada.presses(ref.message, "Go");
      await inbox.received(1);
      await harness.clock.sleeper(1_000);
      await harness.adapter.stop();
      expect(inbox.events).toHaveLength(2);
      expect(harness.isConfirmed()).toBe(true);
    });
  });

  it("tells when it last came", async () => {
    expect(harness.adapter.lastEventAt).toBeNull();
    harness.ada.says("hello");
    await inbox.received(1);
    expect(harness.adapter.lastEventAt).toBe(harness.clock.now());
  });
});

describe("a request that is said to be Slack's", () => {
  let harness: SlackHarness;
  let inbox: EventInbox;

  beforeEach(async () => {
    harness = await slackHarness("http");
    inbox = new EventInbox();
    await harness.start(inbox.take);
    harness.ada.says("hello");
    await harness.confirmed();
  });
  afterEach(() => harness.close());

  const recorded = () => harness.double.httpMode.sent[0] ?? expect.unreachable();
  const post = async (change: { readonly headers?: Record<string, string>; readonly body?: string }) => {
    const { headers, body } = recorded();
    const request = { headers: { ...headers, ...change.headers }, body: change.body ?? body };
    return (await harness.double.httpMode.post(request)).status;
  };

  it.each([
    ["a body that was changed by one sign", () => ({ body: recorded().body.replace("hello", "hallo") })],
    ["a signature by another secret", () => ({ headers: { "x-slack-signature": `v0=${"0".repeat(64)}` } })],
    ["no signature", () => ({ headers: { "x-slack-signature": "" } })],
    ["another time than was signed", () => ({ headers: { "x-slack-request-timestamp": "1795000000" } })],
    [
      "a signature of six minutes ago",
      () => {
        const { httpMode } = harness.double;
        return httpMode.sign(recorded().body, "application/json", Math.floor(Date.now() / 1000) - 360);
      },
    ],
  ])("and has %s is refused, and nothing is handed over", async (_what, change) => {
    expect(await post(change())).toBe(401);
    expect(inbox.events).toHaveLength(1);
  });

  it("is taken when it was signed, and a replay is told apart by its id", async () => {
    expect(await post({})).toBe(200);
    const [first, second] = await inbox.received(2);
    expect(second?.id).toBe(first?.id);
  });

  it("answers Slack's question whether it is us", async () => {
    expect(await harness.double.httpMode.verifiesUrl()).toBe(true);
  });

  it("is refused when it is far too large, and when it is no POST", async () => {
    const { httpMode } = harness.double;
    const huge = httpMode.sign(JSON.stringify({ text: "x".repeat(2_000_000) }), "application/json");
    expect((await httpMode.post(huge)).status).toBe(413);
    expect((await fetch(`${harness.publicUrl}/slack/events`)).status).toBe(405);
  });

  it("is to be sent again when we are not running any more", async () => {
    await harness.adapter.stop();
    expect(await post({})).toBe(500);
    expect(inbox.events).toHaveLength(1);
  });
});
