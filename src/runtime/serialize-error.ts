import type { Redact } from "./redact.ts";

/** What of an error may be written anywhere. */
export interface SerializedError {
  readonly name: string;
  readonly code: string | number | null;
  readonly message: string;
  /** The frames alone: the first lines of a stack repeat the message. */
  readonly stack: readonly string[];
  /** What caused it, and what caused that: by name and code, because their messages come from anywhere. */
  readonly causes: readonly { readonly name: string; readonly code: string | number | null }[];
}

const LONGEST_MESSAGE = 500;
const MOST_FRAMES = 20;
const MOST_CAUSES = 5;

/**
 * The only way an error gets into a log or an answer. It reads five known properties and no others: libraries
 * keep requests, tokens and all, in further ones (grammY's HttpError holds the address with the bot's token in
 * `error`).
 */
export function serializeError(error: unknown, redact: Redact): SerializedError {
  if (typeof error !== "object" || error === null) {
    return { name: typeof error, code: null, message: cut(redact(String(error))), stack: [], causes: [] };
  }
  return {
    ...nameAndCode(error, redact),
    message: cut(redact(withoutSource(readText(error, "message") ?? ""))),
    stack: framesOf(error, redact),
    causes: causesOf(error, redact),
  };
}

function nameAndCode(
  error: object,
  redact: Redact,
): { readonly name: string; readonly code: string | number | null } {
  const code = read(error, "code");
  return {
    name: cut(redact(readText(error, "name") ?? "unknown")),
    code: typeof code === "string" ? cut(redact(code)) : typeof code === "number" ? code : null,
  };
}

function framesOf(error: object, redact: Redact): readonly string[] {
  const message = readText(error, "message") ?? "";
  const stack = readText(error, "stack") ?? "";
  // A message may hold lines that look like frames.
  const frames = message === "" ? stack : stack.replace(message, () => "");
  return frames
    .split("\n")
    .filter((line) => /^\s+at \S/u.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => cut(redact(line.trim())));
}

function causesOf(error: object, redact: Redact): SerializedError["causes"] {
  const causes: SerializedError["causes"][number][] = [];
  let cause = read(error, "cause");
  while (typeof cause === "object" && cause !== null && causes.length < MOST_CAUSES) {
    causes.push(nameAndCode(cause, redact));
    cause = read(cause, "cause");
  }
  return causes;
}

/** `JSON.parse` quotes the text it could not read, which may be a person's. */
function withoutSource(message: string): string {
  return /JSON/u.test(message) ? message.replaceAll(/"[\s\S]*"/gu, '"…"') : message;
}

function cut(text: string): string {
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text;
}

function readText(from: object, property: string): string | null {
  const value = read(from, property);
  return typeof value === "string" ? value : null;
}

function read(from: object, property: string): unknown {
  try {
    return Reflect.get(from, property);
  } catch {
    // A getter that throws has nothing to say.
    return null;
  }
}
