import { createEmulator, type Emulator } from "emulate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createSlackAdapter, type SlackAdapter } from "../../../adapters/slack/adapter.ts";
import { SlackApi } from "../../../adapters/slack/api.ts";
import { fieldsForm } from "../../../adapters/slack/interview-form.ts";
import { SCOPES } from "../../../adapters/slack/manifest.ts";
import { after } from "../../../src/core/time/instant.ts";
import { zone } from "../../support/stores/samples.ts";
import { view } from "../../../src/core/view/view.ts";
import { SystemClock } from "../../../src/runtime/system-clock.ts";
import { firstAttempt } from "../../contract/adapter-harness.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";
import { button } from "../../support/views.ts";

const TOKEN = "xoxb-1234-5678-emulated";
const BOT = { bot_id: "B0AFTERWORD", bot_user_id: "U0AFTERWORD" };
const CLIENT = { client_id: "12345.67890", app_id: "A0AFTERWORD" };
const SEED = {
  slack: {
    team: { name: "Acme" },
    users: [{ name: "maya", real_name: "Maya Brandt" }],
    oauth_apps: [
      {
        ...BOT,
        ...CLIENT,
        client_secret: "secret",
        name: "Afterword",
        bot_name: "afterword",
        redirect_uris: [],
      },
    ],
    tokens: [{ ...BOT, ...CLIENT, token: TOKEN, type: "bot", user_id: BOT.bot_user_id, scopes: [...SCOPES] }],
    // Every method asks for its scope: those of the manifest have to do.
    strict_scopes: true,
  },
};

/** Slack's Web API as somebody else understands it: what our own double takes for right may be our own mistake. */
describe("an emulator of Slack that is not ours", () => {
  let emulator: Emulator;
  let adapter: SlackAdapter;
  let api: SlackApi;
  let maya: string;
  let chat: string;
  const logger = new FakeLogger();
  const clock = new SystemClock(logger);

  beforeAll(async () => {
    emulator = await createEmulator({ service: "slack", port: 0, seed: SEED });
    const apiUrl = `${emulator.url}/api/`;
    adapter = createSlackAdapter({
      apiUrl,
      reading: { mode: "http", signingSecret: "a-secret-of-twenty-signs" },
      access: { kind: "single", botToken: TOKEN },
      installations: {
        find: () => Promise.resolve(null),
        save: () => Promise.resolve(),
        remove: () => Promise.resolve(true),
      },
      checkForm: () => Promise.resolve({}),
      clock,
      logger,
    });
    api = new SlackApi({ apiUrl, tokenOf: () => Promise.resolve(TOKEN), isTokenGiven: false });
    await adapter.start(() => Promise.resolve());
    maya = await userNamed("maya");
    chat = await api.openChat({ workspace: "", account: maya });
  });
  afterAll(async () => {
    await adapter.stop();
    await emulator.close();
  });

  /** Asks it as no part of the adapter would. */
  async function ask(method: string, args: object): Promise<unknown> {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify(args),
    });
    return await response.json();
  }
  async function userNamed(name: string): Promise<string> {
    const listed = z.object({ members: z.array(z.object({ id: z.string(), name: z.string() })) });
    const { members } = listed.parse(await ask("users.list", {}));
    return members.find((each) => each.name === name)?.id ?? "";
  }
  async function messages() {
    const read = z.object({
      messages: z.array(z.object({ ts: z.string(), text: z.string(), blocks: z.array(z.looseObject({})) })),
    });
    return read.parse(await ask("conversations.history", { channel: chat })).messages;
  }
  const address = () => ({ platform: "slack", workspace: "", chat }) as const;
  const CARD = view(
    [
      { kind: "heading", text: "Thank Jane Doe" },
      { kind: "fields", rows: [{ label: "Company", value: "Acme & <Söhne>", at: null }] },
      { kind: "copy", text: "Dear Jane,\n\nthank you." },
      { kind: "note", text: "Nothing is sent by me." },
    ],
    [[button("Mark sent", "sent.1"), { ...button("Change it", "text.1"), asks: "text" }]],
  );

  it("takes a message, its change and its removal", async () => {
    const { ref } = await adapter.send(address(), CARD, firstAttempt());
    expect(await messages()).toMatchObject([
      {
        ts: ref.message,
        blocks: [
          { type: "header" },
          { type: "rich_text" },
          { type: "rich_text" },
          { type: "context" },
          { type: "actions" },
        ],
      },
    ]);
    await adapter.update(ref, view([{ kind: "text", text: "Done." }]));
    expect(await messages()).toMatchObject([
      { ts: ref.message, text: "Done.", blocks: [{ type: "section" }] },
    ]);
    await adapter.remove(ref);
    expect(await messages()).toEqual([]);
  });

  it("lets a message be found again by its mark", async () => {
    const attempt = firstAttempt();
    const { ref } = await adapter.send(address(), CARD, attempt);
    const doubt = { since: after(clock.now(), -1000), note: "Sent again." };
    const again = await adapter.send(address(), CARD, { ...attempt, doubt });
    expect(again).toEqual({ ref, isRepeat: false });
    await adapter.remove(ref);
  });

  it("tells who somebody is", async () => {
    expect(await api.profile({ platform: "slack", workspace: "", account: maya })).toMatchObject({
      real_name: "Maya Brandt",
    });
  });

  it("takes the App Home", async () => {
    const of = { platform: "slack", workspace: "", account: maya } as const;
    await expect(adapter.showHome(of, CARD)).resolves.toBeUndefined();
  });

  it("takes a file", async () => {
    const file = {
      name: "thank-you.eml",
      mediaType: "message/rfc822",
      text: "Subject: Tack\r\n\r\nHej Åsa!\r\n",
    };
    await adapter.send(address(), view([{ kind: "text", text: "Open it." }], [], file), firstAttempt());
    expect(JSON.stringify(await ask("conversations.history", { channel: chat }))).toContain("thank-you.eml");
  });

  it("opens the form", async () => {
    const issued = z.object({ trigger_id: z.string() });
    const { trigger_id: triggerId } = issued.parse(await ask("views.generateTriggerId", { user_id: maya }));
    const form = fieldsForm("interview", {
      language: "en",
      now: clock.now(),
      zone: zone("Europe/Stockholm"),
    });
    await api.openModal("", triggerId, form);
    await expect(api.openModal("", triggerId, form)).rejects.toThrow(/trigger/u);
  });

  it("refuses in the words we know", async () => {
    const nowhere = { ...address(), chat: "D0NOWHERE" };
    await expect(adapter.send(nowhere, CARD, firstAttempt())).rejects.toMatchObject({ code: "gone" });
    const gone = { ...address(), message: "1.000001" };
    const { ref } = await adapter.update(gone, view([{ kind: "text", text: "Anew." }]));
    expect(ref.message).not.toBe(gone.message);
  });
});
