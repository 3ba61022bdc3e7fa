import type { RequestHandler } from "../../src/runtime/http-server.ts";
import { createTelegramAdapter } from "../../adapters/telegram/adapter.ts";
import { TELEGRAM_WEBHOOK_PATH } from "../../adapters/telegram/webhook.ts";
import { startHttpServer } from "../../src/runtime/http-server.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { seededRandom } from "../chaos/seeded-random.ts";
import { startTelegramDouble } from "../doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";

const SECRET = "b7Jq_2f-0aXw9LkTzR4mVc8YpD1sHe6U";
const HEADER = "x-telegram-bot-api-secret-token";
const AT_ONCE = 20;

export interface ForgedWebhooks {
  readonly requests: number;
  /** How many were answered in any other way than with 401. */
  readonly accepted: number;
  /** How many events came in by them. */
  readonly events: number;
}

/**
 * Calls Telegram's webhook with good updates and without the secret: none at all, one that is nearly right, the right
 * one in the wrong place. Last comes one as Telegram sends it, which must get in.
 * @param options.door stands before the adapter, where a test wants to show that a weak one is seen.
 * @throws {Error} when Telegram itself is refused.
 */
export async function forgeTelegramWebhooks(options: {
  readonly requests: number;
  readonly seed: number;
  readonly door?: (secret: string, handle: RequestHandler) => RequestHandler;
}): Promise<ForgedWebhooks> {
  const { requests, seed, door = (_secret, handle) => handle } = options;
  const logger = new FakeLogger();
  const clock = new SystemClock(logger);
  const double = await startTelegramDouble({ clock });
  const { token, apiRoot } = double;
  const webhook = { publicUrl: "https://bot.example.org", secret: SECRET };
  const adapter = createTelegramAdapter({ token, apiRoot, webhook, commands: {}, clock, logger });
  let events = 0;
  await adapter.start(() => {
    events += 1;
    return Promise.resolve();
  });
  const http = await startHttpServer({
    port: 0,
    isReady: () => Promise.resolve(true),
    metrics: () => Promise.resolve([]),
    routes: {
      [TELEGRAM_WEBHOOK_PATH]: door(SECRET, (request, answer) => adapter.handleWebhook(request, answer)),
    },
  });
  const url = `http://127.0.0.1:${http.port}${TELEGRAM_WEBHOOK_PATH}`;
  try {
    const accepted = await callAll(url, requests, seededRandom(seed));
    const forged = events;
    const status = await call(url, { query: "", headers: { [HEADER]: SECRET }, number: requests });
    if (status !== 200 || events !== forged + 1)
      throw new Error(`Telegram itself was answered with ${status}`);
    return { requests, accepted, events: forged };
  } finally {
    await adapter.stop();
    await http.stop();
    await double.close();
  }
}

async function callAll(url: string, requests: number, random: () => number): Promise<number> {
  let accepted = 0;
  let number = 0;
  const caller = async (): Promise<void> => {
    while (number < requests) {
      number += 1;
      const status = await call(url, { ...forgery(random), number });
      if (status !== 401) accepted += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
  return accepted;
}

interface Forgery {
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
}

function forgery(random: () => number): Forgery {
  const at = Math.floor(random() * SECRET.length);
  const letter = String.fromCodePoint(33 + Math.floor(random() * 94));
  const wrong = letter === SECRET[at] ? "~" : letter;
  const secrets = [
    "",
    SECRET.slice(0, at),
    SECRET.slice(at + 1),
    `${SECRET}${letter}`,
    `${letter}${SECRET}`,
    SECRET.slice(0, at) + wrong + SECRET.slice(at + 1),
    `${SECRET}, ${SECRET}`,
    `${SECRET.slice(0, at)}\u00e9${SECRET.slice(at + 1)}`,
    SECRET.toLowerCase(),
    SECRET.split("").toReversed().join(""),
    Buffer.from(SECRET).toString("base64"),
    `Bearer ${SECRET}`,
    letter.repeat(SECRET.length),
  ];
  const others: readonly Forgery[] = [
    { query: "", headers: {} },
    { query: `?secret_token=${SECRET}`, headers: {} },
    { query: "", headers: { authorization: `Bearer ${SECRET}` } },
    { query: "", headers: { "x-telegram-bot-api-secret": SECRET } },
  ];
  const choice = Math.floor(random() * (secrets.length + others.length));
  return others[choice] ?? { query: "", headers: { [HEADER]: secrets[choice - others.length] ?? "" } };
}

async function call(
  url: string,
  { query, headers, number }: Forgery & { readonly number: number },
): Promise<number> {
  const from = { id: 501, is_bot: false, first_name: "Ada" };
  const message = {
    message_id: number,
    date: 1_795_000_000,
    chat: { id: 501, type: "private" },
    from,
    text: "/next",
  };
  const response = await fetch(url + query, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ update_id: number, message, secret_token: SECRET }),
  });
  await response.arrayBuffer();
  return response.status;
}
