import type { HttpAnswer } from "../shared/http-base.ts";

type Json = Readonly<Record<string, unknown>>;

/** A refusal in the Web API's own form: HTTP says 200, the body says no. */
export class SlackError extends Error {
  override readonly name = "SlackError";
  readonly code: string;
  readonly #more: Json;

  constructor(code: string, more: Json = {}) {
    super(code);
    this.code = code;
    this.#more = more;
  }

  toAnswer(): HttpAnswer {
    return { kind: "json", status: 200, body: { ok: false, error: this.code, ...this.#more } };
  }
}

/** `invalid_blocks` tells its faults twice, once without the marker. */
export function invalidBlocks(faults: readonly string[]): SlackError {
  return new SlackError("invalid_blocks", { errors: faults, ...messagesOf(faults) });
}

export function invalidArguments(faults: readonly string[]): SlackError {
  return new SlackError("invalid_arguments", messagesOf(faults));
}

function messagesOf(faults: readonly string[]): Json {
  return { response_metadata: { messages: faults.map((fault) => `[ERROR] ${fault}`) } };
}
