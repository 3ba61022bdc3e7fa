import type { ServerResponse } from "node:http";
import { isValidSlackRequest } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WatchedClock } from "../shared/watched-clock.ts";
import { AppServer, type Received } from "./app-server.ts";
import type { SlackPerson } from "./person.ts";
import { rawCall } from "./raw-call.ts";
import { type SlackDouble, startSlackDouble } from "./slack-double.ts";

let clock: WatchedClock;
let double: SlackDouble;
let ada: SlackPerson;
let app: AppServer;
beforeEach(async () => {
  clock = new WatchedClock();
  double = await startSlackDouble({ clock });
  ada = double.person({ id: "U0ADA" });
  app = await AppServer.start();
  double.useHttp(app.url);
});
afterEach(async () => {
  await double.close();
  await app.close();
});

/** Whether Slack's own library takes the request for Slack's, at the double's time. */
const isSigned = ({ headers, body }: Received): boolean =>
  isValidSlackRequest({
    signingSecret: double.httpMode.signingSecret,
    body,
    headers: {
      "x-slack-signature": String(headers["x-slack-signature"]),
      "x-slack-request-timestamp": Number(headers["x-slack-request-timestamp"]),
    },
    nowMilliseconds: clock.now(),
  });
const retryOf = ({ headers }: Received): readonly unknown[] => [
  headers["x-slack-retry-num"],
  headers["x-slack-retry-reason"],
];
const fails =
  (status: number, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, headers).end();
  };
const told = (): readonly unknown[] =>
  double.courier.deliveries.map(({ parcel }) => parcel.payload["event"]).map(Object);

describe("the app's URL", () => {
  it("is verified by a challenge that must come back", async () => {
    expect(await double.httpMode.verifiesUrl()).toBe(false);
    const { body } = app.received[0] ?? { body: "{}" };
    expect(JSON.parse(body)).toMatchObject({ type: "url_verification" });
    app.answers((response) => response.end(app.received.at(-1)?.body));
    expect(await double.httpMode.verifiesUrl()).toBe(true);
    expect(app.received.every(isSigned)).toBe(true);
  });

  it("gets events as JSON, commands and interactions as forms, all of them signed", async () => {
    const view = {
      type: "home",
      blocks: [
        {
          type: "actions",
          elements: [{ type: "button", action_id: "log", text: { type: "plain_text", text: "Log" } }],
        },
      ],
    };
    await rawCall(double, "views.publish", { user_id: "U0ADA", view });
    ada.says("hi");
    const event = await app.request(0);
    ada.uses("/interview", "list & more");
    const command = await app.request(1);
    ada.pressesAtHome("Log");
    const press = await app.request(2);
    expect(event.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(event.body)).toMatchObject({ event: { type: "message", text: "hi" } });
    expect(Object.fromEntries(new URLSearchParams(command.body))).toMatchObject({
      command: "/interview",
      text: "list &amp; more",
      is_enterprise_install: "false",
    });
    expect(JSON.parse(new URLSearchParams(press.body).get("payload") ?? "")).toMatchObject({
      type: "block_actions",
      actions: [{ action_id: "log" }],
    });
    expect([event, command, press].every(isSigned)).toBe(true);
  });

  it("can be sent what is forged, altered, late or sent before", async () => {
    ada.says("hi");
    await app.request(0);
    const [genuine] = double.httpMode.sent;
    if (genuine === undefined) throw new Error("nothing was sent");
    const { httpMode } = double;
    await httpMode.post({ ...genuine, body: genuine.body.replace("hi", "ho") });
    await httpMode.post({ ...genuine, headers: { ...genuine.headers, "x-slack-signature": "v0=00" } });
    await httpMode.post(genuine);
    const late = httpMode.sign("{}", "application/json", clock.now() / 1000 - 301);
    await httpMode.post(late);
    expect(app.received.map(isSigned)).toEqual([true, false, false, true, false]);
  });
});

describe("an event over HTTP", () => {
  it("that is refused comes again at once, after a minute and after five, and then no more", async () => {
    app.answers(fails(500), fails(404), fails(503), fails(500));
    const { delivery } = ada.says("hi");
    await app.request(1);
    for (const [number, waitMs] of [
      [2, 60_000],
      [3, 300_000],
    ] as const) {
      await double.until("it waits", () => double.courier.waiting === 1);
      await clock.advance(waitMs);
      await app.request(number);
    }
    expect(await delivery?.settled).toMatchObject({ kind: "failed" });
    expect(app.received.map(retryOf)).toEqual([
      [undefined, undefined],
      ["1", "http_error"],
      ["2", "http_error"],
      ["3", "http_error"],
    ]);
    expect(new Set(app.received.map(({ body }) => body)).size).toBe(1);
    expect(app.received.at(-1)).toSatisfy(isSigned);
  });

  it("that is not answered within three seconds comes again", async () => {
    app.answers(() => {});
    const { delivery } = ada.says("hi");
    await app.request(0);
    await clock.advance(3_000);
    expect(retryOf(await app.request(1))).toEqual(["1", "http_timeout"]);
    expect(await delivery?.settled).toMatchObject({ kind: "acknowledged" });
  });

  it("comes again when the app is away, unless the app wants no more of it", async () => {
    app.answers((response) => response.destroy());
    ada.says("hi");
    expect(retryOf(await app.request(1))).toEqual(["1", "connection_failed"]);
    app.answers(fails(500, { "x-slack-no-retry": "1" }));
    const { delivery } = ada.says("ho");
    expect(await delivery?.settled).toMatchObject({ kind: "failed", isFinal: true });
    expect(app.received).toHaveLength(3);
  });
});

describe("a command over HTTP", () => {
  it("is answered with text or JSON, and fails visibly, once", async () => {
    app.answers(
      (response) => response.end("plain"),
      (response) => response.setHeader("content-type", "application/json").end('{"text":"json"}'),
      fails(500),
      () => {},
    );
    await ada.uses("/interview").settled;
    await ada.uses("/interview").settled;
    await double.until("both are shown", () => ada.sees().length === 2);
    expect(ada.sees().map(({ text }) => text)).toEqual(["plain", "json"]);
    await ada.uses("/interview").settled;
    ada.uses("/interview");
    await app.request(3);
    await clock.advance(3_000);
    await double.until("both are told", () => ada.problems.length === 2);
    expect(ada.problems).toEqual([
      '/interview failed with the error "dispatch_failed"',
      "/interview failed because the app did not respond",
    ]);
    expect(app.received).toHaveLength(4);
  });
});

describe("what the app is told", () => {
  it("are messages in its chat, its own among them, and what becomes of them", async () => {
    const { ts } = ada.says("hi");
    ada.edits(ts, "ho");
    ada.sharesFile();
    await rawCall(double, "chat.postMessage", { channel: ada.chat.id, text: "x" });
    const own = ada.sees()[0]?.ts ?? "";
    await rawCall(double, "chat.update", { channel: ada.chat.id, ts: own, text: "y" });
    await rawCall(double, "chat.delete", { channel: ada.chat.id, ts: own });
    ada.deletes(ts);
    expect(told()).toMatchObject([
      { type: "message", text: "hi", user: "U0ADA" },
      { subtype: "message_changed", message: { text: "ho" } },
      { subtype: "file_share", files: [{ title: "cv.pdf" }] },
      { type: "message", text: "x", bot_id: expect.any(String), app_id: double.appId },
      { subtype: "message_changed", message: { text: "y" } },
      { subtype: "message_deleted", previous_message: { text: "y" } },
      { subtype: "message_deleted", previous_message: { text: "ho" } },
    ]);
    expect(
      await rawCall(double, "chat.delete", { channel: ada.chat.id, ts: ada.says("mine").ts }),
    ).toMatchObject({
      body: { error: "cant_delete_message" },
    });
  });

  it("are visits to its tabs, with the App Home as it is", async () => {
    ada.opens("home");
    await rawCall(double, "views.publish", { user_id: "U0ADA", view: { type: "home", blocks: [] } });
    ada.opens("home");
    ada.opens("messages");
    expect(told()).toMatchObject([
      { type: "app_home_opened", user: "U0ADA", channel: ada.chat.id, tab: "home" },
      { tab: "home", view: { type: "home" } },
      { tab: "messages" },
    ]);
    expect(told()[0]).not.toHaveProperty("view");
  });

  it("is its end in a workspace", async () => {
    double.workspace.revokeToken();
    double.workspace.install(["im:history"]);
    double.workspace.uninstall();
    expect(told()).toMatchObject([
      { type: "tokens_revoked", tokens: { bot: [double.workspace.botUserId] } },
      { type: "tokens_revoked" },
      { type: "app_uninstalled" },
    ]);
    expect(ada.says("hello?").delivery).toBeNull();
    expect(ada.opens("home")).toBeNull();
  });
});
