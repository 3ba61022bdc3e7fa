import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { view } from "../../../src/core/view/view.ts";
import { EventInbox, firstAttempt } from "../../contract/adapter-harness.ts";
import { createGate } from "../../fakes/gate.ts";
import { button } from "../../support/views.ts";
import { type DiscordHarness, discordHarness } from "./harness.ts";

describe("the Discord gateway, at start", () => {
  let harness: DiscordHarness;
  beforeEach(async () => {
    harness = await discordHarness();
  });
  afterEach(() => harness.close());
  const start = () => harness.start(() => Promise.resolve());

  it("asks for direct messages and for nothing else", async () => {
    await start();
    expect(harness.double.gateway.intents).toBe(1 << 12);
    expect(harness.adapter.disconnected).toBeNull();
  });

  it.each([
    [4004, "DISCORD_TOKEN"],
    [4010, "shard"],
    [4011, "shards"],
    [4012, "version"],
    [4013, "intents"],
    [4014, "intent"],
  ])("ends with a clear word when Discord closes with %i", async (code, word) => {
    harness.double.gateway.onIdentify(code);
    await expect(start()).rejects.toThrow(word);
    expect(harness.adapter.disconnected).toContain(word);
  });

  it("ends when Discord does not get ready in time", async () => {
    harness.double.gateway.onIdentify("say nothing");
    const started = start().then(
      () => "ready",
      (error: unknown) => String(error),
    );
    await harness.double.gateway.until("it has connected", () => harness.double.gateway.connections === 1);
    await harness.clock.advance(await harness.clock.sleeper());
    expect(await started).toContain("in time");
  });

  it("ends with a clear word when the token is refused", async () => {
    const other = await discordHarness({ adapter: { token: "a.b.c" } });
    await expect(other.start(() => Promise.resolve())).rejects.toThrow("DISCORD_TOKEN");
    await other.close();
  });

  it("waits longer and longer between sessions that fail, and begins when one goes well", async () => {
    harness.double.gateway.onIdentify(4002, 4002);
    const started = start();
    const waits: number[] = [];
    for (let failure = 0; failure < 2; failure += 1) {
      const { connections } = harness.double.gateway;
      await harness.double.gateway.until(
        "it tries again",
        () => harness.double.gateway.connections > connections,
      );
      waits.push(await harness.clock.sleeper(10_000));
      await harness.clock.advance(waits.at(-1) ?? 0);
    }
    await started;
    expect(waits).toEqual([5_000, 10_000]);
    expect(harness.double.gateway.sessions).toBe(1);
  });
});

describe("the Discord gateway, while running", () => {
  let harness: DiscordHarness;
  let inbox: EventInbox;

  /** Events as the store admits them: discord.js may bring one twice when it resumes, with the same id. */
  const prepare = async (heartbeatMs = 45_000): Promise<void> => {
    harness = await discordHarness({ double: { heartbeatMs } });
    inbox = new EventInbox();
    const admitted = new Set<string>();
    await harness.start(async (event) => {
      if (admitted.has(event.id)) return;
      admitted.add(event.id);
      await inbox.take(event);
    });
  };
  afterEach(() => harness.close());
  const texts = () => inbox.events.map((event) => (event.kind === "text" ? event.text : event.kind));

  const BREAKS = {
    "a connection that breaks": () => harness.double.gateway.drop(),
    "a close that asks to come back": () => harness.double.gateway.drop(4000),
    "op 7": () => harness.double.gateway.askToReconnect(),
    "op 9 that can be resumed": () => harness.double.gateway.invalidate(true),
  } as const;

  it.each(Object.entries(BREAKS))("loses nothing and brings nothing twice over %s", async (_name, breaks) => {
    await prepare();
    harness.ada.says("1");
    await inbox.received(1);
    breaks();
    for (const text of ["2", "3"]) harness.ada.says(text);
    await inbox.received(3);
    harness.ada.says("4");
    await inbox.received(4);
    expect(texts()).toEqual(["1", "2", "3", "4"]);
    expect(harness.double.gateway.sessions).toBe(1);
    expect(harness.double.gateway.resumed).toBe(1);
  });

  it("gives what Discord tells three times the same id each time", async () => {
    harness = await discordHarness();
    const ids: string[] = [];
    const gate = createGate();
    await harness.start(({ id }) => {
      if (ids.push(id) === 3) gate.open();
      return Promise.resolve();
    });
    harness.double.gateway.repeats = () => 2;
    const id = harness.ada.says("1");
    await gate.opened;
    expect(ids).toEqual([`discord:${id}`, `discord:${id}`, `discord:${id}`]);
  });

  it("begins a new session when the old one cannot be resumed", async () => {
    await prepare();
    harness.double.gateway.invalidate(false);
    await harness.clock.advance(await harness.clock.sleeper(10_000));
    await harness.double.gateway.until(
      "a new session has begun",
      () => harness.double.gateway.sessions === 2,
    );
    harness.ada.says("here again");
    await inbox.received(1);
    expect(texts()).toEqual(["here again"]);
  });

  it("leaves a connection on which heartbeats are not answered any more", async () => {
    await prepare(40);
    await harness.double.gateway.until(
      "a heartbeat was answered",
      () => harness.double.gateway.heartbeats > 0,
    );
    harness.double.gateway.acknowledges = false;
    await harness.double.gateway.until("it has come back", () => harness.double.gateway.resumed > 0);
    harness.double.gateway.acknowledges = true;
    expect(harness.adapter.lastHeartbeatAt).not.toBeNull();
  });

  it("tells whoever watches when Discord does not take us back", async () => {
    await prepare();
    harness.double.gateway.drop(4004);
    await harness.logger.next("discord: the gateway closed for good");
    expect(harness.adapter.disconnected).toContain("DISCORD_TOKEN");
  });

  describe.each(Object.entries(BREAKS))("over %s at every step of a talk", (_name, breaks) => {
    it("does every step once", async () => {
      await prepare();
      const gateway = harness.double.gateway;
      const breakOnce = async (): Promise<void> => {
        const { resumed } = gateway;
        breaks();
        await gateway.until("it has come back", () => gateway.resumed > resumed);
      };
      const guild = harness.double.guildChannel();
      const address = { platform: "discord", workspace: "", chat: harness.ada.chat.id } as const;
      await breakOnce();
      const form = await harness.ada.formOf(harness.ada.uses("interview", {}, { in: guild }));
      await breakOnce();
      harness.ada.submits(form, { company: "Acme", when: "today" }, { in: guild });
      await breakOnce();
      await inbox.received(1);
      const question = view([{ kind: "text", text: "For which role?" }], [[button("Skip", "skip.1")]]);
      const { ref } = await harness.adapter.send(address, question, firstAttempt());
      await breakOnce();
      harness.ada.says("Developer");
      breaks();
      harness.ada.presses(ref.message, "Skip");
      await inbox.received(3);
      await breakOnce();
      harness.ada.uses("next");
      await inbox.received(4);
      expect(inbox.events.map(({ kind }) => kind)).toEqual(["form", "text", "press", "command"]);
      const words = harness.ada.sees(guild).map(({ content }) => content);
      expect(words.filter((content) => content.includes("thinking"))).toEqual([]);
    });
  });
});
