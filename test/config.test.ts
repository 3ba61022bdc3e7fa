import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConfigError, isConsoleOnly, readConfig, SETTINGS } from "../src/config.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const TOKEN = "123456:ABC-def_ghi";
const SLACK = {
  SLACK_BOT_TOKEN: "xoxb-1-2-abc",
  SLACK_APP_TOKEN: "xapp-1-A1-2-abc",
  SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
  SLACK_CLIENT_ID: "123.456",
  SLACK_CLIENT_SECRET: "fedcba9876543210fedcba9876543210",
  SLACK_STATE_SECRET: "a-state-secret-of-32-characters!",
  ENCRYPTION_KEY: "0f".repeat(32),
};
const WORKSPACES = {
  SLACK_APP_TOKEN: SLACK.SLACK_APP_TOKEN,
  SLACK_CLIENT_ID: SLACK.SLACK_CLIENT_ID,
  SLACK_CLIENT_SECRET: SLACK.SLACK_CLIENT_SECRET,
  SLACK_STATE_SECRET: SLACK.SLACK_STATE_SECRET,
  ENCRYPTION_KEY: SLACK.ENCRYPTION_KEY,
  PUBLIC_URL: "https://a.example/",
};

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
      filesFolder: "data/files",
      databaseUrl: null,
      redisUrl: null,
      telegram: null,
      discord: null,
      slack: null,
      encryptionKey: null,
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

  it("reads Slack by socket or over HTTP, whichever is set; by socket with both", () => {
    const env = { SLACK_BOT_TOKEN: SLACK.SLACK_BOT_TOKEN };
    const { SLACK_APP_TOKEN, SLACK_SIGNING_SECRET } = SLACK;
    const access = { kind: "single", botToken: SLACK.SLACK_BOT_TOKEN };
    const apiUrl = "https://slack.com/api/";
    const socket = { mode: "socket", appToken: SLACK_APP_TOKEN };
    const http = { mode: "http", signingSecret: SLACK_SIGNING_SECRET };
    expect(readConfig({ ...env, SLACK_APP_TOKEN }).slack).toEqual({ apiUrl, access, reading: socket });
    expect(readConfig({ ...env, SLACK_SIGNING_SECRET }).slack).toEqual({ apiUrl, access, reading: http });
    const both = readConfig({ ...env, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET });
    expect(both.slack?.reading).toEqual(socket);
    expect(both.secrets).toEqual([SLACK.SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET]);
    expect(isConsoleOnly(both)).toBe(false);
  });

  it.each([
    ["http://127.0.0.1:3000/api", "http://127.0.0.1:3000/api/"],
    ["http://127.0.0.1:3000/api///", "http://127.0.0.1:3000/api/"],
    ["http://127.0.0.1:3000", "http://127.0.0.1:3000/"],
  ])("ends Slack's address %s with one slash", (set, used) => {
    const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = SLACK;
    expect(readConfig({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL: set }).slack?.apiUrl).toBe(used);
  });

  it("lets several workspaces in with all that takes, and each missing part is named with its mend", () => {
    const { slack, encryptionKey, secrets } = readConfig(WORKSPACES);
    expect(slack?.access).toEqual({
      kind: "workspaces",
      clientId: SLACK.SLACK_CLIENT_ID,
      clientSecret: SLACK.SLACK_CLIENT_SECRET,
      stateSecret: SLACK.SLACK_STATE_SECRET,
      publicUrl: "https://a.example",
    });
    expect(encryptionKey).toBe(SLACK.ENCRYPTION_KEY);
    for (const secret of [SLACK.SLACK_CLIENT_SECRET, SLACK.SLACK_STATE_SECRET, SLACK.ENCRYPTION_KEY]) {
      expect(secrets).toContain(secret);
    }
    for (const missing of ["SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET", "PUBLIC_URL", "ENCRYPTION_KEY"]) {
      expect(refusal({ ...WORKSPACES, [missing]: "" })).toMatch(
        new RegExp(`^.*\n  ${missing} must be set together with SLACK_CLIENT_ID: .+$`, "u"),
      );
    }
    expect(refusal({ ...WORKSPACES, SLACK_CLIENT_ID: "" })).toContain(
      "SLACK_CLIENT_ID must be set together with SLACK_CLIENT_SECRET: Basic Information shows it",
    );
    const { SLACK_CLIENT_ID, SLACK_APP_TOKEN } = WORKSPACES;
    expect(refusal({ SLACK_CLIENT_ID, SLACK_APP_TOKEN }).split("\n")).toHaveLength(5);
  });

  it("refuses half of Slack, and both ways in at once", () => {
    const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET } = SLACK;
    expect(refusal({ SLACK_BOT_TOKEN })).toContain(
      "SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) must be set together with SLACK_BOT_TOKEN",
    );
    expect(refusal({ SLACK_APP_TOKEN })).toContain(
      "SLACK_BOT_TOKEN must be set together with SLACK_APP_TOKEN",
    );
    expect(refusal({ SLACK_SIGNING_SECRET })).toContain(
      "SLACK_BOT_TOKEN must be set together with SLACK_SIGNING_SECRET",
    );
    expect(refusal({ ...WORKSPACES, SLACK_BOT_TOKEN })).toContain(
      "SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for several",
    );
  });

  it("says of each Slack setting what it should be", () => {
    const wrong = Object.fromEntries(Object.keys(SLACK).map((name) => [name, "xoxp-hunter2"]));
    const message = refusal({ ...wrong, SLACK_API_URL: "hunter2", PUBLIC_URL: "https://a.example" });
    for (const name of [...Object.keys(SLACK), "SLACK_API_URL"]) {
      expect(message).toMatch(new RegExp(`^  ${name} must be `, "mu"));
    }
    expect(message).not.toContain("hunter2");
  });

  it("takes base64 for the key too, and nothing that is not 32 bytes", () => {
    const base64 = Buffer.from(SLACK.ENCRYPTION_KEY, "hex").toString("base64");
    expect(readConfig({ ENCRYPTION_KEY: base64 }).encryptionKey).toBe(base64);
    for (const key of [
      base64.slice(4),
      `${base64}A`,
      SLACK.ENCRYPTION_KEY.slice(2),
      "correct horse battery",
    ]) {
      expect(refusal({ ENCRYPTION_KEY: key })).toContain("ENCRYPTION_KEY must be 32 bytes");
    }
  });

  it("polls Telegram when the public address is there for Slack's installing", () => {
    const config = readConfig({ ...WORKSPACES, TELEGRAM_BOT_TOKEN: TOKEN });
    expect(config.telegram?.webhook).toBeNull();
    const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = SLACK;
    const one = {
      SLACK_BOT_TOKEN,
      SLACK_APP_TOKEN,
      PUBLIC_URL: "https://a.example",
      TELEGRAM_BOT_TOKEN: TOKEN,
    };
    expect(refusal(one)).toContain("TELEGRAM_WEBHOOK_SECRET must be set together with PUBLIC_URL");
  });

  it("names the faults of single settings and of those that belong together at once", () => {
    const message = refusal({ PORT: "x", SLACK_BOT_TOKEN: SLACK.SLACK_BOT_TOKEN });
    expect(message).toContain("PORT must be");
    expect(message).toContain("SLACK_APP_TOKEN (for Socket Mode)");
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

  it("is frozen", () => {
    const config = readConfig(WORKSPACES);
    const { slack } = config;
    for (const part of [config, slack, slack?.reading, slack?.access])
      expect(Object.isFrozen(part)).toBe(true);
  });
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
