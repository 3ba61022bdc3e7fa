import { GrammyError, HttpError } from "grammy";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { DeliveryError } from "../../src/ports/adapter.ts";
import type { LogLevel } from "../../src/ports/logger.ts";
import { PinoLogger } from "../../src/runtime/pino-logger.ts";
import { createRedact } from "../../src/runtime/redact.ts";

const TOKEN = "7654321098:AAcanary-abcdefghijklmnopqrstuvwxyz0";
const PASSWORD = "canary-hunter2";
const PERSON = "canary Jane Doe";
const SLACK_TOKEN = "xoxb-1-2-canary";

function collect(level: LogLevel = "info") {
  const written: string[] = [];
  const logger = new PinoLogger({
    level,
    redact: createRedact([TOKEN, PASSWORD]),
    destination: { write: (line) => void written.push(line) },
  });
  return { logger, written };
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

describe("the logger", () => {
  it("writes one JSON object a line: level, time, event and fields", () => {
    const { logger, written } = collect();
    logger.info("reminder fired", { reminder: "r-1", lateMs: 12 });
    expect(written).toHaveLength(1);
    expect(JSON.parse(written[0] ?? "")).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u),
      event: "reminder fired",
      reminder: "r-1",
      lateMs: 12,
    });
  });

  it("writes nothing below its level", () => {
    const { logger, written } = collect("error");
    logger.info("one");
    logger.warn("two");
    logger.error("three", new Error("x"));
    expect(written.map((line) => JSON.parse(line).event)).toEqual(["three"]);
  });

  it("keeps what helps: name, code, message, frames, and the chain of causes by name and code", () => {
    const { logger, written } = collect();
    const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
    logger.error("delivery failed", new DeliveryError("unreachable", "no way there", { cause: refused }));
    const { error } = JSON.parse(written[0] ?? "");
    expect(error).toMatchObject({
      name: "DeliveryError",
      code: "unreachable",
      message: "no way there",
      causes: [{ name: "Error", code: "ECONNREFUSED" }],
    });
    expect(error.stack[0]).toMatch(/^at .*pino-logger\.test\.ts/u);
  });

  it("never writes a token, a password or a person's text, whatever is thrown", () => {
    const url = `https://api.telegram.org/bot${TOKEN}/sendMessage`;
    const circular: Record<string, unknown> = { url };
    circular["self"] = circular;
    const throwing = Object.defineProperty(new Error("x"), "message", {
      get: () => {
        throw new Error(url);
      },
    });
    const errors: readonly unknown[] = [
      new HttpError("Network request for 'sendMessage' failed!", new TypeError(`request to ${url} failed`)),
      new GrammyError(
        "Call to 'sendMessage' failed!",
        { ok: false, error_code: 400, description: "Bad Request: chat not found" },
        "sendMessage",
        { chat_id: 1, text: PERSON },
      ),
      new Error(`request to ${url} failed`, { cause: new Error(url, { cause: url }) }),
      new AggregateError([new Error(url)], `all of ${url} failed`),
      Object.assign(new Error("x"), { code: TOKEN, name: TOKEN, config: { headers: { token: TOKEN } } }),
      Object.assign(new Error(`first\n    at something (${url})`), { request: circular }),
      Object.assign(new Error("An API error occurred: invalid_auth"), {
        code: "slack_webapi_platform_error",
        data: { ok: false, error: "invalid_auth", token: SLACK_TOKEN },
        original: new Error(`Authorization: Bearer ${SLACK_TOKEN}`),
      }),
      new Error(`oauth.v2.access?code=canary&client_secret=canary with ${SLACK_TOKEN}, xapp-1-A1-2-canary`),
      new Error(`connect wss://wss-primary.slack.com/link/?ticket=canary&app_id=1 failed`),
      thrownBy(() => JSON.parse(`${PERSON} is not JSON`)),
      thrownBy(() => JSON.parse(`{"name": "${PERSON}", oops}`)),
      thrownBy(() => z.object({ name: z.number() }).parse({ name: PERSON })),
      thrownBy(() => new URL(`nonsense ${TOKEN}`)),
      new Error(`connect postgres://afterword:${PASSWORD}@db:5432 failed`),
      new Error(`connect postgres://someone:canary-else@db:5432 failed`),
      new Error(`${"x".repeat(495)}${TOKEN}`),
      throwing,
      new Proxy(new Error(url), {
        get: () => {
          throw new Error(url);
        },
      }),
      `a thrown string with ${TOKEN}`,
      { message: url, stack: `Error: ${url}\n    at ${url}` },
      Symbol(TOKEN),
      null,
      undefined,
    ];
    const { logger, written } = collect();
    for (const error of errors) logger.error("failed", error, { url });
    expect(written).toHaveLength(errors.length);
    for (const line of written) expect(line).not.toMatch(/canary|AAcan|7654321098/u);
  });

  it("would have written the token with grammY's error passed on as it is", () => {
    const leak = new HttpError("failed", new TypeError(`https://api.telegram.org/bot${TOKEN}/getMe`));
    expect(JSON.stringify({ leak, inner: String(leak.error) })).toContain("canary");
  });
});
