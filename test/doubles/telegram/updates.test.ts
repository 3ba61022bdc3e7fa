import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGate } from "../../fakes/gate.ts";
import { Changes } from "../shared/changes.ts";
import { WatchedClock } from "../shared/watched-clock.ts";
import { rawCall } from "./raw-call.ts";
import { startTelegramDouble, type TelegramDouble } from "./telegram-double.ts";

let double: TelegramDouble;
let clock: WatchedClock;
const ada = 501;

beforeEach(async () => {
  clock = new WatchedClock();
  double = await startTelegramDouble({ clock });
});
afterEach(() => double.close());

const poll = (more: object = {}): ReturnType<typeof rawCall> => rawCall(double, "getUpdates", more);

async function pressed(): Promise<string> {
  const reply_markup = { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] };
  await rawCall(double, "sendMessage", { chat_id: ada, text: "card", reply_markup });
  const person = double.user({ id: ada });
  const { id } = double.chat(ada).messages.at(-1) ?? { id: 0 };
  person.presses(id, "Go");
  const { body } = await poll();
  return /"callback_query":\{"id":"([^"]+)"/u.exec(JSON.stringify(body))?.[1] ?? "";
}
const answer = (id: string, more: object = {}): ReturnType<typeof rawCall> =>
  rawCall(double, "answerCallbackQuery", { callback_query_id: id, ...more });
const send = (): ReturnType<typeof rawCall> => rawCall(double, "sendMessage", { chat_id: ada, text: "x" });
const count = (): number => double.chat(ada).messages.length;

describe("long polling", () => {
  it("gives an update again until a poll asks for what comes after it", async () => {
    const id = double.user({ id: ada }).sends("/start") ?? 0;
    for (let time = 0; time < 2; time += 1) {
      expect(await poll({ timeout: 30 })).toMatchObject({ body: { result: [{ update_id: id }] } });
    }
    expect(await poll({ offset: id + 1 })).toEqual({ status: 200, body: { ok: true, result: [] } });
  });

  it("gives an update again, though it was confirmed, as often as it is told", async () => {
    double.repeatsAre(() => 2);
    const id = double.user({ id: ada }).sends("/start") ?? 0;
    const counts: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      const { body } = await poll({ offset: time === 0 ? 0 : id + 1 });
      counts.push(JSON.stringify(body).split("update_id").length - 1);
    }
    expect(counts).toEqual([1, 1, 1, 0]);
    expect(double.isConfirmed).toBe(true);
  });

  it("gives no more than the limit", async () => {
    for (const text of ["a", "b", "c"]) double.user({ id: ada }).sends(text);
    expect(await poll({ limit: 2 })).toMatchObject({
      body: { result: [{ message: { text: "a" } }, { message: { text: "b" } }] },
    });
    expect(await poll({ limit: 0 })).toMatchObject({ status: 400 });
  });

  it("answers a waiting poll when something happens, and at its timeout with nothing", async () => {
    const first = poll({ timeout: 30 });
    await double.waitForPoll();
    double.user({ id: ada }).sends("hi");
    expect(await first).toMatchObject({ body: { result: [{ message: { text: "hi" } }] } });
    const second = poll({ timeout: 30, offset: 800_000_000 });
    await double.waitForPoll();
    await clock.advance(30_000);
    expect(await second).toMatchObject({ body: { result: [] } });
  });

  it("sends the older of two pollers away", async () => {
    const older = poll({ timeout: 30 });
    await double.waitForPoll();
    const newer = poll({ timeout: 30 });
    expect(await older).toEqual({
      status: 409,
      body: {
        ok: false,
        error_code: 409,
        description:
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      },
    });
    await double.waitForPoll();
    double.user({ id: ada }).sends("hi");
    expect(await newer).toMatchObject({ status: 200 });
  });

  it("gives only the wanted kinds", async () => {
    await poll({ allowed_updates: ["callback_query"] });
    expect(double.user({ id: ada }).sends("hi")).toBeNull();
    expect(await poll()).toMatchObject({ body: { result: [] } });
  });
});

describe("presses", () => {
  const TOO_OLD = {
    status: 400,
    body: {
      ok: false,
      error_code: 400,
      description: "Bad Request: query is too old and response timeout expired or query ID is invalid",
    },
  };

  beforeEach(() => {
    double.user({ id: ada });
  });

  it("are answered once", async () => {
    const id = await pressed();
    expect(await answer(id)).toMatchObject({ status: 200 });
    expect(await answer(id)).toEqual(TOO_OLD);
    expect(await answer("unknown")).toEqual(TOO_OLD);
  });

  it("cannot be answered late, nor with more than 200 characters", async () => {
    const id = await pressed();
    expect(await answer(id, { text: "x".repeat(201) })).toMatchObject({ status: 400 });
    await clock.advance(61_000);
    expect(await answer(id)).toEqual(TOO_OLD);
  });

  it("need a button that is shown", async () => {
    await pressed();
    const { id } = double.chat(ada).messages.at(-1) ?? { id: 0 };
    expect(() => double.user({ id: ada }).presses(id, "Stop")).toThrow("shows no button");
  });
});

describe("the webhook", () => {
  it("gets the same update again until it answers with a 2xx, with the secret each time", async () => {
    const seen: { secret: unknown; body: string }[] = [];
    const changes = new Changes();
    const statuses = [500, 200];
    const server = createServer((request, response) => {
      const secret = request.headers["x-telegram-bot-api-secret-token"];
      let body = "";
      request.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on("end", () => {
        seen.push({ secret, body });
        response.writeHead(statuses.shift() ?? 200).end();
        changes.notify();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const url = `http://127.0.0.1:${port}/hook`;
    await rawCall(double, "setWebhook", { url, secret_token: "s3cret" });
    double.user({ id: ada }).sends("hi");
    await changes.until("it was called once", () => seen[0]);
    await clock.sleeper(1000);
    expect(await rawCall(double, "getWebhookInfo")).toMatchObject({
      body: { result: { url, pending_update_count: 1 } },
    });
    await clock.advance(1000);
    await double.waitUntilConfirmed();
    expect(seen).toHaveLength(2);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]?.secret).toBe("s3cret");
    expect(await rawCall(double, "getUpdates")).toMatchObject({
      status: 409,
      body: {
        description:
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      },
    });
    server.close();
  });

  it("refuses a secret of other characters", async () => {
    expect(
      await rawCall(double, "setWebhook", { url: "https://a.example", secret_token: "no!" }),
    ).toMatchObject({
      body: { description: "Bad Request: secret token contains unallowed characters" },
    });
  });
});

describe("faults", () => {
  beforeEach(() => {
    double.user({ id: ada });
  });

  it("strike once, before or after the message is shown", async () => {
    double.faults.next({ kind: "429", retryAfterSeconds: 5 });
    expect(await send()).toEqual({
      status: 429,
      body: {
        ok: false,
        error_code: 429,
        description: "Too Many Requests: retry after 5",
        parameters: { retry_after: 5 },
      },
    });
    double.faults.next({ kind: "403", reason: "user is deactivated" });
    expect(await send()).toMatchObject({ body: { description: "Forbidden: user is deactivated" } });
    double.faults.next({ kind: "5xx-before", status: 502 });
    await expect(send()).rejects.toThrow("JSON");
    double.faults.next({ kind: "lost-request" });
    await expect(send()).rejects.toThrow("fetch failed");
    expect(count()).toBe(0);
    double.faults.next({ kind: "5xx-after", status: 500 });
    await expect(send()).rejects.toThrow("JSON");
    double.faults.next({ kind: "lost-answer" });
    await expect(send()).rejects.toThrow("fetch failed");
    expect(count()).toBe(2);
    expect(await send()).toMatchObject({ status: 200 });
    expect(double.faults.pending).toBe(0);
  });

  it("wait for their own method, and for their release", async () => {
    const gate = createGate();
    double.faults.next({ kind: "slow", method: "sendMessage", release: gate.opened });
    expect(await rawCall(double, "getMe")).toMatchObject({ status: 200 });
    const answered = send();
    await double.waitForMessage((message) => message.text === "x");
    gate.open();
    expect(await answered).toMatchObject({ status: 200 });
  });
});

describe("rates", () => {
  it("are kept when a test asks for it", async () => {
    const rates = { chat: { perSecond: 1, burst: 2 }, overall: { perSecond: 30, burst: 30 } };
    const strict = await startTelegramDouble({ clock, rates });
    strict.user({ id: ada });
    const sendTo = (): ReturnType<typeof rawCall> =>
      rawCall(strict, "sendMessage", { chat_id: ada, text: "x" });
    expect([await sendTo(), await sendTo(), await sendTo()].map(({ status }) => status)).toEqual([
      200, 200, 429,
    ]);
    await clock.advance(1000);
    expect(await sendTo()).toMatchObject({ status: 200 });
    await strict.close();
  });
});
