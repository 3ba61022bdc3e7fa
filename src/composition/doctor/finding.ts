import type { Redact } from "../../runtime/redact.ts";

/** What a check found: it works, it works but there is something to know, or it does not work. */
export interface Finding {
  readonly kind: "fine" | "note" | "fault";
  /** One line. */
  readonly says: string;
  /** Further lines: of a fault, what to do about it. */
  readonly more: readonly string[];
}

const found =
  (kind: Finding["kind"]) =>
  (says: string, more: readonly string[] = []): Finding => ({ kind, says, more });

export const fine = found("fine");
export const note = found("note");
export const fault = found("fault");

const IN_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there (ECONNREFUSED)",
  ENOTFOUND: "there is no host of that name (ENOTFOUND)",
  EAI_AGAIN: "the host's name cannot be looked up just now (EAI_AGAIN)",
  ETIMEDOUT: "no answer (ETIMEDOUT)",
  UND_ERR_CONNECT_TIMEOUT: "no answer (timeout)",
  ECONNRESET: "the connection was cut (ECONNRESET)",
  UND_ERR_SOCKET: "the connection was cut",
};

/** Why something failed, without secrets: the system's code in words, else the error's own message. */
export function reasonOf(error: unknown, redact: Redact): string {
  const code = codeOf(error);
  const known = code === null ? undefined : IN_WORDS[code];
  if (known !== undefined) return known;
  if (!(error instanceof Error)) return "unknown reason";
  // What `fetch` throws says no more than that it failed; the reason is its cause.
  const { message } = error.cause instanceof Error ? error.cause : error;
  return redact(message === "" ? (code ?? "unknown reason") : message);
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeOf(error.cause);
}
