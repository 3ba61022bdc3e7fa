import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TELEGRAM_WEBHOOK_PATH } from "../../../adapters/telegram/webhook.ts";
import { EventInbox } from "../../contract/adapter-harness.ts";
import { SECRET, type TelegramHarness, telegramHarness } from "./harness.ts";

let harness: TelegramHarness;
let inbox: EventInbox;

beforeEach(async () => {
  harness = await telegramHarness("webhook");
  inbox = new EventInbox();
});
afterEach(() => harness.close());

const UPDATE = {
  update_id: 1,
  message: {
    message_id: 1,
    date: 1_795_000_000,
    chat: { id: 501, type: "private" },
    from: { id: 501, first_name: "Ada" },
    text: "hello",
  },
};

interface Post {
  readonly secret?: string | null;
  readonly body?: string;
  readonly method?: string;
}

async function post({
  secret = SECRET,
  body = JSON.stringify(UPDATE),
  method = "POST",
}: Post): Promise<number> {
  const response = await fetch(`${harness.publicUrl}${TELEGRAM_WEBHOOK_PATH}`, {
    method,
    headers: secret === null ? {} : { "x-telegram-bot-api-secret-token": secret },
    ...(method === "POST" && { body }),
  });
  await response.arrayBuffer();
  return response.status;
}

describe("the webhook", () => {
  it("is set at start with its secret, for the updates that are wanted", async () => {
    await harness.start(inbox.take);
    expect(harness.double.webhook).toEqual({
      url: `${harness.publicUrl}${TELEGRAM_WEBHOOK_PATH}`,
      secret: SECRET,
    });
    expect(harness.double.calls.of("setWebhook")[0]?.payload["allowed_updates"]).toEqual([
      "message",
      "callback_query",
      "my_chat_member",
    ]);
  });

  it("waits and tries again when Telegram has just been told by another process", async () => {
    harness.double.faults.next({ kind: "429", retryAfterSeconds: 1, method: "setWebhook" });
    const started = harness.start(inbox.take);
    await harness.clock.advance(await harness.clock.sleeper(1000));
    await started;
    expect(harness.double.webhook).not.toBeNull();
  });

  it.each([
    ["no secret", { secret: null }, 401],
    ["an empty secret", { secret: "" }, 401],
    ["a wrong secret", { secret: "b-secret-of-more-than-32-characters_0" }, 401],
    ["the beginning of the secret", { secret: SECRET.slice(0, -1) }, 401],
    ["more than the secret", { secret: `${SECRET}x` }, 401],
    ["a wrong secret and a body that is too long", { secret: "x", body: "x".repeat(300_000) }, 401],
    ["a body over 256 KB", { body: "x".repeat(256 * 1024 + 1) }, 413],
    ["a body that is no JSON", { body: "{" }, 400],
    ["a body that is no update", { body: "[]" }, 400],
    ["another method", { method: "GET" }, 405],
  ])("refuses %s", async (_name, request, status) => {
    await harness.start(inbox.take);
    expect(await post(request)).toBe(status);
    expect(inbox.events).toEqual([]);
  });

  it("takes the same update from whoever knows the secret", async () => {
    await harness.start(inbox.take);
    expect(await post({})).toBe(200);
    expect(inbox.events).toMatchObject([{ id: "telegram:4711:1", text: "hello" }]);
  });

  it("answers 200 for what is not for us, 500 for what was not stored", async () => {
    await harness.start(inbox.take);
    expect(await post({ body: JSON.stringify({ update_id: 2, edited_message: {} }) })).toBe(200);
    expect(harness.adapter.ignoredUpdates).toBe(1);
    inbox.willDo(() => Promise.reject(new Error("the database is away")));
    expect(await post({})).toBe(500);
    expect(await post({})).toBe(200);
  });

  it("answers 503 before the start and after the stop, so that Telegram brings it again", async () => {
    expect(await post({})).toBe(503);
    await harness.start(inbox.take);
    await harness.adapter.stop();
    expect(await post({})).toBe(503);
    expect(inbox.events).toEqual([]);
  });

  it.each(["", "short", "x".repeat(31), "x".repeat(257), `${"x".repeat(40)}!`])(
    "is not begun with the secret %j",
    async (secret) => {
      const webhook = { publicUrl: "https://bot.example", secret };
      await expect(telegramHarness("webhook", { webhook })).rejects.toThrow("32 to 256 characters");
    },
  );

  it("is closed to everybody while polling", async () => {
    await harness.close();
    harness = await telegramHarness("webhook", { webhook: null });
    await harness.adapter.start(inbox.take);
    expect(await post({})).toBe(401);
  });
});
