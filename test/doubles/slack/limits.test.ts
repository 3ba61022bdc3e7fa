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
const of = (length: number): string => "x".repeat(length);
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const plain = (text: string) => ({ type: "plain_text", text });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
const section = (more: object = { text: mrkdwn("x") }) => ({ type: "section", ...more });
const button = (more: object = {}) => ({ type: "button", text: plain("Go"), action_id: "go", ...more });
const actions = (...elements: object[]) => ({ type: "actions", elements });
const context = (...elements: object[]) => ({ type: "context", elements });

const fewer = (max: number, at: string): string =>
  `must be less than ${max + 1} characters [json-pointer:/blocks/${at}]`;
const items = (max: number, at: string): string =>
  `no more than ${max} items allowed [json-pointer:/blocks${at}]`;
const empty = (at: string): string => `must be more than 0 characters [json-pointer:/blocks/${at}]`;

/** What just passes, what is just too much, and what Slack says to it. */
const BLOCKS: readonly [string, object[], object[], string][] = [
  ["blocks", many(50, () => section()), many(51, () => section()), items(50, "")],
  [
    "a section's text",
    [section({ text: mrkdwn(of(3000)) })],
    [section({ text: mrkdwn(of(3001)) })],
    fewer(3000, "0/text/text"),
  ],
  ["an empty text", [section()], [section({ text: mrkdwn("") })], empty("0/text/text")],
  ["a text of blanks", [section()], [section({ text: plain(" \n") })], empty("0/text/text")],
  [
    "fields",
    [section({ fields: many(10, () => plain("x")) })],
    [section({ fields: many(11, () => plain("x")) })],
    items(10, "/0/fields"),
  ],
  [
    "a field's text",
    [section({ fields: [plain(of(2000))] })],
    [section({ fields: [plain(of(2001))] })],
    fewer(2000, "0/fields/0/text"),
  ],
  [
    "a header",
    [{ type: "header", text: plain(of(150)) }],
    [{ type: "header", text: plain(of(151)) }],
    fewer(150, "0/text/text"),
  ],
  [
    "a button's text",
    [actions(button({ text: plain(of(75)) }))],
    [actions(button({ text: plain(of(76)) }))],
    fewer(75, "0/elements/0/text/text"),
  ],
  [
    "a button's value",
    [actions(button({ value: of(2000) }))],
    [actions(button({ value: of(2001) }))],
    fewer(2000, "0/elements/0/value"),
  ],
  [
    "a button's address",
    [actions(button({ url: `https://a.example/${of(2982)}` }))],
    [actions(button({ url: `https://a.example/${of(2983)}` }))],
    fewer(3000, "0/elements/0/url"),
  ],
  [
    "an action_id",
    [actions(button({ action_id: of(255) }))],
    [actions(button({ action_id: of(256) }))],
    fewer(255, "0/elements/0/action_id"),
  ],
  [
    "a block_id",
    [section({ text: plain("x"), block_id: of(255) })],
    [section({ text: plain("x"), block_id: of(256) })],
    fewer(255, "0/block_id"),
  ],
  [
    "elements of actions",
    [actions(...many(25, (index) => button({ action_id: `${index}` })))],
    [actions(...many(26, (index) => button({ action_id: `${index}` })))],
    items(25, "/0/elements"),
  ],
  [
    "elements of a context",
    [context(...many(10, () => mrkdwn("x")))],
    [context(...many(11, () => mrkdwn("x")))],
    items(10, "/0/elements"),
  ],
  [
    "two elements with one id",
    [actions(button()), actions(button({ action_id: "other" }))],
    [actions(button()), actions(button({ action_id: "other" }), button())],
    '`action_id` "go" already exists [json-pointer:/blocks/1/elements/1/action_id]',
  ],
  [
    "two blocks with one id",
    [section({ text: plain("x"), block_id: "a" }), section({ text: plain("x"), block_id: "b" })],
    [section({ text: plain("x"), block_id: "a" }), section({ text: plain("x"), block_id: "a" })],
    '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
  ],
  [
    "a part that does not exist",
    [actions(button())],
    [actions(button({ disabled: true }))],
    "invalid additional property: disabled [json-pointer:/blocks/0/elements/0]",
  ],
  [
    "a text that is none",
    [actions(button())],
    [actions(button({ text: "Go" }))],
    "must provide an object [json-pointer:/blocks/0/elements/0/text]",
  ],
  [
    "a text that is missing",
    [actions(button())],
    [actions({ type: "button", action_id: "go" })],
    "missing required field: text [json-pointer:/blocks/0/elements/0]",
  ],
];
const refused = (error: string): object => ({ status: 200, body: { ok: false, error } });
const own = async (more: object = {}): Promise<string> => {
  await post({ text: "x", ...more });
  return ada.sees().at(-1)?.ts ?? "";
};
const update = (args: object) => rawCall(double, "chat.update", { channel: ada.chat.id, ...args });

describe("the blocks of a message", () => {
  it.each(BLOCKS)("%s: just enough passes, one more is refused", async (_what, fits, exceeds, says) => {
    expect(await post({ blocks: fits })).toMatchObject({ status: 200, body: { ok: true } });
    expect(await post({ blocks: exceeds })).toMatchObject({
      status: 200,
      body: {
        ok: false,
        error: "invalid_blocks",
        errors: expect.arrayContaining([says]),
        response_metadata: { messages: expect.arrayContaining([`[ERROR] ${says}`]) },
      },
    });
    expect(ada.sees()).toHaveLength(1);
  });
});

describe("a message", () => {
  it.each([{}, { text: "" }, { text: " \n" }, { text: "", blocks: [] }])(
    "that says nothing is refused: %j",
    async (args) => {
      expect(await post(args)).toMatchObject(refused("no_text"));
    },
  );

  it("is cut at 40,000 characters, with a warning; a change takes no more than 4,000", async () => {
    expect((await post({ text: of(40_000) })).body).not.toHaveProperty("warning");
    expect(await post({ text: of(40_001) })).toMatchObject({
      body: { ok: true, warning: "message_truncated" },
    });
    expect(ada.sees().at(-1)?.text).toHaveLength(40_000);
    const ts = await own();
    expect(await update({ ts, text: of(4_000) })).toMatchObject({ body: { ok: true } });
    expect(await update({ ts, text: of(4_001) })).toMatchObject(refused("msg_too_long"));
  });

  it("holds so much in all its blocks together, and no more", async () => {
    const blocks = many(5, () => section({ text: plain(of(3000)) }));
    expect(await post({ blocks: blocks.slice(1) })).toMatchObject({ body: { ok: true } });
    expect(await post({ blocks })).toMatchObject(refused("msg_blocks_too_long"));
  });

  it.each(["{", '"text"', '{"type":"section"}'])(
    "with blocks that are no list is refused: %s",
    async (blocks) => {
      expect(await post({ blocks })).toMatchObject(refused("invalid_blocks_format"));
    },
  );

  it("with an argument that does not exist is refused, which Slack itself would pass over", async () => {
    expect(await post({ text: "x", textt: "y" })).toMatchObject({
      body: {
        error: "invalid_arguments",
        response_metadata: { messages: ["[ERROR] invalid additional property: textt [json-pointer:/]"] },
      },
    });
  });

  it("takes metadata of a known form and size", async () => {
    const event = { event_type: "reminder", event_payload: { id: "1" } };
    const large = { ...event, event_payload: { id: of(20_000) } };
    expect(await post({ text: "x", metadata: event })).toMatchObject({ body: { ok: true } });
    expect(await post({ text: "x", metadata: large })).toMatchObject(refused("metadata_too_large"));
    expect(await post({ text: "x", metadata: { id: 1 } })).toMatchObject(refused("invalid_metadata_format"));
  });

  it("goes only where the app is and may write", async () => {
    const { workspace, settings } = double;
    const [foreign, members] = [workspace.channel("random"), workspace.channel("general", true)];
    expect(await post({ channel: "C404", text: "x" })).toMatchObject(refused("channel_not_found"));
    expect(await post({ channel: workspace.chatOfOthers().id, text: "x" })).toMatchObject(
      refused("channel_not_found"),
    );
    expect(await post({ channel: foreign.id, text: "x" })).toMatchObject(refused("not_in_channel"));
    expect(await post({ channel: members.id, text: "x" })).toMatchObject({ body: { ok: true } });
    members.isArchived = true;
    expect(await post({ channel: members.id, text: "x" })).toMatchObject(refused("is_archived"));
    settings.isMessagesTabEnabled = false;
    expect(await post({ text: "x" })).toMatchObject(refused("messages_tab_disabled"));
    expect(() => ada.says("x")).toThrow("turned off");
  });

  it("is changed by its author alone, and while it is there", async () => {
    const theirs = ada.says("mine");
    expect(await update({ ts: theirs.ts, text: "x" })).toMatchObject(refused("cant_update_message"));
    expect(await update({ ts: "1.000001", text: "x" })).toMatchObject(refused("message_not_found"));
    const ts = await own();
    ada.deletes(ts);
    expect(await update({ ts, text: "x" })).toMatchObject(refused("message_not_found"));
  });

  it("keeps its blocks when a change does not name them, and loses them to an empty list", async () => {
    const ts = await own({ blocks: [actions(button())] });
    await update({ ts, text: "y" });
    expect(ada.sees()).toMatchObject([{ text: "", buttons: [{ label: "Go" }], isEdited: true }]);
    await update({ ts, text: "z", blocks: [] });
    expect(ada.sees()).toMatchObject([{ text: "z", buttons: [] }]);
  });

  it("comes as a form too, as the library sends it", async () => {
    const args = { channel: ada.chat.id, text: "x", blocks: [actions(button())], unfurl_links: false };
    expect(await rawCall(double, "chat.postMessage", args, { as: "form" })).toMatchObject({
      body: { ok: true },
    });
    expect(ada.sees()).toMatchObject([{ buttons: [{ label: "Go" }] }]);
  });

  it("that only one person sees is not in the history, and cannot be changed", async () => {
    const bob = double.person({ id: "U0BOB" });
    const general = double.workspace.channel("general", true);
    const whisper = (user: string) =>
      rawCall(double, "chat.postEphemeral", { channel: general.id, user, text: "psst" });
    expect(await whisper("U404")).toMatchObject(refused("user_not_in_channel"));
    const { body } = await whisper("U0ADA");
    expect(ada.sees(general)).toMatchObject([{ text: "psst", isEphemeral: true }]);
    expect(bob.sees(general)).toEqual([]);
    const ts = String(Object(body).message_ts);
    expect(await update({ channel: general.id, ts, text: "x" })).toMatchObject(refused("message_not_found"));
  });
});
