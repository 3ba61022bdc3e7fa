import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { en } from "../../../src/core/text/en.ts";
import { view } from "../../../src/core/view/view.ts";
import { EventInbox, firstAttempt } from "../../contract/adapter-harness.ts";
import type { Channel } from "../../doubles/slack/world.ts";
import { createGate } from "../../fakes/gate.ts";
import { type Mode, type SlackHarness, slackHarness } from "./harness.ts";

const MODES: readonly Mode[] = ["socket", "http"];
const LINE = "Acme <b>, Backend developer, yesterday 14:00";

describe.each(MODES)("/interview by %s", (mode) => {
  let harness: SlackHarness;
  let inbox: EventInbox;
  let channel: Channel;

  beforeEach(async () => {
    harness = await slackHarness(mode);
    inbox = new EventInbox();
    await harness.start(inbox.take);
    channel = harness.double.workspace.channel("general");
  });
  afterEach(() => harness.close());

  const address = () =>
    ({ platform: "slack", workspace: harness.double.workspace.id, chat: harness.ada.chat.id }) as const;
  const inChannel = () => harness.ada.sees(channel).map(({ text }) => text);
  const inPrivate = `${en["slack.in-private"]} ${en["slack.open-chat"]}`;
  const event = async (count = 1) => (await inbox.received(count))[count - 1];
  /** Lets the time pass after which a command is acknowledged, whatever has become of it. */
  const waitsTooLong = async () => harness.clock.advance(await harness.clock.sleeper(2_500));
  const neverStored = () =>
    inbox.willDo(...Array.from({ length: 5 }, () => () => Promise.reject(new Error("away"))));
  const givenUp = async () => {
    for (let attempt = 1; attempt < 5; attempt += 1) {
      await inbox.received(attempt);
      await harness.clock.advance(await harness.clock.sleeper(8_000));
    }
  };

  describe("alone", () => {
    it.each(["the chat with the bot", "a channel"])("opens the form, in %s", async (where) => {
      harness.ada.uses("/interview", "", where === "a channel" ? { in: channel } : {});
      const form = await harness.ada.modals.shown();
      expect(form.title).toBe(en["slack.form.title"]);
      await harness.double.until("it is acknowledged", () => harness.double.isSettled);
      expect(inChannel()).toEqual([]);
      expect(inbox.events).toEqual([]);
      expect(harness.ada.problems).toEqual([]);
    });

    it("asks in the chat where the form cannot be opened", async () => {
      harness.double.faults.next({ kind: "403", reason: "expired_trigger_id", method: "views.open" });
      harness.ada.uses("/interview", "", { in: channel });
      expect(await event()).toMatchObject({ kind: "command", name: "interview", args: "", from: address() });
      await harness.double.until("they are told where", () => inChannel().length === 1);
      expect(inChannel()).toEqual([inPrivate]);
    });
  });

  it.each([
    ["list", "interviews"],
    ["next", "next"],
    ["draft", "draft"],
    ["settings", "settings"],
    ["help", "help"],
    ["cancel", "cancel"],
    ["start", "start"],
  ])("%s is the command %s", async (word, name) => {
    harness.ada.uses("/interview", word);
    expect(await event()).toMatchObject({ kind: "command", name, args: "" });
    await harness.double.until("it is acknowledged", () => harness.double.isSettled);
    // What is said in the chat itself is the reply.
    expect(harness.ada.sees()).toEqual([]);
  });

  it("with anything else logs it in one line, as it was typed", async () => {
    harness.ada.uses("/interview", LINE);
    const logged = await event();
    expect(logged).toMatchObject({ kind: "command", name: "interview", args: LINE, from: address() });
    expect(logged?.author).toEqual({
      account: "U0ADA",
      name: "Ada",
      locale: "sv-SE",
      timeZone: "Europe/Stockholm",
    });
    expect(logged?.id).toBe(
      `slack:${harness.double.workspace.id}:${harness.double.courier.deliveries[0]?.id}`,
    );
  });

  describe("in a channel", () => {
    it("is answered for the person alone, and goes on in the direct messages", async () => {
      harness.ada.uses("/interview", LINE, { in: channel });
      expect(await event()).toMatchObject({ kind: "command", args: LINE, from: address() });
      await harness.double.until("they are told where", () => inChannel().length === 1);
      const [told] = harness.ada.sees(channel);
      expect(told).toMatchObject({ text: inPrivate, isEphemeral: true });
      expect(told?.marked).toEqual([{ as: "link", text: en["slack.open-chat"] }]);
      expect(harness.bob.sees(channel)).toEqual([]);
      await harness.adapter.send(address(), view([{ kind: "text", text: "Saved." }]), firstAttempt());
      expect(harness.ada.sees().map(({ text }) => text)).toEqual(["Saved."]);
      expect(inChannel()).toEqual([inPrivate]);
    });

    it("or in the direct messages of others, where the bot is not, works as well", async () => {
      const chat = harness.double.workspace.chatOfOthers();
      harness.ada.uses("/interview", "next", { in: chat });
      expect(await event()).toMatchObject({ kind: "command", name: "next", from: address() });
      await harness.double.until("they are told where", () => harness.ada.sees(chat).length === 1);
    });

    it("opens the direct messages once for a person", async () => {
      harness.ada.uses("/interview", "next", { in: channel });
      harness.ada.uses("/interview", "help", { in: channel });
      await inbox.received(2);
      expect(harness.double.calls.of("conversations.open")).toHaveLength(1);
    });

    it("gives back what was typed when the direct messages cannot be opened", async () => {
      harness.double.faults.next({ kind: "5xx-before", status: 503, method: "conversations.open" });
      harness.ada.uses("/interview", LINE, { in: channel });
      await harness.double.until("they are told", () => inChannel().length === 1);
      const [told] = harness.ada.sees(channel);
      expect(told).toMatchObject({ text: `${en["slack.not-stored"]}\n${LINE}`, isEphemeral: true });
      expect(inbox.events).toEqual([]);
    });
  });

  describe("is acknowledged", () => {
    it("when it is stored, and not before", async () => {
      const gate = createGate();
      inbox.willDo(() => gate.opened);
      harness.ada.uses("/interview", "next");
      await inbox.received(1);
      await harness.clock.sleeper(2_500);
      expect(harness.double.isSettled).toBe(false);
      gate.open();
      await harness.double.until("it is acknowledged", () => harness.double.isSettled);
    });

    it("in time although it is not stored yet, and then kept on being tried", async () => {
      inbox.willDo(() => Promise.reject(new Error("away")));
      const gate = createGate();
      inbox.willDo(() => gate.opened);
      harness.ada.uses("/interview", LINE, { in: channel });
      await inbox.received(1);
      await harness.clock.advance(await harness.clock.sleeper(1_000));
      await inbox.received(2);
      await waitsTooLong();
      await harness.double.until("it is acknowledged", () => harness.double.isSettled);
      expect(harness.ada.problems).toEqual([]);
      gate.open();
      await harness.confirmed();
      expect(inChannel()).toEqual([inPrivate]);
    });

    it("in time and without a word where the talk goes on anyway", async () => {
      harness.ada.says("hello");
      await inbox.received(1);
      await harness.confirmed();
      const gate = createGate();
      inbox.willDo(() => gate.opened);
      harness.ada.uses("/interview", LINE);
      await inbox.received(2);
      await waitsTooLong();
      await harness.double.until("it is acknowledged", () => harness.double.isSettled);
      expect(harness.ada.problems).toEqual([]);
      gate.open();
      await harness.confirmed();
      expect(harness.ada.sees(harness.ada.chat).filter(({ isEphemeral }) => isEphemeral)).toEqual([]);
    });

    it("in time although nobody can store it, and the person is told then, with what they typed", async () => {
      neverStored();
      harness.ada.uses("/interview", LINE, { in: channel });
      await givenUp();
      await harness.double.until("they are told", () => inChannel().length === 2);
      expect(inChannel()).toEqual([inPrivate, `${en["slack.not-stored"]}\n${LINE}`]);
      expect(harness.ada.sees(channel).every(({ isEphemeral }) => isEphemeral)).toBe(true);
      expect(harness.bob.sees(channel)).toEqual([]);
    });
  });

  it("is acknowledged in time although Slack does not tell who somebody is either", async () => {
    const [profile, stored] = [createGate(), createGate()];
    inbox.willDo(() => stored.opened);
    const slow = { kind: "slow", method: "users.info", release: profile.opened } as const;
    harness.double.faults.next(slow, slow);
    harness.ada.uses("/interview", "next", { in: channel });
    await harness.double.until("it is asked", () => harness.double.calls.of("users.info").length === 1);
    await harness.clock.advance(await harness.clock.sleeper(1_000));
    await inbox.received(1);
    await harness.clock.advance(await harness.clock.sleeper(2_500));
    await harness.double.until("it is acknowledged", () => harness.double.isSettled);
    expect(harness.double.calls.of("users.info")).toHaveLength(1);
    profile.open();
    stored.open();
  });

  it("does not wait long for Slack to tell who somebody is", async () => {
    const gate = createGate();
    harness.double.faults.next({ kind: "slow", method: "users.info", release: gate.opened });
    harness.ada.uses("/interview", "next");
    await harness.double.until("it is asked", () => harness.double.calls.of("users.info").length === 1);
    await harness.clock.advance(await harness.clock.sleeper(1_000));
    const nobody = { account: "U0ADA", name: null, locale: null, timeZone: null };
    expect((await event())?.author).toEqual(nobody);
    gate.open();
    harness.ada.uses("/interview", "next");
    await inbox.received(2);
  });

  it("of another app, and whatever else is not for us, is acknowledged and passed over", async () => {
    const { ignoredUpdates } = harness.adapter;
    harness.ada.edits(harness.ada.says("hello").ts, "hello there");
    harness.ada.opens("messages");
    await inbox.received(1);
    await harness.double.until("all is acknowledged", () => harness.double.isSettled);
    expect(harness.adapter.ignoredUpdates).toBe(ignoredUpdates + 2);
    expect(inbox.events).toHaveLength(1);
  });
});
