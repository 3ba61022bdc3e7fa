import { GrammyError, HttpError } from "grammy";
import { z } from "zod";
import { duration } from "../../src/core/time/instant.ts";
import { DeliveryError, type DeliveryFailure } from "../../src/ports/adapter.ts";
import { NEVER_CONNECTED } from "../shared/never-connected.ts";

interface Row {
  readonly status: number;
  /** Must match the description; null for any. */
  readonly says: RegExp | null;
  readonly means: DeliveryFailure;
}

/** The first row that fits, by the descriptions that Telegram gives. */
const TABLE: readonly Row[] = [
  {
    status: 400,
    says: /chat not found|user not found|PEER_ID_INVALID|group chat was upgraded/iu,
    means: "gone",
  },
  { status: 400, says: null, means: "rejected" },
  { status: 401, says: null, means: "unauthorized" },
  { status: 403, says: /user is deactivated/iu, means: "gone" },
  { status: 403, says: null, means: "blocked" },
  // A token that Telegram has forgotten makes every path unknown.
  { status: 404, says: null, means: "unauthorized" },
  { status: 429, says: null, means: "rate_limited" },
];

/**
 * What a failed call means for the message. Neither the error itself nor its payload is passed on: the one holds
 * the bot's token in its address, the other what the person wrote.
 */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof GrammyError) {
    const retryAfter = error.parameters.retry_after;
    return new DeliveryError(
      meaningOf(error),
      `${error.method}: ${error.error_code} ${withoutQuotes(error.description).slice(0, 200)}`,
      retryAfter === undefined ? {} : { retryAfterMs: duration(retryAfter * 1000) },
    );
  }
  const code = networkCode(error);
  return new DeliveryError(NEVER_CONNECTED.has(code) ? "unreachable" : "uncertain", `telegram: ${code}`);
}

/** Telegram quotes what it could not read, which may be a person's. */
function withoutQuotes(description: string): string {
  return description.replaceAll(/(["'`“‘])[\s\S]*["'`”’]/gu, "$1…$1");
}

function meaningOf({ error_code: status, description }: GrammyError): DeliveryFailure {
  if (status >= 500) return "uncertain";
  const row = TABLE.find((each) => each.status === status && (each.says?.test(description) ?? true));
  return row?.means ?? "rejected";
}

const withCode = z.object({ code: z.string() });

/** Node's code of what went wrong below the API, or `no answer` for a request that took too long. */
export function networkCode(error: unknown): string {
  const cause: unknown = error instanceof HttpError ? error.error : error;
  const parsed = withCode.safeParse(cause);
  return parsed.success ? parsed.data.code : "no answer";
}

/** The message shows that already: what was asked for is so. */
export function isUnchanged(error: unknown): boolean {
  return isBadRequest(error, /message is not modified/iu);
}

/** A file: what stands beside it is its caption. */
export function isFile(error: unknown): boolean {
  return isBadRequest(error, /no text in the message to edit/iu);
}

/** The message is not there any more, or not ours to change any more. */
export function isUneditable(error: unknown): boolean {
  return isBadRequest(
    error,
    /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|message identifier is not specified/iu,
  );
}

/** There is no such message any more. */
export function isGone(error: unknown): boolean {
  return isBadRequest(error, /message to delete not found|MESSAGE_ID_INVALID/iu);
}

/** Telegram deletes messages of the past two days only. */
export function isUndeletable(error: unknown): boolean {
  return isBadRequest(error, /message can't be deleted/iu);
}

function isBadRequest(error: unknown, says: RegExp): boolean {
  return error instanceof GrammyError && error.error_code === 400 && says.test(error.description);
}
