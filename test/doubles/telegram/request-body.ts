import busboy from "busboy";
import type { HttpRequest } from "../shared/http-base.ts";
import { badRequest } from "./bot-api-error.ts";

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

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
  if (type.startsWith("multipart/form-data")) return readForm(request);
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

async function readForm(request: HttpRequest): Promise<RequestBody> {
  const { fields, files } = await readParts(request);
  const payload = fields.map(([name, value]) => [name, JSON_PARTS.has(name) ? parseJson(value) : value]);
  return { payload: Object.fromEntries(payload), files };
}

interface Parts {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly files: ReadonlyMap<string, UploadedFile>;
}

function readParts(request: HttpRequest): Promise<Parts> {
  return new Promise((resolve, reject) => {
    const fields: [string, string][] = [];
    const files = new Map<string, UploadedFile>();
    const form = busboy({ headers: request.headers });
    form.on("field", (name, value) => fields.push([name, value]));
    form.on("file", (name, stream, info) => {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("close", () => files.set(name, { name: info.filename, bytes: Buffer.concat(chunks) }));
    });
    form.on("error", (error) => reject(badRequest(`can't parse the form: ${String(error)}`)));
    form.on("close", () => resolve({ fields, files }));
    form.end(request.body);
  });
}
