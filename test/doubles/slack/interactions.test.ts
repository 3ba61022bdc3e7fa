import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WatchedClock } from "../shared/watched-clock.ts";
import type { Delivery } from "./courier.ts";
import type { SlackPerson } from "./person.ts";
import { rawCall } from "./raw-call.ts";
import { type SlackDouble, startSlackDouble } from "./slack-double.ts";
import { SocketClient } from "./socket-client.ts";

let clock: WatchedClock;
let double: SlackDouble;
let ada: SlackPerson;
let app: SocketClient;
beforeEach(async () => {
  clock = new WatchedClock();
  double = await startSlackDouble({ clock });
  ada = double.person({ id: "U0ADA" });
  app = await SocketClient.connect(double);
});
afterEach(() => double.close());

const plain = (text: string) => ({ type: "plain_text", text });
const button = (label: string, more: object = {}) => ({
  type: "button",
  text: plain(label),
  action_id: label,
  ...more,
});
const actions = (...elements: object[]) => ({ type: "actions", block_id: "card", elements });
const post = async (args: object): Promise<string> => {
  await rawCall(double, "chat.postMessage", { channel: ada.chat.id, text: "x", ...args });
  return ada.sees().at(-1)?.ts ?? "";
};
/** What the app gets of something, acknowledged with an answer or with nothing. */
const heard = async ({ id }: Delivery, answer?: unknown) => {
  const { envelope_id: envelope, payload } = await app.envelope(
    (each) => Object(each.payload).trigger_id === id,
  );
  app.acknowledge(envelope, answer);
  return Object(payload);
};
const respond = (url: string, body: object) =>
  fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

describe("a command", () => {
  it("comes with where it was used, and escaped", async () => {
    expect(await heard(ada.uses("/interview", "list <b> & more"))).toMatchObject({
      command: "/interview",
      text: "list &lt;b&gt; &amp; more",
      team_id: double.workspace.id,
      user_id: "U0ADA",
      channel_id: ada.chat.id,
      channel_name: "directmessage",
    });
    const general = double.workspace.channel("general");
    expect(await heard(ada.uses("/interview", "", { in: general }))).toMatchObject({
      channel_id: general.id,
      channel_name: "general",
    });
    const others = double.workspace.chatOfOthers();
    expect(await heard(ada.uses("/interview", "", { in: others }))).toMatchObject({
      channel_name: "directmessage",
    });
  });

  it("is not there when the app has not declared it, or may have none", async () => {
    expect(() => ada.uses("/other")).toThrow("not a valid command");
    double.workspace.uninstall();
    expect(() => ada.uses("/interview")).toThrow("not a valid command");
  });

  it("is answered with its acknowledgement, for the person alone unless it says otherwise", async () => {
    const bob = double.person({ id: "U0BOB" });
    const general = double.workspace.channel("general");
    await heard(ada.uses("/interview", "", { in: general }), { text: "psst" });
    await double.until("the answer is shown", () => ada.sees(general).length === 1);
    expect(ada.sees(general)).toMatchObject([{ text: "psst", isEphemeral: true }]);
    expect(bob.sees(general)).toEqual([]);
    await heard(ada.uses("/interview", "", { in: general }), { text: "all", response_type: "in_channel" });
    await double.until("the answer is shown", () => bob.sees(general).length === 1);
    await heard(ada.uses("/interview"), { textt: "?" });
    await double.until("the answer is refused", () => ada.problems.length === 1);
    expect(ada.problems).toEqual(['/interview failed with the error "invalid_command_response"']);
  });

  it("that is not acknowledged within three seconds fails before the person's eyes, and is not repeated", async () => {
    const delivery = ada.uses("/interview");
    await clock.advance(3_000);
    expect(await delivery.settled).toMatchObject({ kind: "failed", reason: "timeout" });
    await double.until("it is told", () => ada.problems.length === 1);
    expect(ada.problems).toEqual(["/interview failed because the app did not respond"]);
    expect(delivery.attempts).toBe(1);
  });
});

describe("a response_url", () => {
  it("is good for five answers", async () => {
    const general = double.workspace.channel("general");
    const { response_url: url } = await heard(ada.uses("/interview", "", { in: general }));
    for (const text of ["a", "b", "c", "d", "e"]) expect((await respond(url, { text })).status).toBe(200);
    const sixth = await respond(url, { text: "f" });
    expect(sixth.status).toBe(404);
    expect(await sixth.json()).toEqual({ ok: false, error: "used_url" });
    expect(ada.sees(general)).toHaveLength(5);
  });

  it("is good for half an hour, and its answers are as strict as any message", async () => {
    const { response_url: url } = await heard(ada.uses("/interview"));
    expect(await (await respond(url, { text: "" })).json()).toMatchObject({ error: "no_text" });
    await clock.advance(30 * 60_000);
    expect((await respond(url, { text: "a" })).status).toBe(200);
    await clock.advance(1);
    expect(await (await respond(url, { text: "b" })).json()).toMatchObject({ error: "expired_url" });
    expect((await respond(`${url}0`, { text: "b" })).status).toBe(404);
  });

  it("of a press can change or take away what was pressed", async () => {
    const ts = await post({ blocks: [actions(button("Go"))] });
    const { response_url: url } = await heard(ada.presses(ts, "Go"));
    await respond(url, { replace_original: true, text: "y", blocks: [] });
    expect(ada.sees()).toMatchObject([{ ts, text: "y", buttons: [] }]);
    await respond(url, { delete_original: true });
    expect(ada.sees()).toEqual([]);
  });
});

describe("a press", () => {
  it("comes with the button, the message as Slack keeps it, and a trigger", async () => {
    const ts = await post({ blocks: [actions(button("A & B", { value: "sent.1" }), button("Other"))] });
    const press = await heard(ada.presses(ts, "A & B"));
    expect(press).toMatchObject({
      type: "block_actions",
      user: { id: "U0ADA", team_id: double.workspace.id },
      container: { type: "message", message_ts: ts, channel_id: ada.chat.id, is_ephemeral: false },
      channel: { id: ada.chat.id, name: "directmessage" },
      message: { ts, blocks: [{ block_id: "card", elements: [{ text: { text: "A &amp; B" } }, {}] }] },
      actions: [{ type: "button", action_id: "A & B", block_id: "card", value: "sent.1" }],
    });
    expect(() => ada.presses(ts, "Nothing")).toThrow("shows no button");
  });

  it("on what only the person sees comes without the message", async () => {
    const general = double.workspace.channel("general");
    await heard(ada.uses("/interview", "", { in: general }), { blocks: [actions(button("Go"))] });
    await double.until("the answer is shown", () => ada.sees(general).length === 1);
    const press = await heard(ada.presses(ada.sees(general)[0]?.ts ?? "", "Go"));
    expect(press).toMatchObject({ container: { is_ephemeral: true } });
    expect(press).not.toHaveProperty("message");
  });

  it("picks from a list", async () => {
    const options = ["One", "Two"].map((label) => ({ text: plain(label), value: label }));
    const ts = await post({ blocks: [actions({ type: "static_select", action_id: "pick", options })] });
    expect(await heard(ada.presses(ts, "Two"))).toMatchObject({
      actions: [{ type: "static_select", action_id: "pick", selected_option: { value: "Two" } }],
    });
  });

  it("in the App Home comes with the view and without a response_url", async () => {
    const view = { type: "home", blocks: [actions(button("Log"))] };
    await rawCall(double, "views.publish", { user_id: "U0ADA", view });
    const press = await heard(ada.pressesAtHome("Log"));
    expect(press).toMatchObject({
      container: { type: "view" },
      view: { type: "home" },
      actions: [{ action_id: "Log" }],
    });
    expect(press).not.toHaveProperty("response_url");
    expect(() => ada.pressesAtHome("Nothing")).toThrow("shows no button");
  });

  it("that is not acknowledged is in vain, and the person sees it", async () => {
    const ts = await post({ blocks: [actions(button("Go"))] });
    ada.presses(ts, "Go");
    await clock.advance(3_000);
    await double.until("it is told", () => ada.problems.length === 1);
    expect(ada.problems).toEqual(["We had some trouble connecting. Try again?"]);
  });
});
