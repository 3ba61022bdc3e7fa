import { createServer, type Server } from "node:http";
import { App, HTTPReceiver, LogLevel, type types } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { instant } from "../../../src/core/time/instant.ts";
import { WatchedClock } from "../shared/watched-clock.ts";
import { type SlackDouble, startSlackDouble } from "./slack-double.ts";

let double: SlackDouble;
afterEach(() => double.close());

const form = (): types.ModalView => ({
  type: "modal",
  callback_id: "form",
  title: { type: "plain_text", text: "Log" },
  submit: { type: "plain_text", text: "Save" },
  blocks: [
    {
      type: "input",
      block_id: "company",
      label: { type: "plain_text", text: "Company" },
      element: { type: "plain_text_input", action_id: "value" },
    },
  ],
});
const go = { type: "button", action_id: "go", text: { type: "plain_text", text: "Go" }, value: "1" } as const;

/** An app as Bolt's own documentation writes them. */
function listen(app: App): { readonly heard: unknown[] } {
  const heard: unknown[] = [];
  app.event("message", async ({ event }) => {
    heard.push(event);
    return Promise.resolve();
  });
  app.command("/interview", async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form() });
  });
  app.view("form", async ({ ack, view }) => {
    const isWrong = view.state.values["company"]?.["value"]?.value === "?";
    await (isWrong ? ack({ response_action: "errors", errors: { company: "Which?" } }) : ack());
  });
  app.action("go", async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: "done", blocks: [] });
  });
  return { heard };
}

async function expectAllToWork(app: App, heard: readonly unknown[]): Promise<void> {
  const ada = double.person({ id: "U0ADA" });
  ada.says("a & b");
  await double.until("the message is heard", () => heard.length === 1);
  expect(heard[0]).toMatchObject({ type: "message", channel_type: "im", text: "a &amp; b", user: "U0ADA" });
  ada.uses("/interview");
  await ada.modals.shown();
  ada.modals.fill("Company", "?");
  expect(await ada.modals.submit()).toBe("errors");
  expect(ada.modals.top?.fields).toMatchObject([{ label: "Company", error: "Which?" }]);
  ada.modals.fill("Company", "Acme");
  expect(await ada.modals.submit()).toBe("closed");
  await app.client.apiCall("chat.postMessage", {
    channel: ada.chat.id,
    text: "A card",
    blocks: [{ type: "actions", elements: [go] }],
  });
  const { ts } = await double.waitForMessage(({ text }) => text === "A card");
  ada.presses(ts, "Go");
  await double.until("the card is changed", () => ada.sees()[0]?.text === "done");
  await app.client.files.uploadV2({ channel_id: ada.chat.id, filename: "steps.ics", content: "BEGIN" });
  const [file] = ada.sees().at(-1)?.files ?? [];
  expect(double.file(file?.id ?? "")).toMatchObject({ name: "steps.ics", bytes: Buffer.from("BEGIN") });
  await double.until("all is acknowledged", () => double.isSettled);
  expect(ada.problems).toEqual([]);
}

describe("Slack's own library", () => {
  it("works with the double over the socket", async () => {
    double = await startSlackDouble();
    const app = new App({
      token: double.botToken,
      appToken: double.appToken,
      socketMode: true,
      clientOptions: { slackApiUrl: double.apiUrl },
      logLevel: LogLevel.ERROR,
    });
    const { heard } = listen(app);
    await app.start();
    await expectAllToWork(app, heard);
    await app.stop();
    await double.until("the connection is closed", () => double.socketMode.connections === 0);
  });

  it("works with the double over HTTP, when both have the same time", async () => {
    double = await startSlackDouble({ clock: new WatchedClock(instant(Date.now())) });
    const receiver = new HTTPReceiver({ signingSecret: double.httpMode.signingSecret });
    const app = new App({
      token: double.botToken,
      receiver,
      clientOptions: { slackApiUrl: double.apiUrl },
      logLevel: LogLevel.ERROR,
    });
    const { heard } = listen(app);
    const server = createServer((request, response) => receiver.requestListener(request, response));
    double.useHttp(`${await urlOf(server)}/slack/events`);
    expect(await double.httpMode.verifiesUrl()).toBe(true);
    await expectAllToWork(app, heard);
    server.close();
  });
});

async function urlOf(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}
