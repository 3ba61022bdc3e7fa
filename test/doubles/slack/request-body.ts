import busboy from "busboy";
import type { HttpRequest } from "../shared/http-base.ts";
import { SlackError } from "./slack-error.ts";

export type Arguments = Readonly<Record<string, unknown>>;

/** Arguments that hold JSON when they come in a form, and what Slack answers when they do not. */
const JSON_ARGUMENTS: Readonly<Record<string, string>> = {
  blocks: "invalid_blocks_format",
  metadata: "invalid_metadata_format",
  view: "invalid_arguments",
  files: "invalid_arguments",
};

/**
 * Reads arguments as the Web API does: a form, or JSON.
 * @throws {SlackError}
 */
export function readArguments({ headers, body }: HttpRequest): Arguments {
  const type = headers["content-type"] ?? "";
  if (body.length === 0) return {};
  if (type.startsWith("application/x-www-form-urlencoded")) {
    return withJson(Object.fromEntries(new URLSearchParams(body.toString("utf8"))));
  }
  if (!type.startsWith("application/json")) throw new SlackError("invalid_post_type");
  const parsed = parseJson(body.toString("utf8"), "invalid_json");
  if (!isRecord(parsed)) throw new SlackError("json_not_object");
  return withJson(parsed);
}

function withJson(given: Arguments): Arguments {
  const entries = Object.entries(given).map(([name, value]) => {
    const otherwise = JSON_ARGUMENTS[name];
    return [name, otherwise !== undefined && typeof value === "string" ? parseJson(value, otherwise) : value];
  });
  return Object.fromEntries(entries);
}

export function isRecord(value: unknown): value is Arguments {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string, otherwise: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SlackError(otherwise);
  }
}

/** The bytes of an upload: a form with one file, or the body itself. */
export async function readUpload({ headers, body }: HttpRequest): Promise<Buffer> {
  if (!(headers["content-type"] ?? "").startsWith("multipart/form-data")) return body;
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    const form = busboy({ headers });
    form.on("file", (_name, stream) => stream.on("data", (chunk: Uint8Array) => chunks.push(chunk)));
    form.on("error", reject);
    form.on("close", () => resolve(Buffer.concat(chunks)));
    form.end(body);
  });
}
