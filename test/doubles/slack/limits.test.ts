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
    "a text that is missing",
    [actions(button())],
    [actions({ type: "button", action_id: "go" })],
    "missing required field: text [json-pointer:/blocks/0/elements/0]",
  ],
];

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
