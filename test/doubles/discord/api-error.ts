import type { HttpAnswer } from "../shared/http-base.ts";

/** A refusal in Discord's own form. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: number;
  readonly errors: unknown;

  constructor(status: number, code: number, text: string, errors?: unknown) {
    super(text);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  toAnswer(): HttpAnswer {
    const body = { message: this.message, code: this.code };
    return {
      kind: "json",
      status: this.status,
      body: this.errors === undefined ? body : { ...body, errors: this.errors },
    };
  }
}

export const REFUSALS = {
  tooLarge: () => new ApiError(413, 40005, "Request entity too large"),
  tooManyFiles: () => new ApiError(400, 30015, "Maximum number of attachments in a message reached (10)"),
  unauthorized: () => new ApiError(401, 0, "401: Unauthorized"),
  notFound: () => new ApiError(404, 0, "404: Not Found"),
  unknownChannel: () => new ApiError(404, 10003, "Unknown Channel"),
  unknownMessage: () => new ApiError(404, 10008, "Unknown Message"),
  unknownUser: () => new ApiError(404, 10013, "Unknown User"),
  unknownInteraction: () => new ApiError(404, 10062, "Unknown interaction"),
  alreadyAnswered: () => new ApiError(400, 40060, "Interaction has already been acknowledged."),
  missingAccess: () => new ApiError(403, 50001, "Missing Access"),
  notAuthor: () => new ApiError(403, 50005, "Cannot edit a message authored by another user"),
  emptyMessage: () => new ApiError(400, 50006, "Cannot send an empty message"),
  directMessagesClosed: () => new ApiError(403, 50007, "Cannot send messages to this user"),
  invalidToken: () => new ApiError(401, 50027, "Invalid Webhook Token"),
} as const;

type FormNode = Record<string, unknown>;
/** Where the nesting holds the faults of its place. */
const FAULTS = "_errors";

export interface FormFault {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

/** 50035, with every fault at its place in the nesting. */
export function invalidForm(faults: readonly FormFault[]): ApiError {
  const root: FormNode = {};
  for (const { path, code, message } of faults) {
    let node = root;
    for (const part of path) node = child(node, String(part));
    const known = node[FAULTS];
    const before: readonly unknown[] = Array.isArray(known) ? known : [];
    node[FAULTS] = [...before, { code, message }];
  }
  return new ApiError(400, 50035, "Invalid Form Body", root);
}

function child(node: FormNode, name: string): FormNode {
  const known = node[name];
  if (isNode(known)) return known;
  const fresh: FormNode = {};
  node[name] = fresh;
  return fresh;
}

function isNode(value: unknown): value is FormNode {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
