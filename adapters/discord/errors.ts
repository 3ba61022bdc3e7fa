import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { z } from "zod";
import { duration } from "../../src/core/time/instant.ts";
import { DeliveryError, type DeliveryFailure } from "../../src/ports/adapter.ts";
import { NEVER_CONNECTED } from "../shared/never-connected.ts";

/** Discord's own codes, from its table of JSON error codes; what is not here goes by the HTTP status. */
const CODES: Readonly<Record<number, DeliveryFailure>> = {
  /** Unknown channel; unknown user; no access to the channel any more. */
  10003: "gone",
  10013: "gone",
  50001: "gone",
  /** Opening direct messages too fast. */
  40003: "rate_limited",
  /** The person takes no direct messages from us; no server in common. */
  50007: "blocked",
  50278: "blocked",
};

const STATUSES: Readonly<Record<number, DeliveryFailure>> = { 401: "unauthorized", 429: "rate_limited" };

/**
 * What a failed request means for the message. Neither the error itself nor its payload is passed on: the one
 * may hold an interaction's token in its address, the other what the person wrote.
 */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof RateLimitError) {
    return new DeliveryError("rate_limited", `discord: 429 ${error.scope}`, {
      retryAfterMs: duration(Math.ceil(error.retryAfter)),
    });
  }
  if (error instanceof DiscordAPIError) {
    const means = CODES[Number(error.code)] ?? STATUSES[error.status] ?? "rejected";
    return new DeliveryError(means, `discord: ${error.status} ${error.code}${pathsOf(error.rawError)}`);
  }
  if (error instanceof HTTPError) return new DeliveryError("uncertain", `discord: ${error.status}`);
  const code = networkCode(error);
  return new DeliveryError(NEVER_CONNECTED.has(code) ? "unreachable" : "uncertain", `discord: ${code}`);
}

const withCode = z.object({ code: z.string() });

function networkCode(error: unknown): string {
  const parsed = withCode.safeParse(error);
  return parsed.success ? parsed.data.code : "no answer";
}

const refusedForm = z.object({ errors: z.record(z.string(), z.unknown()) });

/** Which parts of the form were refused, by name alone: the texts beside them may quote what was sent. */
function pathsOf(body: unknown): string {
  const parsed = refusedForm.safeParse(body);
  return parsed.success ? ` ${Object.keys(parsed.data.errors).join(" ").slice(0, 100)}` : "";
}

const hasCode = (error: unknown, codes: readonly number[]): boolean =>
  error instanceof DiscordAPIError && codes.includes(Number(error.code));

/** The message is not there any more, or not ours to change. */
export function isUneditable(error: unknown): boolean {
  return hasCode(error, [10008, 50005]);
}

/** Somebody has answered it already: it is acknowledged all the same. */
export function isAnsweredAlready(error: unknown): boolean {
  return hasCode(error, [40060]);
}

/**
 * The interaction can be answered no more: more than three seconds have passed, its token has run out, or its
 * answer is gone.
 */
export function isAnswerClosed(error: unknown): boolean {
  return hasCode(error, [10008, 10015, 10062, 50027]);
}
