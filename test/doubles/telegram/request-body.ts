import type { HttpRequest } from "../shared/http-base.ts";
import { isForm, readForm, type UploadedFile } from "../shared/read-form.ts";
import { badRequest } from "./bot-api-error.ts";

export interface RequestBody {
  readonly payload: Readonly<Record<string, unknown>>;
  /** By the name of the form's part. */
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** Parts of a form that hold JSON; every other part is text. */
const JSON_PARTS = new Set([
  "chat_id",
  "caption_entities",
  "reply_markup",
  "disable_notification",
  "protect_content",
]);

/**
 * Reads a body as the Bot API does, JSON or a multipart form.
 * @throws {BotApiError} when it is neither.
 */
export async function readBody(request: HttpRequest): Promise<RequestBody> {
  const type = request.headers["content-type"] ?? "";
  if (isForm(request)) return readFormBody(request);
  if (request.body.length === 0) return { payload: {}, files: new Map() };
  if (!type.startsWith("application/json")) throw badRequest(`the double does not read ${type}`);
  const parsed: unknown = parseJson(request.body.toString("utf8"));
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw badRequest("can't parse JSON object");
  }
  return { payload: { ...parsed }, files: new Map() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("can't parse JSON object");
  }
}

async function readFormBody(request: HttpRequest): Promise<RequestBody> {
  const { fields, files } = await readForm(request).catch((error: unknown) => {
    throw badRequest(`can't parse the form: ${String(error)}`);
  });
  const payload = fields.map(([name, value]) => [name, JSON_PARTS.has(name) ? parseJson(value) : value]);
  return { payload: Object.fromEntries(payload), files };
}
