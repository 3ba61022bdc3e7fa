import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTelegramAdapter } from "../../../adapters/telegram/adapter.ts";
import { MAX_ATTEMPTS } from "../../../adapters/telegram/intake.ts";
import { waitAfter } from "../../../adapters/telegram/poll.ts";
import { view } from "../../../src/core/view/view.ts";
import { EventInbox, firstAttempt } from "../../contract/adapter-harness.ts";
import { rawCall } from "../../doubles/telegram/raw-call.ts";
import { createGate } from "../../fakes/gate.ts";
import { button } from "../../support/views.ts";
import { type TelegramHarness, telegramHarness } from "./harness.ts";

let harness: TelegramHarness;
let inbox: EventInbox;

beforeEach(async () => {
  harness = await telegramHarness("poll");
  inbox = new EventInbox();
});
afterEach(() => harness.close());

describe("long polling", () => {
  it("waits 5 to 30 seconds after a 409, goes on, and loses nothing", async () => {
    await harness.start(inbox.take);
    const { double, clock } = harness;
    const other = rawCall(double, "getUpdates", { timeout: 30 });
    const waitMs = await clock.sleeper();
    expect(waitMs).toBeGreaterThanOrEqual(5000);
    expect(waitMs).toBeLessThanOrEqual(30_000);
    expect(harness.logger.of("telegram: polling failed")[0]?.fields).toMatchObject({ reason: "409" });
    harness.person("ada").says("hello");
    await other;
    await clock.advance(waitMs);
    expect(await inbox.received(1)).toMatchObject([{ text: "hello" }]);
  });

  it("waits as long as a 429 says, and ever longer when nobody answers", async () => {
    const { double, clock, logger } = harness;
    double.faults.next({ kind: "429", retryAfterSeconds: 17, method: "getUpdates" });
    const started = harness.adapter.start(inbox.take);
    expect(await clock.sleeper()).toBe(17_000);
    await started;
    double.faults.next({ kind: "lost-request", method: "getUpdates" });
    double.faults.next({ kind: "5xx-before", status: 502, method: "getUpdates" });
    await clock.advance(17_000);
    const first = await clock.sleeper();
    await clock.advance(first);
    const second = await clock.sleeper();
    expect(first).toBeLessThanOrEqual(4000);
    expect(second).toBeGreaterThanOrEqual(first);
    await clock.advance(second);
    await double.waitForPoll();
    expect(logger.of("telegram: polling failed").map(({ fields }) => fields["reason"])).toEqual([
      "429",
      "ECONNRESET",
      "no answer",
    ]);
  });

  it("says once that nothing was answered for a minute, and knows when it last was", async () => {
    const { double, clock, logger, adapter } = harness;
    const startedAt = clock.now();
    const lost = Array.from({ length: 12 }, () => ({ kind: "lost-request", method: "getUpdates" }) as const);
    double.faults.next(...lost);
    await harness.adapter.start(inbox.take);
    const loud = "telegram: no poll was answered for a minute";
    const silentFor: number[] = [];
    for (const _ of lost) {
      const waitMs = await clock.sleeper();
      if (logger.of(loud).length > 0) silentFor.push(clock.now() - startedAt);
      await clock.advance(waitMs);
    }
    expect(silentFor[0]).toBeGreaterThanOrEqual(60_000);
    expect(silentFor[0]).toBeLessThan(91_000);
    expect(adapter.lastPollAt).toBeNull();
    await double.waitForPoll();
    harness.person("ada").says("hello");
    await inbox.received(1);
    expect(adapter.lastPollAt).toBe(clock.now());
    expect(logger.of(loud)).toHaveLength(1);
  });

  it("never waits longer than 30 seconds for a network that is away", () => {
    for (let failures = 1; failures < 2000; failures += 1) {
      expect(waitAfter(new Error("away"), failures)).toBeLessThanOrEqual(30_000);
    }
  });

  it("brings what was not confirmed to the next process, with the same id", async () => {
    await harness.start(inbox.take);
    const gate = createGate();
    inbox.willDo(() => gate.opened);
    harness.person("ada").says("hello");
    const [first] = await inbox.received(1);
    const stopped = harness.adapter.stop();
    gate.open();
    await stopped;
    const { double, clock, logger } = harness;
    const next = createTelegramAdapter({
      token: double.token,
      apiRoot: `${double.apiRoot}/`,
      webhook: null,
      commands: {},
      clock,
      logger,
    });
    await next.start(inbox.take);
    const [, again] = await inbox.received(2);
    expect(again).toEqual(first);
    await double.waitUntilConfirmed();
    await next.stop();
  });

  it("stops while it waits before another attempt, and leaves the event unconfirmed", async () => {
    await harness.start(inbox.take);
    inbox.willDo(() => Promise.reject(new Error("the database is away")));
    harness.person("ada").says("hello");
    await harness.clock.sleeper();
    await harness.adapter.stop();
    expect(harness.isConfirmed()).toBe(false);
    expect(inbox.events).toHaveLength(1);
  });

  it("says which update it has given up, after waiting for the database for a quarter of an hour", async () => {
    await harness.start(inbox.take);
    inbox.willDo(...Array.from({ length: MAX_ATTEMPTS }, () => () => Promise.reject(new Error("poison"))));
    const id = harness.double.user({ id: 501 }).sends("poison");
    let pausedMs = 0;
    for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) {
      const pauseMs = await harness.clock.sleeper();
      expect(harness.isConfirmed()).toBe(false);
      pausedMs += pauseMs;
      await harness.clock.advance(pauseMs);
    }
    await harness.confirmed();
    expect(pausedMs).toBeGreaterThan(10 * 60_000);
    expect(harness.logger.of("telegram: an event was not stored")).toHaveLength(MAX_ATTEMPTS);
    expect(harness.logger.of("telegram: an update was given up")).toMatchObject([{ fields: { update: id } }]);
  });

  it("takes over from a webhook that was set before", async () => {
    await rawCall(harness.double, "setWebhook", { url: "http://127.0.0.1:1/old" });
    await harness.start(inbox.take);
    expect(harness.double.webhook).toBeNull();
  });
});

describe("at start", () => {
  it("refuses a token that Telegram does not know, without repeating it", async () => {
    const wrong = await telegramHarness("poll", { token: "99:wrong-token" });
    const error: unknown = await wrong.adapter.start(inbox.take).catch((reason: unknown) => reason);
    expect(String(error)).toContain("Telegram refuses the bot token");
    expect(String(error)).not.toContain("wrong-token");
    await wrong.close();
  });

  it("refuses a token that cannot be one, and a server that is not there", async () => {
    await expect(telegramHarness("poll", { token: "secret words" })).rejects.toThrow("not of the form");
    await expect(harness.unreachable().start(inbox.take)).rejects.toThrow("ECONNREFUSED");
  });

  it("sets the command menus that differ, and no others", async () => {
    const commands = {
      "": [{ name: "interview", description: "Log an interview" }],
      de: [{ name: "interview", description: "Ein Gespräch eintragen" }],
    };
    const { double, clock, logger } = harness;
    for (const expected of [2, 2]) {
      const adapter = createTelegramAdapter({
        token: double.token,
        apiRoot: double.apiRoot,
        webhook: null,
        commands,
        clock,
        logger,
      });
      await adapter.start(inbox.take);
      await adapter.stop();
      expect(double.calls.of("setMyCommands")).toHaveLength(expected);
    }
    expect(double.commands("all_private_chats", "de")).toEqual([
      { command: "interview", description: "Ein Gespräch eintragen" },
    ]);
    expect(double.commands("default")).toEqual([]);
  });

  it("goes on without a menu that Telegram refuses", async () => {
    const refused = await telegramHarness("poll", {
      commands: { "": [{ name: "Bad Name", description: "x" }] },
    });
    await refused.start(inbox.take);
    expect(refused.logger.of("telegram: the command menu was not set")).toHaveLength(1);
    await refused.close();
  });
});

describe("in between", () => {
  it("passes over groups and edits, and counts them", async () => {
    await harness.start(inbox.take);
    const ada = harness.double.user({ id: 501 });
    const group = harness.double.group({ id: -1001, title: "Job hunters" });
    ada.sendsIn(group, `/interviews@${harness.double.botName}`);
    ada.sends("hello");
    expect(await inbox.received(1)).toMatchObject([{ text: "hello" }]);
    await harness.confirmed();
    expect(harness.adapter.ignoredUpdates).toBe(1);
    expect(harness.double.chat(-1001).messages.filter(({ from }) => from === "bot")).toEqual([]);
    const own = harness.double.chat(501).messages.at(-1)?.id ?? 0;
    expect(ada.edits(own, "hello, changed")).toBeNull();
  });

  it("acknowledges a press at once, which Telegram brings again all the same until it is stored", async () => {
    await harness.start(inbox.take);
    const card = view([{ kind: "text", text: "A card" }], [[button("Go", "go.1")]]);
    const to = { platform: "telegram", workspace: "", chat: "501" } as const;
    const { ref } = await harness.adapter.send(to, card, firstAttempt());
    const gate = createGate();
    inbox.willDo(() => gate.opened);
    harness.person("ada").presses(ref, "Go");
    await inbox.received(1);
    await harness.double.waitUntilPressesAnswered();
    expect(harness.isConfirmed()).toBe(false);
    gate.open();
    await harness.confirmed();
  });

  it("hands over a press that is too late to be acknowledged, and one on a message that is too old to be seen", async () => {
    await harness.start(inbox.take);
    harness.double.faults.next({ kind: "lost-request", method: "answerCallbackQuery" });
    harness.double.user({ id: 501 }).pressesOld(12, "sent.1");
    expect(await inbox.received(1)).toMatchObject([
      { kind: "press", token: "sent.1", source: { chat: "501", message: "12" } },
    ]);
    await harness.logger.next("telegram: a press was not acknowledged");
  });

  it("hands over whatever a changed app sends in place of a button's token", async () => {
    await harness.start(inbox.take);
    harness.double.user({ id: 501 }).forgesPress(1, "'; DROP TABLE interviews; --");
    expect(await inbox.received(1)).toMatchObject([{ kind: "press", token: "'; DROP TABLE interviews; --" }]);
  });

  it("sends anew what cannot be changed because no such message can be", async () => {
    const { address } = harness.person("ada");
    const shown = view([{ kind: "text", text: "Hello" }], [[button("A", "a")]]);
    const { ref } = await harness.adapter.update({ ...address, message: "not a number" }, shown);
    expect(Number(ref.message)).toBeGreaterThan(0);
    await expect(harness.adapter.send({ ...address, chat: "" }, shown, firstAttempt())).rejects.toMatchObject(
      {
        code: "gone",
      },
    );
  });

  it("is not sure any more when a later part of a long draft is refused", async () => {
    const { address } = harness.person("ada");
    harness.double.faults.next({ kind: "slow", release: Promise.resolve(), method: "sendMessage" });
    harness.double.faults.next({ kind: "429", retryAfterSeconds: 3, method: "sendMessage" });
    const long = view([{ kind: "copy", text: "word ".repeat(2000) }]);
    await expect(harness.adapter.send(address, long, firstAttempt())).rejects.toMatchObject({
      code: "uncertain",
      retryAfterMs: 3000,
    });
  });

  it("keeps the token out of every log line", async () => {
    const { double, logger } = harness;
    double.faults.next(
      { kind: "lost-request", method: "getUpdates" },
      { kind: "lost-request", method: "getMyCommands" },
    );
    const started = harness.adapter.start(inbox.take);
    await logger.next("telegram: polling failed");
    await started;
    expect(JSON.stringify(logger.lines)).not.toContain(double.token);
  });
});
