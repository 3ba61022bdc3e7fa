import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "../../src/ports/logger.ts";
import { type Intake, MAX_ATTEMPTS, updateId } from "./intake.ts";

/** Where the webhook is to be mounted on the process's HTTP server. */
export const TELEGRAM_WEBHOOK_PATH = "/telegram/webhook";

/** More than any update has. */
const MAX_BODY_BYTES = 256 * 1024;
/** Failures are remembered for so many updates at most. */
const MAX_REMEMBERED = 1000;

interface WebhookParts {
  readonly secret: string;
  /** Null while the adapter is not running. */
  readonly intake: () => Intake | null;
  readonly logger: Logger;
}

/**
 * Answers Telegram's requests: 200 when the event is stored, so that Telegram forgets it, and 500 when it is
 * not, so that Telegram sends it again. The secret is looked at before anything else, in constant time.
 */
export function webhookHandler({ secret, intake, logger }: WebhookParts) {
  const failures = new Map<number, number>();
  const expected = digest(secret);

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const given = request.headers["x-telegram-bot-api-secret-token"];
    const isTelegram = typeof given === "string" && timingSafeEqual(digest(given), expected);
    if (!isTelegram) return refuse(request, response, 401);
    if (request.method !== "POST") return refuse(request, response, 405);
    const running = intake();
    if (running === null) return refuse(request, response, 503);
    const body = await readBody(request);
    if (body === null) return refuse(request, response, 413);
    const update = parseJson(body);
    const id = updateId(update);
    if (id === null) return refuse(request, response, 400);
    const isDone = (await running.take(update, 1)) || isGivenUp(id);
    if (isDone) failures.delete(id);
    response.writeHead(isDone ? 200 : 500).end();
  };

  function isGivenUp(id: number): boolean {
    const count = (failures.get(id) ?? 0) + 1;
    failures.delete(id);
    failures.set(id, count);
    const [oldest] = failures.keys();
    if (failures.size > MAX_REMEMBERED && oldest !== undefined) failures.delete(oldest);
    if (count < MAX_ATTEMPTS) return false;
    logger.error("telegram: an update was given up", new Error("nobody could store it"), { update: id });
    return true;
  }
}

function digest(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** Answers without reading what else the client would send. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: "close" }).end();
  request.resume();
}

/** The body, or null when it is too long. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
