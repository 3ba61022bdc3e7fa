import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EventInbox } from "../../contract/adapter-harness.ts";
import { createGate } from "../../fakes/gate.ts";
import { type SlackHarness, slackHarness } from "./harness.ts";

describe("Slack's socket", () => {
  let harness: SlackHarness;
  let inbox: EventInbox;

  beforeEach(async () => {
    harness = await slackHarness("socket");
    inbox = new EventInbox();
  });
  afterEach(() => harness.close());

  const socket = () => harness.double.socketMode;
  const connected = (times: number) =>
    harness.double.until(
      `there is connection ${times}`,
      () => socket().connected === times && socket().connections === 1,
    );
  const hears = async (text: string, count: number) => {
    harness.ada.says(text);
    expect((await inbox.received(count)).at(-1)).toMatchObject({ text });
  };

  it.each(["warning", "refresh_requested", "link_disabled"] as const)(
    "is made anew when Slack says %s, and goes on",
    async (reason) => {
      await harness.start(inbox.take);
      await hears("before", 1);
      socket().disconnect(reason);
      await connected(2);
      await hears("after", 2);
      expect(harness.adapter.disconnected).toBeNull();
    },
  );

  it("is made anew when it breaks, and what came meanwhile comes again", async () => {
    await harness.start(inbox.take);
    const gate = createGate();
    inbox.willDo(() => gate.opened);
    harness.ada.says("hello");
    await inbox.received(1);
    socket().drop();
    await connected(2);
    gate.open();
    await harness.doubleClock.advance(60_000);
    await harness.confirmed();
    expect(new Set(inbox.events.map(({ id }) => id)).size).toBe(1);
  });

  it("is tried again, with longer and longer pauses, while Slack cannot be asked", async () => {
    await harness.start(inbox.take);
    const fault = { kind: "5xx-before", status: 503, method: "apps.connections.open" } as const;
    harness.double.faults.next(fault, fault, fault);
    socket().drop();
    for (const pauseMs of [1_000, 2_000, 4_000]) {
      expect(await harness.clock.sleeper(4_000)).toBe(pauseMs);
      await harness.clock.advance(pauseMs);
    }
    await connected(2);
    await hears("after", 1);
    expect(harness.adapter.disconnected).toBeNull();
    expect(harness.logger.of("slack: the socket could not be connected")).toHaveLength(3);
  });

  it("ends for good, and says so, when Slack refuses the token", async () => {
    await harness.start(inbox.take);
    harness.double.faults.next({ kind: "403", reason: "invalid_auth", method: "apps.connections.open" });
    socket().drop();
    await harness.logger.next("slack: the socket is closed for good");
    expect(harness.adapter.disconnected).toMatch(/SLACK_APP_TOKEN/u);
  });

  it("shares the work with another process", async () => {
    await harness.start(inbox.take);
    const other = await slackHarness("socket", {
      adapter: {
        apiUrl: harness.double.apiUrl,
        reading: { mode: "socket", appToken: harness.double.appToken },
        access: { kind: "single", botToken: harness.double.botToken },
      },
    });
    const others = new EventInbox();
    await other.start(others.take);
    expect(socket().connections).toBe(2);
    for (const text of ["1", "2", "3", "4"]) harness.ada.says(text);
    await inbox.received(2);
    await others.received(2);
    await other.adapter.stop();
    harness.ada.says("5");
    await inbox.received(3);
    await other.close();
  });

  it("is left when the adapter stops, and not made anew", async () => {
    await harness.start(inbox.take);
    await harness.adapter.stop();
    await harness.double.until("it is closed", () => socket().connections === 0);
    expect(socket().connected).toBe(1);
  });

  it("is stopped while it waits to be made anew", async () => {
    await harness.start(inbox.take);
    harness.double.faults.next({ kind: "5xx-before", status: 503, method: "apps.connections.open" });
    socket().drop();
    await harness.clock.sleeper(1_000);
    await harness.adapter.stop();
    expect(socket().connected).toBe(1);
  });

  it("is ended when it gets ready only after the adapter has stopped", async () => {
    await harness.start(inbox.take);
    const gate = createGate();
    harness.double.faults.next({ kind: "slow", method: "apps.connections.open", release: gate.opened });
    socket().drop();
    await harness.double.until(
      "an address is asked for",
      () => harness.double.calls.of("apps.connections.open").length === 2,
    );
    await harness.adapter.stop();
    gate.open();
    await harness.double.until("it is made", () => socket().connected === 2);
    await harness.double.until("it is ended", () => socket().connections === 0);
    expect(harness.adapter.disconnected).toBeNull();
  });

  it("is made once more when it does not get ready in time", async () => {
    await harness.start(inbox.take);
    socket().welcomes = false;
    socket().drop();
    await harness.double.until("it is made", () => socket().connected === 2);
    socket().welcomes = true;
    await harness.clock.advance(await harness.clock.sleeper(30_000));
    await harness.double.until("it is ended", () => socket().connections === 0);
    await harness.clock.advance(await harness.clock.sleeper(1_000));
    await connected(3);
    await hears("after", 1);
    expect(harness.logger.of("slack: the socket could not be connected")).toHaveLength(1);
  });

  it.each(["", "no json", "[]", '{"type":"unknown"}', '{"type":"events_api","payload":{"event":{}}}'])(
    "minds nothing that is no message: %j",
    async (raw) => {
      await harness.start(inbox.take);
      socket().sayRaw(raw);
      await hears("hello", 1);
      expect(socket().connected).toBe(1);
    },
  );
});

describe("the start on Slack", () => {
  it.each([
    ["the bot token", "auth.test", "invalid_auth", /SLACK_BOT_TOKEN/u],
    ["the bot token", "auth.test", "account_inactive", /SLACK_BOT_TOKEN/u],
    ["the app token", "apps.connections.open", "invalid_auth", /SLACK_APP_TOKEN/u],
    ["the app token", "apps.connections.open", "not_allowed_token_type", /SLACK_APP_TOKEN/u],
  ])("says that %s is refused: %s %s", async (_what, method, reason, says) => {
    const harness = await slackHarness("socket");
    harness.double.faults.next({ kind: "403", reason, method });
    await expect(harness.start(() => Promise.resolve())).rejects.toThrow(says);
    await harness.close();
  });

  it.each(["auth.test", "apps.connections.open"])("says that Slack cannot be reached: %s", async (method) => {
    const harness = await slackHarness("socket");
    harness.double.faults.next({ kind: "lost-request", method });
    await expect(harness.start(() => Promise.resolve())).rejects.toThrow(/could not be reached at start/u);
    await harness.close();
  });

  it("is given up when the socket does not get ready in time", async () => {
    const harness = await slackHarness("socket");
    const gate = createGate();
    harness.double.faults.next({ kind: "slow", method: "apps.connections.open", release: gate.opened });
    const [started] = await Promise.allSettled([
      harness.start(() => Promise.resolve()),
      harness.clock.sleeper(30_000).then((ms) => harness.clock.advance(ms)),
    ]);
    expect(started).toMatchObject({
      reason: { message: expect.stringMatching(/did not get ready in time/u) },
    });
    gate.open();
    const { socketMode } = harness.double;
    await harness.double.until(
      "it was made, and ended",
      () => socketMode.connected === 1 && socketMode.connections === 0,
    );
    await harness.close();
  });
});
