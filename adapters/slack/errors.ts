import { webApi } from "@slack/bolt";
import { z } from "zod";
import { duration } from "../../src/core/time/instant.ts";
import { DeliveryError, type DeliveryFailure } from "../../src/ports/adapter.ts";
import { NEVER_CONNECTED } from "../shared/never-connected.ts";

/** Slack's own codes, from the documentation of its methods; any other means that it does not take what we sent. */
const CODES: Readonly<Record<string, DeliveryFailure>> = {
  // The chat, the person or the workspace is not there any more.
  channel_not_found: "gone",
  is_archived: "gone",
  not_in_channel: "gone",
  user_not_found: "gone",
  users_not_found: "gone",
  user_disabled: "gone",
  user_not_visible: "gone",
  team_not_found: "gone",
  // They are there, and take nothing from us.
  messages_tab_disabled: "blocked",
  restricted_action: "blocked",
  restricted_action_read_only_channel: "blocked",
  cannot_dm_user: "blocked",
  // What we speak with is not good any more, or not good for this.
  invalid_auth: "unauthorized",
  not_authed: "unauthorized",
  account_inactive: "unauthorized",
  token_revoked: "unauthorized",
  token_expired: "unauthorized",
  missing_scope: "unauthorized",
  not_allowed_token_type: "unauthorized",
  org_login_required: "unauthorized",
  team_access_not_granted: "unauthorized",
  no_permission: "unauthorized",
  access_denied: "unauthorized",
  // Too much at once.
  ratelimited: "rate_limited",
  rate_limited: "rate_limited",
  message_limit_exceeded: "rate_limited",
  // Slack's servers had a fault: whether it was before or after, they do not say.
  internal_error: "uncertain",
  fatal_error: "uncertain",
  request_timeout: "uncertain",
  service_unavailable: "uncertain",
  team_added_to_org: "uncertain",
};

/**
 * What a failed request means for the message. Neither the error itself nor its payload is passed on: they may
 * hold a token, or what the person wrote.
 */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof webApi.WebAPIRateLimitedError) {
    const retryAfterMs = duration(error.retryAfter * 1000);
    return new DeliveryError("rate_limited", "slack: ratelimited", { retryAfterMs });
  }
  if (error instanceof webApi.WebAPIPlatformError) return platformError(error.data);
  if (error instanceof webApi.WebAPIHTTPError) {
    return new DeliveryError("uncertain", `slack: http ${error.statusCode}`);
  }
  // The library throws a bare error where Slack says 429 and not for how long.
  if (error instanceof Error && error.message.startsWith("Retry header")) {
    return new DeliveryError("rate_limited", "slack: ratelimited");
  }
  const code = networkCode(error);
  return new DeliveryError(NEVER_CONNECTED.has(code) ? "unreachable" : "uncertain", `slack: ${code}`);
}

/** Something that is no code comes from a server in front of Slack's: the library takes any answer for one. */
function platformError({ error: code, response_metadata: more }: Refusal): DeliveryError {
  // Any JSON that such a server sends counts as a refusal too, with no code at all.
  if (!slackCode.safeParse(code).success) {
    return new DeliveryError("uncertain", "slack: not an answer of Slack");
  }
  return new DeliveryError(CODES[code] ?? "rejected", `slack: ${code}${placesIn(more?.messages ?? [])}`);
}

const slackCode = z.string().regex(/^[a-z][a-z_]{1,60}$/u);
type Refusal = webApi.WebAPIPlatformError["data"];

const MAX_PLACES = 100;

/** Which parts were refused, by their places alone: the words beside them may quote what was sent. */
function placesIn(messages: readonly string[]): string {
  const places = messages.flatMap((message) => /\[json-pointer:([\w/.-]+)\]/u.exec(message)?.[1] ?? []);
  return places
    .map((place) => ` ${place}`)
    .join("")
    .slice(0, MAX_PLACES);
}

const withCode = z.object({ code: z.string() });
const withCause = z.object({ cause: z.unknown() });

/** The code of what went wrong below the library, which wraps it more than once. */
function networkCode(error: unknown): string {
  if (error instanceof webApi.WebAPIRequestError) return networkCode(error.original);
  const coded = withCode.safeParse(error);
  if (coded.success) return coded.data.code;
  const caused = withCause.safeParse(error);
  return caused.success && caused.data.cause !== undefined ? networkCode(caused.data.cause) : "no answer";
}

const hasCode = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof webApi.WebAPIPlatformError && codes.includes(error.data.error);

/** The message is not there any more, or cannot be changed any more. */
export function isUneditable(error: unknown): boolean {
  return hasCode(error, ["message_not_found", "cant_update_message", "edit_window_closed"]);
}

/** The workspace wants every message to stay. */
export function isUndeletable(error: unknown): boolean {
  return hasCode(error, ["cant_delete_message", "compliance_exports_prevent_deletion"]);
}

/**
 * Who gave us the token has taken it back, or is not there any more. `invalid_auth` says less: Slack answers so as
 * well when a request comes from a place that it does not let in, and that may be mended.
 */
export function isTokenTakenBack(error: unknown): boolean {
  return hasCode(error, ["account_inactive", "token_revoked"]);
}

/** The workspace has not let us in, or threw us out. */
export function notLetIn(): DeliveryError {
  return new DeliveryError("gone", "slack: the workspace does not let us in");
}

/** What we speak with is good for nothing any more. */
export function isTokenRefused(error: unknown): boolean {
  return hasCode(error, ["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"]);
}
