import { createRedact } from "../../runtime/redact.ts";
import { reasonOf } from "./finding.ts";

/** A server's answer; the body is undefined where it is no JSON. */
export type Answer =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly headers: Headers;
      readonly body: unknown;
    }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Asks once. Never rejects.
 * @param options.secret is left out of the reason, in which an address may stand.
 */
export async function askJson(
  url: string,
  options: {
    readonly secret: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly method?: "GET" | "POST";
  },
): Promise<Answer> {
  const { secret, headers = {}, method = "GET" } = options;
  try {
    const answer = await fetch(url, { method, headers, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const text = await answer.text();
    return { kind: "answered", status: answer.status, headers: answer.headers, body: parse(text) };
  } catch (error) {
    return { kind: "failed", reason: reasonOf(error, createRedact([secret])) };
  }
}

/** Shorter than a check may take. */
const ANSWER_WITHIN_MS = 7_000;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
