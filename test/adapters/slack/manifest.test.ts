import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import {
  COMMAND,
  EVENTS,
  EVENTS_PATH,
  INSTALL_PATH,
  REDIRECT_PATH,
  SCOPES,
} from "../../../adapters/slack/manifest.ts";
import { view } from "../../../src/core/view/view.ts";
import type { Receipt } from "../../../src/ports/adapter.ts";
import { firstAttempt } from "../../contract/adapter-harness.ts";
import { type SlackHarness, slackHarness } from "./harness.ts";

const MANIFEST = readFileSync("slack-manifest.yml", "utf8");
const LINES = MANIFEST.split("\n").filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));
const HOST = "https://bot.example.org";

/** What stands in the list below `key`. */
function listOf(key: string): readonly string[] {
  const from = LINES.findIndex((line) => line.trim() === `${key}:`) + 1;
  const rest = LINES.slice(from);
  const end = rest.findIndex((line) => !line.trim().startsWith("- "));
  return rest.slice(0, end === -1 ? rest.length : end).map((line) => line.trim().slice(2));
}

/** What stands behind every `key`. */
function valuesOf(key: string): readonly string[] {
  return LINES.flatMap((line) => new RegExp(`^[\\s-]*${key}: (.*)$`, "u").exec(line)?.[1] ?? []);
}

describe("the manifest", () => {
  it("asks for the scopes the code uses, with the reason above each", () => {
    expect(listOf("bot")).toEqual(SCOPES);
    const lines = MANIFEST.split("\n").map((line) => line.trim());
    for (const scope of SCOPES) expect(lines[lines.indexOf(`- ${scope}`) - 1]).toMatch(/^# \S/u);
  });

  it("asks for the events the code takes in", () => {
    expect(listOf("bot_events")).toEqual(EVENTS);
  });

  it("has the one command", () => {
    expect(valuesOf("command")).toEqual([COMMAND]);
  });

  it("has the addresses that are served", () => {
    expect(valuesOf("url")).toEqual([HOST + EVENTS_PATH]);
    expect(valuesOf("request_url")).toEqual([HOST + EVENTS_PATH, HOST + EVENTS_PATH]);
    expect(listOf("redirect_urls")).toEqual([HOST + REDIRECT_PATH]);
  });

  it("has no address beside those, but that of the page where installing begins, which Slack does not call", async () => {
    const harness = await slackHarness("http", {
      adapter: {
        access: {
          kind: "workspaces",
          clientId: "1.2",
          clientSecret: "secret",
          stateSecret: "a-state-secret-of-32-characters!!",
          publicUrl: HOST,
        },
      },
    });
    expect(Object.keys(harness.adapter.routes).toSorted()).toEqual(
      [EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH].toSorted(),
    );
    await harness.close();
  });

  it("has the App Home and a chat that can be written in", () => {
    expect(valuesOf("home_tab_enabled")).toEqual(["true"]);
    expect(valuesOf("messages_tab_enabled")).toEqual(["true"]);
    expect(valuesOf("messages_tab_read_only_enabled")).toEqual(["false"]);
    expect(valuesOf("is_enabled")).toEqual(["true"]);
  });
});

describe("without one of the scopes", () => {
  let harness: SlackHarness;
  afterEach(() => harness.close());

  const start = async (missing: string) => {
    harness = await slackHarness("http", {
      double: { scopes: SCOPES.filter((scope) => scope !== missing) },
    });
    await harness.start(() => Promise.resolve());
  };
  const HELLO = view([{ kind: "text", text: "Hello" }]);
  const FILE = { name: "letter.eml", mediaType: "message/rfc822", text: "Subject: Hi" };
  const send = (shown = HELLO, note: string | null = null): Promise<Receipt> =>
    harness.adapter.send(harness.person("ada").address, shown, {
      ...firstAttempt(),
      doubt: note === null ? null : { since: harness.clock.now(), note },
    });

  it("chat:write nothing can be said", async () => {
    await start("chat:write");
    await expect(send()).rejects.toMatchObject({ code: "unauthorized", message: "slack: missing_scope" });
  });

  it("commands there is no command", async () => {
    await start("commands");
    expect(() => harness.ada.uses(COMMAND)).toThrow("not a valid command");
  });

  it("files:write no file can be handed over", async () => {
    await start("files:write");
    await expect(send({ ...HELLO, file: FILE })).rejects.toMatchObject({ code: "unauthorized" });
  });

  it("im:history nobody tells what people write, nor whether a message got through", async () => {
    await start("im:history");
    expect(harness.ada.says("hello").delivery).toBeNull();
    await expect(send(HELLO, "Sent again.")).rejects.toMatchObject({ code: "unauthorized" });
  });

  it("im:write no chat can be opened", async () => {
    await start("im:write");
    harness.ada.uses(COMMAND, "next", { in: harness.double.workspace.channel("general") });
    const line = await harness.logger.next("slack: a chat could not be opened");
    expect(line.fields).toEqual({ reason: "slack: missing_scope" });
  });

  it("users:read nobody tells who somebody is", async () => {
    await start("users:read");
    harness.ada.says("hello");
    const line = await harness.logger.next("slack: a profile could not be read");
    expect(line.fields).toEqual({ reason: "slack: missing_scope" });
    // Nor does that make the process a broken one.
    expect(harness.adapter.disconnected).toBeNull();
  });
});
