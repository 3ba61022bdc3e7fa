import { GrammyError, HttpError } from "grammy";
import { describe, expect, it } from "vitest";
import { isUnchanged, isUneditable, toDeliveryError } from "../../../adapters/telegram/errors.ts";

function refused(status: number, description: string, retryAfter?: number): GrammyError {
  const parameters = retryAfter === undefined ? {} : { retry_after: retryAfter };
  return new GrammyError(
    "failed",
    { ok: false, error_code: status, description, parameters },
    "sendMessage",
    {
      text: "private words",
    },
  );
}

function broken(code: string): HttpError {
  const url = "https://api.telegram.org/bot4711:secret/sendMessage";
  return new HttpError("failed", Object.assign(new Error(`request to ${url} failed`), { code }));
}

describe("an error of Telegram's", () => {
  it.each([
    [403, "Forbidden: bot was blocked by the user", "blocked"],
    [403, "Forbidden: bot can't initiate conversation with a user", "blocked"],
    [403, "Forbidden: bot was kicked from the group chat", "blocked"],
    [403, "Forbidden: user is deactivated", "gone"],
    [400, "Bad Request: chat not found", "gone"],
    [400, "Bad Request: user not found", "gone"],
    [400, "Bad Request: group chat was upgraded to a supergroup chat", "gone"],
    [400, "Bad Request: message is too long", "rejected"],
    [400, "Bad Request: BUTTON_DATA_INVALID", "rejected"],
    [413, "Request Entity Too Large", "rejected"],
    [401, "Unauthorized", "unauthorized"],
    [404, "Not Found", "unauthorized"],
    [500, "Internal Server Error", "uncertain"],
    [502, "Bad Gateway", "uncertain"],
    [504, "Gateway Timeout", "uncertain"],
  ])("%i %s is %s", (status, description, code) => {
    expect(toDeliveryError(refused(status, description))).toMatchObject({ code, retryAfterMs: null });
  });

  it.each([
    `Bad Request: can't parse entities: Unsupported start tag "private words" at byte offset 3`,
    "Bad Request: wrong HTTP URL specified: URL 'private words' is invalid",
    "Bad Request: inline keyboard button URL 'private \n\" words' is invalid",
  ])("is passed on without what it quotes: %s", (description) => {
    const { message } = toDeliveryError(refused(400, description));
    expect(message).toMatch(/^sendMessage: 400 Bad Request: .*…/su);
    expect(message).not.toMatch(/private|words/u);
  });

  it("429 is rate_limited, for as long as it says", () => {
    expect(toDeliveryError(refused(429, "Too Many Requests: retry after 5", 5))).toMatchObject({
      code: "rate_limited",
      retryAfterMs: 5000,
    });
  });

  it.each([
    ["ECONNREFUSED", "unreachable"],
    ["ENOTFOUND", "unreachable"],
    ["EAI_AGAIN", "unreachable"],
    ["ENETUNREACH", "unreachable"],
    ["ERR_CONNECT_TIMEOUT", "unreachable"],
    ["CERT_HAS_EXPIRED", "unreachable"],
    ["ECONNRESET", "uncertain"],
    ["EPIPE", "uncertain"],
    ["ETIMEDOUT", "uncertain"],
  ])("a connection that ended with %s is %s", (code, meaning) => {
    expect(toDeliveryError(broken(code)).code).toBe(meaning);
  });

  it("no answer in time, or an answer that is no JSON, is uncertain", () => {
    const late = new HttpError("failed", new Error("Request to 'sendMessage' timed out after 8 seconds"));
    expect(toDeliveryError(late).code).toBe("uncertain");
    expect(toDeliveryError(new SyntaxError("Unexpected token <")).code).toBe("uncertain");
  });

  it("never carries the token or what was to be said", () => {
    for (const error of [broken("ECONNRESET"), refused(400, "Bad Request: message is too long")]) {
      const mapped = toDeliveryError(error);
      const all = JSON.stringify(mapped, Object.getOwnPropertyNames(mapped));
      expect(all).not.toContain("4711:secret");
      expect(all).not.toContain("private words");
      expect(mapped.cause).toBeUndefined();
    }
  });

  it("of an edit: nothing to change, or nothing that can be changed", () => {
    const same = refused(400, "Bad Request: message is not modified: specified new message content and …");
    expect([isUnchanged(same), isUneditable(same)]).toEqual([true, false]);
    for (const says of ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"]) {
      const error = refused(400, `Bad Request: ${says}`);
      expect([isUnchanged(error), isUneditable(error)]).toEqual([false, true]);
    }
    expect(isUneditable(refused(403, "Forbidden: message can't be edited"))).toBe(false);
  });
});
