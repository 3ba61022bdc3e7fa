import { DiscordAPIError, type DiscordErrorData, HTTPError, RateLimitError } from "discord.js";
import { describe, expect, it } from "vitest";
import {
  isAnswerClosed,
  isAnsweredAlready,
  isUneditable,
  toDeliveryError,
} from "../../../adapters/discord/errors.ts";

const SECRET = "https://discord.com/api/v10/interactions/1/secret-token/callback";

function apiError(status: number, code: number, errors?: DiscordErrorData["errors"]): DiscordAPIError {
  const body = { code, message: "What Discord says", ...(errors !== undefined && { errors }) };
  return new DiscordAPIError(body, code, status, "POST", SECRET, { body: { content: "private words" } });
}

function withCode(code: string): Error {
  return Object.assign(new Error(`connect ${SECRET}`), { code });
}

describe("what a failed request to Discord means", () => {
  it.each([
    [apiError(401, 0), "unauthorized"],
    [apiError(403, 50007), "blocked"],
    [apiError(403, 50278), "blocked"],
    [apiError(404, 10003), "gone"],
    [apiError(404, 10013), "gone"],
    [apiError(403, 50001), "gone"],
    [apiError(400, 40003), "rate_limited"],
    [apiError(400, 50035), "rejected"],
    [apiError(400, 50006), "rejected"],
    [apiError(403, 50013), "rejected"],
    [apiError(404, 10008), "rejected"],
    [apiError(429, 0), "rate_limited"],
    [new HTTPError(502, "Bad Gateway", "POST", SECRET, { body: { content: "private words" } }), "uncertain"],
    [withCode("ECONNREFUSED"), "unreachable"],
    [withCode("ENOTFOUND"), "unreachable"],
    [withCode("UND_ERR_CONNECT_TIMEOUT"), "unreachable"],
    [withCode("UND_ERR_SOCKET"), "uncertain"],
    [withCode("ECONNRESET"), "uncertain"],
    [new DOMException("This operation was aborted", "AbortError"), "uncertain"],
    [new Error(SECRET), "uncertain"],
    ["nonsense", "uncertain"],
  ])("%#: %s", (error, code) => {
    const failure = toDeliveryError(error);
    expect(failure.code).toBe(code);
    const told = JSON.stringify(failure, Object.getOwnPropertyNames(failure));
    expect(told).not.toMatch(/secret|private/u);
  });

  it("tells how long Discord wants to be left alone", () => {
    const limited = new RateLimitError({
      global: false,
      hash: "h",
      limit: 5,
      majorParameter: "1",
      method: "POST",
      retryAfter: 1337.2,
      route: "/channels/:id/messages",
      scope: "user",
      sublimitTimeout: 0,
      timeToReset: 1337,
      url: SECRET,
    });
    expect(toDeliveryError(limited)).toMatchObject({ code: "rate_limited", retryAfterMs: 1338 });
  });

  it("names the refused parts of a form, not what was in them", () => {
    const errors = { content: { _errors: [{ code: "X", message: 'Value "private words" is too long.' }] } };
    expect(toDeliveryError(apiError(400, 50035, errors)).message).toBe("discord: 400 50035 content");
  });

  it("tells apart what can be mended by another way", () => {
    expect(isUneditable(apiError(404, 10008))).toBe(true);
    expect(isUneditable(apiError(403, 50005))).toBe(true);
    expect(isUneditable(apiError(400, 50035))).toBe(false);
    expect(isAnsweredAlready(apiError(400, 40060))).toBe(true);
    expect(isAnsweredAlready(apiError(404, 10062))).toBe(false);
    for (const code of [10008, 10015, 10062, 50027]) expect(isAnswerClosed(apiError(404, code))).toBe(true);
    expect(isAnswerClosed(apiError(403, 50007))).toBe(false);
  });
});
