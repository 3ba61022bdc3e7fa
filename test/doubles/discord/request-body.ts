import type { HttpRequest } from "../shared/http-base.ts";
import { isForm, readForm, type UploadedFile } from "../shared/read-form.ts";
import { ApiError, invalidForm, REFUSALS } from "./api-error.ts";

export interface RequestBody {
  /** What was given as JSON. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

const MAX_FILES = 10;
/** Of a person without a subscription, whom a bot is the same as. */
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * Reads a body as Discord does: JSON, or a form with the JSON in `payload_json` and the files in `files[0]` and so on.
 * @throws {ApiError} when it is neither, and for more than a message takes.
 */
export async function readBody(request: HttpRequest): Promise<RequestBody> {
  if (isForm(request)) return readFormBody(request);
  const { body, headers } = request;
  if (body.length === 0) return { body: {}, files: [] };
  if (headers["content-type"] !== "application/json") throw new ApiError(400, 50035, "Invalid Form Body");
  return { body: readJson(body.toString("utf8")), files: [] };
}

async function readFormBody(request: HttpRequest): Promise<RequestBody> {
  if (request.body.length > MAX_BYTES) throw REFUSALS.tooLarge();
  const { fields, files } = await readForm(request).catch(() => {
    throw new ApiError(400, 50035, "Invalid Form Body");
  });
  if (files.size > MAX_FILES) throw REFUSALS.tooManyFiles();
  // Discord passes over other parts. Here they are refused: they would be a slip of our own pen.
  const slips = [...fields.map(([name]) => name), ...files.keys()].filter(
    (name) => name !== "payload_json" && !/^files\[\d\]$/u.test(name),
  );
  if (slips.length > 0) {
    throw invalidForm(
      slips.map((path) => ({ path: [path], code: "DOUBLE_REFUSES", message: "no such part" })),
    );
  }
  const json = fields.find(([name]) => name === "payload_json")?.[1] ?? "{}";
  return { body: readJson(json), files: [...files.values()] };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 50109, "The request body contains invalid JSON.");
  }
}
