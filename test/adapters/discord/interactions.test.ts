import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { en } from "../../../src/core/text/en.ts";
import { view } from "../../../src/core/view/view.ts";
import { EventInbox, firstAttempt } from "../../contract/adapter-harness.ts";
import { readMarkdown } from "../../doubles/discord/markdown.ts";
import type { Channel } from "../../doubles/discord/world.ts";
import { createGate } from "../../fakes/gate.ts";
import { button } from "../../support/views.ts";
import { type DiscordHarness, discordHarness } from "./harness.ts";

const THINKING = "Afterword is thinking…";
const CARD = view([{ kind: "text", text: "Here you are." }], [[button("Go", "go.1")]]);

describe("interactions on Discord", () => {
  let harness: DiscordHarness;
  let inbox: EventInbox;
  let guild: Channel;

  beforeEach(async () => {
    harness = await discordHarness();
    inbox = new EventInbox();
    guild = harness.double.guildChannel();
    await harness.start(inbox.take);
  });
  afterEach(() => harness.close());

  const address = () => ({ platform: "discord", workspace: "", chat: harness.ada.chat.id }) as const;
  const send = () => harness.adapter.send(address(), CARD, firstAttempt());
  const direct = () => harness.person("ada").sees();
  /** Nobody can store the next event, however often it is tried. */
  const neverStored = () =>
    inbox.willDo(...Array.from({ length: 5 }, () => () => Promise.reject(new Error("away"))));
  const givenUp = async () => {
    for (let attempt = 1; attempt < 5; attempt += 1) {
      await inbox.received(attempt);
      await harness.clock.advance(await harness.clock.sleeper(20_000));
    }
  };
  const notStored = () =>
    harness.double.waitForMessage(({ content }) => content === en["discord.not-stored"]);
  const inGuild = () => harness.ada.sees(guild).map(({ content }) => content);

  describe("a command in the chat with the bot", () => {
    it("is answered in place", async () => {
      harness.ada.uses("next");
      const [event] = await inbox.received(1);
      expect(event).toMatchObject({ kind: "command", name: "next", args: "", from: address() });
      expect(direct().map(({ text }) => text)).toEqual([THINKING]);
      const { ref } = await send();
      expect(direct()).toMatchObject([{ text: "Here you are.", buttons: [{ token: "go.1" }] }]);
      // The message is like any other from then on.
      await harness.adapter.update(ref, view([{ kind: "text", text: "Done." }]));
      expect(direct()).toMatchObject([{ text: "Done.", buttons: [] }]);
      await send();
      expect(direct()).toHaveLength(2);
    });

    it("is not left thinking when there is no reply", async () => {
      harness.ada.uses("next");
      await inbox.received(1);
      await harness.clock.advance(await harness.clock.sleeper());
      await harness.double.until("the waiting sign is gone", () => direct().length === 0);
      await send();
      expect(direct()).toMatchObject([{ text: "Here you are." }]);
    });

    it("is answered by a message of its own when its token has run out", async () => {
      harness.ada.uses("next");
      await inbox.received(1);
      await harness.doubleClock.advance(16 * 60_000);
      await send();
      expect(direct().map(({ text }) => text)).toEqual([THINKING, "Here you are."]);
    });

    it("is answered by a message of its own when it could not be acknowledged in time", async () => {
      harness.double.faults.next({ kind: "5xx-before", status: 503, method: "answer" });
      harness.ada.uses("next");
      await inbox.received(1);
      await send();
      expect(direct().map(({ text }) => text)).toEqual(["Here you are."]);
    });

    it("says so, once, when nobody could store it", async () => {
      neverStored();
      harness.ada.uses("next");
      await givenUp();
      await notStored();
      expect(direct()).toHaveLength(1);
    });

    it("says so in a message of its own when it could not be acknowledged either", async () => {
      neverStored();
      harness.double.faults.next({ kind: "5xx-before", status: 503, method: "answer" });
      harness.ada.uses("next");
      await givenUp();
      expect((await notStored()).channel).toBe(harness.ada.chat);
      expect(direct()).toHaveLength(1);
    });

    it("says so in a message of its own when something else took the place of the answer", async () => {
      neverStored();
      harness.ada.uses("next");
      await inbox.received(1);
      await send();
      await givenUp();
      await notStored();
      expect(direct().map(({ text }) => text)).toEqual(["Here you are.", en["discord.not-stored"]]);
    });
  });

  describe("a command in a server", () => {
    it("goes on in the direct message, and only the person sees the word about it", async () => {
      harness.ada.uses("interviews", {}, { in: guild });
      const [event] = await inbox.received(1);
      expect(event).toMatchObject({ kind: "command", name: "interviews", from: address() });
      expect(inGuild()).toEqual([THINKING]);
      expect(harness.bob.sees(guild)).toEqual([]);
      await send();
      const told = await harness.double.waitForMessage(({ content }) => content === en["discord.in-private"]);
      expect(told.onlyFor).toBe(harness.ada.account.user.id);
      expect(JSON.stringify(told.components)).toContain(
        `https://discord.com/channels/@me/${harness.ada.chat.id}`,
      );
      expect(inGuild()).toHaveLength(1);
      expect(direct()).toMatchObject([{ text: "Here you are." }]);
    });

    it("tells how to open direct messages when they are closed, at once", async () => {
      harness.ada.closesDirectMessages();
      harness.ada.uses("interview", { company: "Acme" }, { in: guild });
      await inbox.received(1);
      await expect(send()).rejects.toMatchObject({ code: "blocked" });
      const told = await harness.double.waitForMessage(({ content }) => content === en["discord.closed"]);
      expect(told.onlyFor).toBe(harness.ada.account.user.id);
      expect(direct()).toEqual([]);
    });

    it("tells so as well when the chat cannot even be opened", async () => {
      harness.double.faults.next({ kind: "403", reason: "closed", method: "openChat" });
      harness.ada.uses("next", {}, { in: guild });
      await harness.double.waitForMessage(({ content }) => content === en["discord.closed"]);
      expect(inbox.events).toEqual([]);
    });

    it("gives back what was filled in, as it was typed, when the chat cannot be opened", async () => {
      const form = await harness.ada.formOf(harness.ada.uses("interview", {}, { in: guild }));
      harness.double.faults.next({ kind: "403", reason: "closed", method: "openChat" });
      const typed = { role: "*Dev* <@1>", when: "today 9:00", people: "x".repeat(3000) };
      harness.ada.submits(form, typed, { in: guild });
      const told = await harness.double.waitForMessage(({ content }) =>
        content.startsWith(en["discord.closed"]),
      );
      expect(told.onlyFor).toBe(harness.ada.account.user.id);
      expect(told.content.length).toBe(2000);
      const { text, marked } = readMarkdown(told.content);
      expect(text).toContain("\n\nRole: *Dev* <@1>\nWhen: today 9:00\nPeople: xxx");
      expect(marked.map((mark) => mark.text)).toEqual(["Role:", "When:", "People:"]);
      expect(inbox.events).toEqual([]);
    });

    it("opens the chat once for a person", async () => {
      harness.ada.uses("next", {}, { in: guild });
      harness.ada.uses("help", {}, { in: guild });
      await inbox.received(2);
      expect(harness.double.calls.of("openChat")).toHaveLength(1);
    });

    it("is done all the same when somebody else has acknowledged it", async () => {
      const told = harness.double.calls;
      harness.double.faults.next({ kind: "lost-answer", method: "answer" });
      harness.ada.uses("next", {}, { in: guild });
      expect((await inbox.received(1))[0]).toMatchObject({ kind: "command", name: "next" });
      expect(told.of("answer")).toHaveLength(1);
    });
  });

  describe("a press", () => {
    it("may be a pick from a list", async () => {
      const rows = [0, 3, 6].map((from) =>
        [0, 1, 2].map((index) => button(`Job ${from + index}`, `open.${from + index}`)),
      );
      const { ref } = await harness.adapter.send(
        address(),
        view([{ kind: "text", text: "All" }], rows),
        firstAttempt(),
      );
      harness.ada.presses(ref.message, "Job 7");
      expect((await inbox.received(1))[0]).toMatchObject({ kind: "press", token: "open.7", source: ref });
    });

    it("is acknowledged when it is stored, and not before", async () => {
      const { ref } = await send();
      const gate = createGate();
      inbox.willDo(() => gate.opened);
      const interaction = harness.ada.presses(ref.message, "Go");
      await inbox.received(1);
      await send();
      expect(interaction.answer).toBeNull();
      gate.open();
      await harness.double.until("it is acknowledged", () => interaction.answer !== null);
      expect(interaction.answer).toBe(6);
    });

    it("that came too late to be acknowledged is done, and its card is edited", async () => {
      const { ref } = await send();
      const seen = harness.double.calls.of("answer").length;
      harness.double.gateway.drop();
      harness.ada.presses(ref.message, "Go");
      await harness.doubleClock.advance(3_001);
      const [event] = await inbox.received(1);
      expect(event).toMatchObject({ kind: "press", token: "go.1", source: ref });
      await harness.double.until("it was tried", () => harness.double.calls.of("answer").length === seen + 1);
      await harness.adapter.update(ref, view([{ kind: "text", text: "Done." }]));
      expect(direct()).toMatchObject([{ text: "Done." }]);
    });

    it("that nobody could store is not acknowledged, and answered in the chat", async () => {
      const { ref } = await send();
      neverStored();
      const interaction = harness.ada.presses(ref.message, "Go");
      await givenUp();
      expect((await notStored()).onlyFor).toBeNull();
      expect(interaction.answer).toBeNull();
      expect(direct()).toHaveLength(2);
    });
  });

  it("a message in a server, of another bot or of Discord itself is not for us", async () => {
    harness.ada.says("in a server", { guild_id: "7" });
    harness.ada.says("a bot", { author: { id: "9", username: "b", bot: true } });
    harness.ada.says("a hook", { webhook_id: "8" });
    harness.ada.says("pinned", { type: 6 });
    harness.ada.says("hello");
    expect((await inbox.received(1))[0]).toMatchObject({ text: "hello" });
    expect(harness.adapter.ignoredUpdates).toBe(4);
  });
});
