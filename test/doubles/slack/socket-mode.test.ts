import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { WatchedClock } from "../shared/watched-clock.ts";
import type { SlackPerson } from "./person.ts";
import { rawCall } from "./raw-call.ts";
import { type SlackDouble, startSlackDouble } from "./slack-double.ts";
import { SocketClient } from "./socket-client.ts";
import { textOf } from "./text-of.ts";

let clock: WatchedClock;
let double: SlackDouble;
let ada: SlackPerson;
beforeEach(async () => {
  clock = new WatchedClock();
  double = await startSlackDouble({ clock });
  ada = double.person({ id: "U0ADA" });
});
afterEach(() => double.close());

const isDisconnect = (message: unknown): boolean => Object(message).type === "disconnect";

describe("a connection", () => {
  it("takes its ticket once, and greets", async () => {
    const { body } = await rawCall(double, "apps.connections.open", {}, { token: double.appToken });
    const { url } = Object(body);
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=[\w-]+&app_id=A0AFTERWORD$/u);
    const first = new WebSocket(url);
    const hello = await new Promise((resolve) =>
      first.once("message", (data) => resolve(JSON.parse(textOf(data)))),
    );
    expect(hello).toMatchObject({
      type: "hello",
      num_connections: 1,
      connection_info: { app_id: double.appId },
    });
    const again = new WebSocket(url);
    const error = await new Promise((resolve) => again.once("error", resolve));
    expect(String(error)).toContain("401");
    expect(double.socketMode.connections).toBe(1);
  });

  it("is one of up to ten", async () => {
    for (let count = 0; count < 10; count += 1) await SocketClient.connect(double);
    const eleventh = await SocketClient.connect(double);
    expect(eleventh.messages).toMatchObject([{ type: "disconnect", reason: "too_many_websockets" }]);
    await eleventh.closed();
    expect(double.socketMode.connections).toBe(10);
  });

  it("is warned before it ends, and after its end nothing is brought over it", async () => {
    const old = await SocketClient.connect(double);
    double.socketMode.disconnect("warning");
    expect(await old.message(isDisconnect)).toMatchObject({ reason: "warning", debug_info: {} });
    expect(double.socketMode.connections).toBe(1);
    const fresh = await SocketClient.connect(double);
    double.socketMode.disconnect("refresh_requested");
    await old.closed();
    expect(old.messages.at(-1)).toMatchObject({ type: "disconnect", reason: "refresh_requested" });
    for (const text of ["a", "b"]) ada.says(text);
    await fresh.envelope();
    await fresh.envelope();
    expect(old.envelopes).toEqual([]);
    expect(double.socketMode.connected).toBe(2);
  });
});

describe("an event over the socket", () => {
  it("comes over one of the connections, in an envelope of its own", async () => {
    const clients = [await SocketClient.connect(double), await SocketClient.connect(double)];
    const { ts, delivery } = ada.says("a <b> https://evil.example");
    const envelope = await Promise.race(clients.map((client) => client.envelope()));
    expect(clients.flatMap(({ envelopes }) => envelopes)).toHaveLength(1);
    expect(envelope).toMatchObject({
      type: "events_api",
      accepts_response_payload: false,
      retry_attempt: 0,
      retry_reason: "",
      payload: {
        type: "event_callback",
        event_id: delivery?.id,
        team_id: double.workspace.id,
        api_app_id: double.appId,
        authorizations: [{ user_id: double.workspace.botUserId, is_bot: true }],
        event: {
          type: "message",
          channel: ada.chat.id,
          channel_type: "im",
          user: "U0ADA",
          text: "a &lt;b&gt; <https://evil.example>",
          ts,
        },
      },
    });
    expect(double.isSettled).toBe(false);
    for (const client of clients) client.acknowledge(envelope.envelope_id);
    expect(await delivery?.settled).toEqual({ kind: "acknowledged", answer: null });
    expect(double.isSettled).toBe(true);
  });

  it("that is not acknowledged comes again at once, after a minute and after five", async () => {
    const client = await SocketClient.connect(double);
    const { delivery } = ada.says("a");
    const attempts = [await client.envelope()];
    for (const waitMs of [0, 60_000, 300_000]) {
      await clock.advance(3_000);
      if (waitMs > 0) {
        await double.until("it waits", () => double.courier.waiting === 1);
        await clock.advance(waitMs);
      }
      attempts.push(await client.envelope());
    }
    await clock.advance(3_000);
    expect(await delivery?.settled).toMatchObject({ kind: "failed", reason: "timeout" });
    expect(attempts.map((each) => [each.retry_attempt, each.retry_reason])).toEqual([
      [0, ""],
      [1, "timeout"],
      [2, "timeout"],
      [3, "timeout"],
    ]);
    expect(new Set(attempts.map((each) => Object(each.payload).event_id)).size).toBe(1);
    expect(new Set(attempts.map((each) => each.envelope_id)).size).toBe(4);
  });

  it("comes again over another connection when the first is lost", async () => {
    const first = await SocketClient.connect(double);
    const { delivery } = ada.says("a");
    await first.envelope();
    double.socketMode.drop();
    await first.closed();
    await double.until("it waits", () => double.courier.waiting === 1);
    const second = await SocketClient.connect(double);
    await clock.advance(60_000);
    const { envelope_id: id, retry_attempt: attempt } = await second.envelope();
    expect(attempt).toBe(2);
    second.acknowledge(id);
    expect(await delivery?.settled).toMatchObject({ kind: "acknowledged" });
  });

  it("comes again when the acknowledgement is lost, and may come twice without a reason", async () => {
    const client = await SocketClient.connect(double);
    double.socketMode.hears = false;
    const { delivery } = ada.says("a");
    client.acknowledge((await client.envelope()).envelope_id);
    await clock.advance(3_000);
    const second = await client.envelope();
    double.socketMode.hears = true;
    client.acknowledge(second.envelope_id);
    expect(await delivery?.settled).toMatchObject({ kind: "acknowledged" });
    if (delivery === null) throw new Error("the app was not told");
    const again = double.courier.repeat(delivery);
    const third = await client.envelope();
    expect(third).toMatchObject({ retry_attempt: 0, payload: { event_id: delivery.id } });
    client.acknowledge(third.envelope_id, {});
    expect(await again).toMatchObject({ kind: "acknowledged", answer: null });
  });

  it("passes over what it cannot read, and can itself say what nobody can", async () => {
    const client = await SocketClient.connect(double);
    const { delivery } = ada.says("a");
    const { envelope_id: id } = await client.envelope();
    client.socket.send("{");
    client.acknowledge("another");
    client.acknowledge(id);
    expect(await delivery?.settled).toMatchObject({ kind: "acknowledged" });
    double.socketMode.sayRaw('{"type":"sing"}');
    expect(await client.message((each) => Object(each).type === "sing")).toEqual({ type: "sing" });
  });
});
