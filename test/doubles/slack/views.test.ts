import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WatchedClock } from "../shared/watched-clock.ts";
import type { SlackPerson } from "./person.ts";
import { rawCall } from "./raw-call.ts";
import { type SlackDouble, startSlackDouble } from "./slack-double.ts";

let clock: WatchedClock;
let double: SlackDouble;
let ada: SlackPerson;
beforeEach(async () => {
  clock = new WatchedClock();
  double = await startSlackDouble({ clock });
  ada = double.person({ id: "U0ADA" });
});
afterEach(() => double.close());

const of = (length: number): string => "x".repeat(length);
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const plain = (text: string) => ({ type: "plain_text", text });
const section = (text: string) => ({ type: "section", text: plain(text) });
const modal = (more: object = {}) => ({
  type: "modal",
  title: plain("Log"),
  submit: plain("Save"),
  blocks: [section("x")],
  ...more,
});
const home = (more: object = {}) => ({ type: "home", blocks: [section("x")], ...more });
const input = (element: object, more: object = {}) => ({
  type: "input",
  label: plain("Company"),
  element,
  ...more,
});
const field = (element: object) => modal({ blocks: [input(element)] });
const option = (value: string, text = value) => ({ text: plain(text), value });
const select = (more: object) => field({ type: "static_select", ...more });

/** A form with one field of this id. */
const typed = (action_id: string) =>
  modal({ blocks: [input({ type: "plain_text_input", action_id }, { block_id: "b" })] });

/** A trigger as a command brings it. */
const trigger = (): string => ada.uses("/interview").id;
const open = (view: unknown, trigger_id = trigger()) => rawCall(double, "views.open", { trigger_id, view });
const push = (view: unknown, trigger_id: string) => rawCall(double, "views.push", { trigger_id, view });
const publish = (view: unknown, more: object = {}) =>
  rawCall(double, "views.publish", { user_id: "U0ADA", view, ...more });
const update = (args: Readonly<Record<string, unknown>>) => rawCall(double, "views.update", args);
const refused = (error: string): object => ({ status: 200, body: { ok: false, error } });
const opened = async (view: unknown = modal()) => Object((await open(view)).body).view;

const fewer = (max: number, at: string): string =>
  `must be less than ${max + 1} characters [json-pointer:/view/${at}]`;
const items = (max: number, at: string): string =>
  `no more than ${max} items allowed [json-pointer:/view/${at}]`;

/** What just passes, what is just too much, and what Slack says to it. */
const VIEWS: readonly [string, object, object, string][] = [
  ["a title", modal({ title: plain(of(24)) }), modal({ title: plain(of(25)) }), fewer(24, "title/text")],
  ["a submit", modal({ submit: plain(of(24)) }), modal({ submit: plain(of(25)) }), fewer(24, "submit/text")],
  ["a close", modal({ close: plain(of(24)) }), modal({ close: plain(of(25)) }), fewer(24, "close/text")],
  [
    "private metadata",
    modal({ private_metadata: of(3000) }),
    modal({ private_metadata: of(3001) }),
    fewer(3000, "private_metadata"),
  ],
  [
    "a callback_id",
    modal({ callback_id: of(255) }),
    modal({ callback_id: of(256) }),
    fewer(255, "callback_id"),
  ],
  [
    "blocks",
    modal({ blocks: many(100, () => section("x")) }),
    modal({ blocks: many(101, () => section("x")) }),
    items(100, "blocks"),
  ],
  [
    "a title that is missing",
    modal(),
    { type: "modal", blocks: [] },
    "missing required field: title [json-pointer:/view]",
  ],
  [
    "a field that cannot be sent",
    field({ type: "plain_text_input" }),
    { type: "modal", title: plain("x"), blocks: [input({ type: "plain_text_input" })] },
    "missing required field: submit [json-pointer:/view]",
  ],
  [
    "a label",
    modal({ blocks: [input({ type: "plain_text_input" }, { label: plain(of(2000)) })] }),
    modal({ blocks: [input({ type: "plain_text_input" }, { label: plain(of(2001)) })] }),
    fewer(2000, "blocks/0/label/text"),
  ],
  [
    "a placeholder",
    field({ type: "plain_text_input", placeholder: plain(of(150)) }),
    field({ type: "plain_text_input", placeholder: plain(of(151)) }),
    fewer(150, "blocks/0/element/placeholder/text"),
  ],
  [
    "what stands in a field",
    field({ type: "plain_text_input", multiline: true, initial_value: of(3000) }),
    field({ type: "plain_text_input", multiline: true, initial_value: of(3001) }),
    fewer(3000, "blocks/0/element/initial_value"),
  ],
  [
    "more than the field takes",
    field({ type: "plain_text_input", max_length: 5, initial_value: of(5) }),
    field({ type: "plain_text_input", max_length: 5, initial_value: of(6) }),
    "initial_value must be no longer than max_length [json-pointer:/view/blocks/0/element]",
  ],
  [
    "the length a field may take",
    field({ type: "plain_text_input", max_length: 3000 }),
    field({ type: "plain_text_input", max_length: 3001 }),
    "must be no more than 3000 [json-pointer:/view/blocks/0/element/max_length]",
  ],
  [
    "a date",
    field({ type: "datepicker", initial_date: "2028-02-29" }),
    field({ type: "datepicker", initial_date: "2027-02-29" }),
    "failed to match all allowed schemas [json-pointer:/view/blocks/0/element/initial_date]",
  ],
  [
    "a time",
    field({ type: "timepicker", initial_time: "23:59" }),
    field({ type: "timepicker", initial_time: "24:00" }),
    "failed to match all allowed schemas [json-pointer:/view/blocks/0/element/initial_time]",
  ],
  [
    "a moment",
    field({ type: "datetimepicker", initial_date_time: 1_795_000_000 }),
    field({ type: "datetimepicker", initial_date_time: 1_795_000_000_000 }),
    "must be no more than 9999999999 [json-pointer:/view/blocks/0/element/initial_date_time]",
  ],
  [
    "options",
    select({ options: many(100, (index) => option(`${index}`)) }),
    select({ options: many(101, (index) => option(`${index}`)) }),
    items(100, "blocks/0/element/options"),
  ],
  [
    "an option's text",
    select({ options: [option("a", of(75))] }),
    select({ options: [option("a", of(76))] }),
    fewer(75, "blocks/0/element/options/0/text/text"),
  ],
  [
    "an option's value",
    select({ options: [option(of(150), "a")] }),
    select({ options: [option(of(151), "a")] }),
    fewer(150, "blocks/0/element/options/0/value"),
  ],
  [
    "an option that is not there",
    select({ options: [option("a")], initial_option: option("a") }),
    select({ options: [option("a")], initial_option: option("b") }),
    "initial option must be among the options [json-pointer:/view/blocks/0/element]",
  ],
  [
    "checkboxes",
    field({ type: "checkboxes", options: many(10, (index) => option(`${index}`)) }),
    field({ type: "checkboxes", options: many(11, (index) => option(`${index}`)) }),
    items(10, "blocks/0/element/options"),
  ],
  [
    "an element we do not know",
    field({ type: "multi_static_select", options: [option("a")], max_selected_items: 1 }),
    field({ type: "users_select" }),
    "unsupported type: users_select [json-pointer:/view/blocks/0/element]",
  ],
];

describe("a modal", () => {
  it.each(VIEWS)("%s: just enough passes, one more is refused", async (_what, fits, exceeds, says) => {
    expect(await open(fits)).toMatchObject({ body: { ok: true } });
    ada.modals.cancel();
    expect(await open(exceeds)).toMatchObject({
      body: {
        ok: false,
        error: "invalid_arguments",
        response_metadata: { messages: expect.arrayContaining([`[ERROR] ${says}`]) },
      },
    });
    expect(ada.modals.top).toBeNull();
  });

  it("of more than 250 kilobytes is refused", async () => {
    const blocks = many(84, () => section(of(3000)));
    expect(await open(modal({ blocks: blocks.slice(4) }))).toMatchObject({ body: { ok: true } });
    expect(await open(modal({ blocks }))).toMatchObject(refused("view_too_large"));
  });

  it("is opened with a trigger of the past three seconds, once", async () => {
    const id = trigger();
    await clock.advance(3_000);
    expect(await open(modal(), id)).toMatchObject({ body: { ok: true } });
    expect(await open(modal(), id)).toMatchObject(refused("exchanged_trigger_id"));
    const late = trigger();
    await clock.advance(3_001);
    expect(await open(modal(), late)).toMatchObject(refused("expired_trigger_id"));
    expect(await open(modal(), "1.2.abc")).toMatchObject(refused("invalid_trigger_id"));
  });

  it("lies on up to two others, and on one that is open", async () => {
    expect(await push(modal(), trigger())).toMatchObject(refused("not_found"));
    const button = { type: "button", text: plain("More"), action_id: "more" };
    const view = modal({ blocks: [{ type: "actions", elements: [button] }] });
    const first = await opened(view);
    const second = await push(view, ada.modals.press("More").id);
    expect(second).toMatchObject({ body: { view: { root_view_id: first.id, previous_view_id: first.id } } });
    expect(await push(view, ada.modals.press("More").id)).toMatchObject({ body: { ok: true } });
    expect(await push(view, ada.modals.press("More").id)).toMatchObject(refused("push_limit_reached"));
    expect(ada.modals.top?.depth).toBe(3);
    ada.modals.cancel();
    expect(ada.modals.top?.depth).toBe(2);
  });

  it("is changed by its id or the app's own, as it was last seen", async () => {
    const view = await opened(modal({ external_id: "form-1" }));
    const { id: view_id, hash } = view;
    const next = modal({ external_id: "form-1", title: plain("Next") });
    const changed = await update({ view_id, hash, view: next });
    expect(changed).toMatchObject({ body: { ok: true, view: { id: view_id, title: { text: "Next" } } } });
    expect(ada.modals.top?.title).toBe("Next");
    expect(await update({ view_id, hash, view: modal() })).toMatchObject(refused("hash_conflict"));
    expect(await update({ external_id: "form-1", view: next })).toMatchObject({ body: { ok: true } });
    expect(await update({ external_id: "form-2", view: modal() })).toMatchObject(refused("not_found"));
    expect(await update({ view: modal() })).toMatchObject(refused("invalid_arguments"));
    expect(await update({ view_id, external_id: "form-1", view: modal() })).toMatchObject({
      body: { response_metadata: { messages: ["[ERROR] Cannot provide both `view_id` and `external_id`"] } },
    });
    expect(await open(modal({ external_id: "form-1" }))).toMatchObject(refused("duplicate_external_id"));
    ada.modals.cancel();
    expect(await update({ view_id, view: modal() })).toMatchObject(refused("not_found"));
  });

  it("keeps what was typed when it is changed, where both ids stay", async () => {
    const { id: view_id } = await opened(typed("a"));
    ada.modals.fill("Company", "Acme");
    await update({ view_id, view: typed("a") });
    expect(ada.modals.top?.fields).toMatchObject([{ holds: { value: "Acme" } }]);
    await update({ view_id, view: typed("other") });
    expect(ada.modals.top?.fields).toMatchObject([{ holds: { value: null } }]);
  });
});

describe("an App Home", () => {
  it("is published for a person of the workspace, as it was last seen", async () => {
    expect(ada.home).toBeNull();
    const first = await publish(home());
    expect(ada.home).toMatchObject({ text: "x" });
    const { hash } = Object(first.body).view;
    expect(await publish(home({ blocks: [section("y")] }), { hash })).toMatchObject({ body: { ok: true } });
    expect(ada.home).toMatchObject({ text: "y" });
    expect(await publish(home(), { hash })).toMatchObject(refused("hash_conflict"));
    expect(await publish(home(), { user_id: "U404" })).toMatchObject(refused("invalid_arguments"));
  });

  it("has no title, no moment to pick, and no more than 100 blocks", async () => {
    expect(await publish(home({ title: plain("x") }))).toMatchObject(refused("invalid_arguments"));
    expect(await publish(home({ blocks: [input({ type: "datetimepicker" })] }))).toMatchObject(
      refused("invalid_arguments"),
    );
    expect(await publish(home({ blocks: many(101, () => section("x")) }))).toMatchObject(
      refused("invalid_arguments"),
    );
    expect(await publish(modal())).toMatchObject(refused("invalid_arguments"));
    expect(await publish("home")).toMatchObject(refused("invalid_arguments"));
  });

  it("is not there when it is turned off", async () => {
    double.settings.isHomeEnabled = false;
    expect(await publish(home())).toMatchObject(refused("not_enabled"));
    expect(() => ada.opens("home")).toThrow("no tab");
  });
});
