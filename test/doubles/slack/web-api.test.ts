import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SlackPerson } from "./person.ts";
import { rawCall } from "./raw-call.ts";
import { type SlackDouble, startSlackDouble } from "./slack-double.ts";

let double: SlackDouble;
let ada: SlackPerson;
beforeEach(async () => {
  double = await startSlackDouble();
  ada = double.person({ id: "U0ADA" });
});
afterEach(() => double.close());

const post = (args: object) => rawCall(double, "chat.postMessage", { channel: ada.chat.id, ...args });
const history = async (more: object = {}) =>
  Object((await rawCall(double, "conversations.history", { channel: ada.chat.id, ...more })).body);
const texts = (page: { readonly messages: readonly { readonly text: string }[] }): readonly string[] =>
  page.messages.map(({ text }) => text);
const test = (token: string | null) => rawCall(double, "auth.test", {}, { token });
const info = async (args: Readonly<Record<string, unknown>>) =>
  Object((await rawCall(double, "users.info", args)).body);
const announce = async (length: number) =>
  Object((await rawCall(double, "files.getUploadURLExternal", { filename: "a.ics", length })).body);
const complete = (id: string, more: object = {}) =>
  rawCall(double, "files.completeUploadExternal", { files: [{ id }], channel_id: ada.chat.id, ...more });
const upload = async (url: string, body: string) => (await fetch(url, { method: "POST", body })).status;

describe("the history of a chat", () => {
  it("is given newest first, page by page, each message with a time of its own", async () => {
    for (const text of ["a", "b", "c"]) await post({ text });
    const first = await history({ limit: 2 });
    expect(texts(first)).toEqual(["c", "b"]);
    expect(first).toMatchObject({ has_more: true });
    const second = await history({ limit: 2, cursor: first.response_metadata.next_cursor });
    expect(texts(second)).toEqual(["a"]);
    expect(second).toMatchObject({ has_more: false });
    const all = ada.sees().map(({ ts }) => ts);
    expect(new Set(all).size).toBe(3);
    expect(texts(await history({ oldest: all[0] }))).toEqual(["c", "b"]);
    expect(texts(await history({ oldest: all[0], inclusive: true }))).toEqual(["c", "b", "a"]);
    expect(texts(await history({ latest: all[1] }))).toEqual(["a"]);
    expect(await history({ cursor: "?" })).toMatchObject({ error: "invalid_cursor" });
    expect(await history({ limit: 1000 })).toMatchObject({ error: "invalid_arguments" });
  });

  it("tells metadata only to those who ask for it", async () => {
    const metadata = { event_type: "reminder", event_payload: { id: "1" } };
    await post({ text: "x", metadata });
    expect((await history()).messages[0]).not.toHaveProperty("metadata");
    expect((await history({ include_all_metadata: true })).messages).toMatchObject([{ metadata }]);
  });
});

describe("who may call", () => {
  it("needs a token of the right kind that is still good", async () => {
    const { workspace, appToken, botToken } = double;
    expect(await test(null)).toMatchObject({ body: { ok: false, error: "not_authed" } });
    expect(await test("xoxb-other")).toMatchObject({ body: { error: "invalid_auth" } });
    expect(await test(appToken)).toMatchObject({ body: { error: "not_allowed_token_type" } });
    expect(await test(botToken)).toMatchObject({
      body: { ok: true, team_id: workspace.id, user_id: workspace.botUserId },
    });
    const open = (token: string | null) => rawCall(double, "apps.connections.open", {}, { token });
    expect(await open(null)).toMatchObject({ body: { error: "not_authed" } });
    expect(await open(botToken)).toMatchObject({ body: { error: "not_allowed_token_type" } });
    expect(await open("xapp-other")).toMatchObject({ body: { error: "invalid_auth" } });
    workspace.revokeToken();
    expect(await test(botToken)).toMatchObject({ body: { error: "token_revoked" } });
    workspace.install(["chat:write"]);
    expect(await test(botToken)).toMatchObject({ body: { error: "invalid_auth" } });
    workspace.uninstall();
    expect(await test(double.botToken)).toMatchObject({ body: { error: "account_inactive" } });
  });

  it("needs the scope, and is told which one and which there are", async () => {
    const narrow = await startSlackDouble({ scopes: ["commands", "im:write"] });
    const eve = narrow.person({ id: "U0EVE" });
    const answer = await rawCall(narrow, "chat.postMessage", { channel: eve.chat.id, text: "x" });
    expect(answer.body).toEqual({
      ok: false,
      error: "missing_scope",
      needed: "chat:write",
      provided: "commands,im:write",
    });
    const opened = await rawCall(narrow, "conversations.open", { users: "U0EVE" });
    expect(opened.headers.get("x-oauth-scopes")).toBe("commands,im:write");
    expect(eve.says("unheard").delivery).toBeNull();
    await narrow.close();
  });

  it("does not see what belongs to another workspace", async () => {
    const other = double.addWorkspace("T0000002", "Other");
    other.install(["chat:write", "im:write"]);
    const eve = other.person({ id: "U0EVE" });
    const post2 = (token: string) =>
      rawCall(double, "chat.postMessage", { channel: eve.chat.id, text: "x" }, { token });
    expect(await post2(double.botToken)).toMatchObject({ body: { error: "channel_not_found" } });
    expect(await post2(other.botToken)).toMatchObject({ body: { ok: true } });
    expect(await rawCall(double, "conversations.open", { users: "U0EVE" })).toMatchObject({
      body: { error: "user_not_found" },
    });
  });

  it("sends what can be read, to a method that exists", async () => {
    expect(await rawCall(double, "auth.test", "{")).toMatchObject({ body: { error: "invalid_json" } });
    expect(await rawCall(double, "auth.test", "[]")).toMatchObject({ body: { error: "json_not_object" } });
    expect(await rawCall(double, "chat.sing")).toMatchObject({ body: { error: "unknown_method" } });
  });
});

describe("a person", () => {
  it("has a time zone, a language for those who ask, and an end", async () => {
    const bob = double.person({ id: "U0BOB", name: "Bob", locale: "sv-SE", timeZone: "Asia/Kolkata" });
    const { user } = await info({ user: "U0BOB" });
    expect(user).toMatchObject({
      real_name: "Bob",
      tz: "Asia/Kolkata",
      tz_label: "India Standard Time",
      tz_offset: 19_800,
      is_bot: false,
      deleted: false,
    });
    expect(user).not.toHaveProperty("locale");
    expect(await info({ user: "U0BOB", include_locale: true })).toMatchObject({ user: { locale: "sv-SE" } });
    expect(await info({ user: double.workspace.botUserId })).toMatchObject({ user: { is_bot: true } });
    expect(await info({ user: "U404" })).toMatchObject({ ok: false, error: "user_not_found" });
    bob.leaves();
    const gone = await info({ user: "U0BOB" });
    expect(gone).toMatchObject({ user: { deleted: true } });
    expect(gone.user).not.toHaveProperty("tz");
    expect(await rawCall(double, "conversations.open", { users: "U0BOB" })).toMatchObject({
      body: { error: "user_disabled" },
    });
    expect(await post({ channel: bob.chat.id, text: "x" })).toMatchObject({ body: { ok: true } });
  });
});

describe("a file", () => {
  it("is announced, sent whole and then shown", async () => {
    const { upload_url: url, file_id: id } = await announce(5);
    expect(await complete(id)).toMatchObject({ body: { error: "file_not_found" } });
    expect(await upload(url, "BEG")).toBe(400);
    expect(await upload(url, "BEGIN")).toBe(200);
    expect(await complete(id, { initial_comment: "Here" })).toMatchObject({ body: { ok: true } });
    expect(ada.sees()).toMatchObject([{ text: "Here", files: [{ id, title: "a.ics" }] }]);
    expect(double.file(id).bytes?.toString()).toBe("BEGIN");
    expect(await announce(0)).toMatchObject({ error: "invalid_arguments" });
  });
});
