import type { HttpAnswer } from "../shared/http-base.ts";

interface Parameters {
  readonly retry_after?: number;
}

/** A refusal in the Bot API's own form: the HTTP status equals `error_code`. */
export class BotApiError extends Error {
  override readonly name = "BotApiError";
  readonly status: number;
  readonly parameters: Parameters | null;

  constructor(status: number, description: string, parameters: Parameters | null = null) {
    super(description);
    this.status = status;
    this.parameters = parameters;
  }

  toAnswer(): HttpAnswer {
    const body = { ok: false, error_code: this.status, description: this.message };
    return {
      kind: "json",
      status: this.status,
      body: this.parameters === null ? body : { ...body, parameters: this.parameters },
    };
  }
}

export function badRequest(what: string): BotApiError {
  return new BotApiError(400, `Bad Request: ${what}`);
}

export function forbidden(what: string): BotApiError {
  return new BotApiError(403, `Forbidden: ${what}`);
}

export function conflict(what: string): BotApiError {
  return new BotApiError(409, `Conflict: ${what}`);
}

export function tooManyRequests(seconds: number): BotApiError {
  return new BotApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}
