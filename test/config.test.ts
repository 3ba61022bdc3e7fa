import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig, SETTINGS } from "../src/config.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const TOKEN = "123456:ABC-def_ghi";

function refusal(env: Readonly<Record<string, string>>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "";
}

describe("readConfig", () => {
  it("needs nothing: the console, the built-in database, the engine in process", () => {
    expect(readConfig({})).toEqual({
      databaseFolder: "data/database",
      databaseUrl: null,
      redisUrl: null,
      telegram: null,
      discord: null,
      port: 8080,
      logLevel: "info",
      secrets: [],
    });
  });

  it("takes an empty setting for one that is not set", () => {
    const empty = Object.fromEntries(Object.keys(SETTINGS.shape).map((name) => [name, ""]));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it("polls with a token alone, and takes a webhook with an address and a secret", () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: TOKEN }).telegram).toEqual({
      token: TOKEN,
      apiRoot: "https://api.telegram.org",
      webhook: null,
    });
    const both = {
      TELEGRAM_BOT_TOKEN: TOKEN,
      PUBLIC_URL: "https://a.example",
      TELEGRAM_WEBHOOK_SECRET: SECRET,
    };
    expect(readConfig(both).telegram?.webhook).toEqual({ publicUrl: "https://a.example", secret: SECRET });
  });

  it("refuses a webhook without a secret, and one with a secret of 31 characters", () => {
    const env = { TELEGRAM_BOT_TOKEN: TOKEN, PUBLIC_URL: "https://a.example" };
    expect(refusal(env)).toContain("TELEGRAM_WEBHOOK_SECRET must be set together with PUBLIC_URL");
    expect(refusal({ ...env, TELEGRAM_WEBHOOK_SECRET: SECRET.slice(1) })).toContain(
      "TELEGRAM_WEBHOOK_SECRET must be 32 to 256 characters",
    );
    expect(refusal({ ...env, TELEGRAM_WEBHOOK_SECRET: SECRET })).toBe("");
  });

  it("names every fault at once, and shows no value", () => {
    const message = refusal({
      DATABASE_URL: "mysql://user:hunter2@x/y",
      REDIS_URL: "hunter2",
      PORT: "hunter2",
      TELEGRAM_BOT_TOKEN: "hunter2",
      LOG_LEVEL: "hunter2",
    });
    for (const name of ["DATABASE_URL", "REDIS_URL", "PORT", "TELEGRAM_BOT_TOKEN", "LOG_LEVEL"]) {
      expect(message).toMatch(new RegExp(`${name} must be`, "u"));
    }
    expect(message).not.toContain("hunter2");
  });

  it("keeps what is secret in a list for the log to leave out", () => {
    const env = { TELEGRAM_BOT_TOKEN: TOKEN, DATABASE_URL: "postgres://u:pw@h/d" };
    expect(readConfig(env).secrets).toEqual([TOKEN, "postgres://u:pw@h/d"]);
  });

  it("is frozen", () => expect(Object.isFrozen(readConfig({}))).toBe(true));
});

describe(".env.example", () => {
  const example = readFileSync(".env.example", "utf8");

  it("lists exactly the settings there are", () => {
    const listed = [...example.matchAll(/^([A-Z_]+)=/gmu)].map(([, name]) => name);
    expect(new Set(listed)).toEqual(new Set(Object.keys(SETTINGS.shape)));
    expect(listed).toHaveLength(new Set(listed).size);
  });

  it("sets none of them, so that a copy changes nothing", () => {
    expect(example).not.toMatch(/^[A-Z_]+=.+$/mu);
  });
});
