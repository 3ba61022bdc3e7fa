import { webApi } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import {
  isTokenRefused,
  isTokenTakenBack,
  isUneditable,
  toDeliveryError,
} from "../../../adapters/slack/errors.ts";
import { DeliveryError } from "../../../src/ports/adapter.ts";

const SECRET = "https://slack.com/api/chat.postMessage?token=xoxb-secret";

function refused(error: string, messages: readonly string[] = []): webApi.WebAPIPlatformError {
  return new webApi.WebAPIPlatformError({
    ok: false,
    error,
    response_metadata: { messages: [...messages] },
  });
}

function request(code: string | null): webApi.WebAPIRequestError {
  const cause = code === null ? undefined : Object.assign(new Error(`connect ${SECRET}`), { code });
  return new webApi.WebAPIRequestError(new TypeError("fetch failed", { cause }));
}

describe("what a failed request to Slack means", () => {
  it.each([
    [refused("channel_not_found"), "gone"],
    [refused("is_archived"), "gone"],
    [refused("not_in_channel"), "gone"],
    [refused("user_not_found"), "gone"],
    [refused("user_disabled"), "gone"],
    [refused("messages_tab_disabled"), "blocked"],
    [refused("restricted_action"), "blocked"],
    [refused("invalid_auth"), "unauthorized"],
    [refused("not_authed"), "unauthorized"],
    [refused("account_inactive"), "unauthorized"],
    [refused("token_revoked"), "unauthorized"],
    [refused("missing_scope"), "unauthorized"],
    [refused("ratelimited"), "rate_limited"],
    [refused("internal_error"), "uncertain"],
    [refused("fatal_error"), "uncertain"],
    [refused("service_unavailable"), "uncertain"],
    [refused("msg_too_long"), "rejected"],
    [refused("msg_blocks_too_long"), "rejected"],
    [refused("invalid_blocks"), "rejected"],
    [refused("no_text"), "rejected"],
    [refused("not_enabled"), "rejected"],
    [refused("expired_trigger_id"), "rejected"],
    [refused("something_new"), "rejected"],
    // What a server in front of Slack's says, the library takes for a code.
    [refused("<html><body>private secret</body></html>"), "uncertain"],
    [refused(""), "uncertain"],
    [Object.assign(refused("x"), { data: { secret: "private" } }), "uncertain"],
    [new webApi.WebAPIRateLimitedError(7), "rate_limited"],
    [new Error(`Retry header did not contain a valid timeout (url: ${SECRET})`), "rate_limited"],
    [new webApi.WebAPIHTTPError(502, "Bad Gateway", { secret: "x" }, "<html>private</html>"), "uncertain"],
    [new webApi.WebAPIHTTPError(404, "Not Found", {}, "private"), "uncertain"],
    [request("ECONNREFUSED"), "unreachable"],
    [request("ENOTFOUND"), "unreachable"],
    [request("UND_ERR_CONNECT_TIMEOUT"), "unreachable"],
    [request("UND_ERR_SOCKET"), "uncertain"],
    [request("ECONNRESET"), "uncertain"],
    [request(null), "uncertain"],
    [new webApi.WebAPIRequestError(new DOMException("private", "TimeoutError")), "uncertain"],
    [new Error(SECRET), "uncertain"],
    ["nonsense", "uncertain"],
    [undefined, "uncertain"],
  ])("%#: %s", (error, code) => {
    const failure = toDeliveryError(error);
    expect(failure.code).toBe(code);
    const told = JSON.stringify(failure, Object.getOwnPropertyNames(failure));
    expect(told).not.toMatch(/secret|private/u);
  });

  it("tells how long Slack wants to be left alone", () => {
    expect(toDeliveryError(new webApi.WebAPIRateLimitedError(7)).retryAfterMs).toBe(7000);
  });

  it("tells what was refused by its place, without the words about it", () => {
    const failure = toDeliveryError(
      refused("invalid_blocks", [
        "[ERROR] must be less than 76 characters: private [json-pointer:/blocks/0/elements/1/text/text]",
        "[ERROR] private",
      ]),
    );
    expect(failure.message).toBe("slack: invalid_blocks /blocks/0/elements/1/text/text");
  });

  it("leaves what is told already as it is", () => {
    const told = new DeliveryError("gone", "slack: the workspace does not let us in");
    expect(toDeliveryError(told)).toBe(told);
  });

  it.each([
    ["account_inactive", true],
    ["token_revoked", true],
    ["invalid_auth", false],
    ["not_authed", false],
    ["org_login_required", false],
    ["missing_scope", false],
  ])("%s: who gave us the token has taken it back: %s", (code, takenBack) => {
    expect(isTokenTakenBack(refused(code))).toBe(takenBack);
    expect(isTokenTakenBack(new Error(code))).toBe(false);
  });

  it.each([
    ["message_not_found", true, false],
    ["cant_update_message", true, false],
    ["edit_window_closed", true, false],
    ["channel_not_found", false, false],
    ["invalid_auth", false, true],
    ["token_revoked", false, true],
    ["missing_scope", false, false],
  ])("%s: the message cannot be changed: %s, the token is refused: %s", (code, uneditable, tokenRefused) => {
    expect(isUneditable(refused(code))).toBe(uneditable);
    expect(isTokenRefused(refused(code))).toBe(tokenRefused);
    expect(isUneditable(new Error(code)) || isTokenRefused(new Error(code))).toBe(false);
  });
});
