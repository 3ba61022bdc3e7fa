import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WatchedClock } from "../shared/watched-clock.ts";
import type { SlackPerson } from "./person.ts";
import { rawCall } from "./raw-call.ts";
import { type SlackDouble, startSlackDouble } from "./slack-double.ts";
import { SocketClient } from "./socket-client.ts";

let clock: WatchedClock;
let double: SlackDouble;
let ada: SlackPerson;
let app: SocketClient;
beforeEach(async () => {
  clock = new WatchedClock();
  double = await startSlackDouble({ clock });
  ada = double.person({ id: "U0ADA" });
  app = await SocketClient.connect(double);
});
afterEach(() => double.close());

const plain = (text: string) => ({ type: "plain_text", text });
const input = (label: string, element: object, more: object = {}) => ({
  type: "input",
  block_id: label,
  label: plain(label),
  element: { action_id: "value", ...element },
  ...more,
});
const options = ["Mail", "Phone"].map((label) => ({ text: plain(label), value: label.toLowerCase() }));
const view = (more: object = {}) => ({
  type: "modal",
  callback_id: "form",
  private_metadata: "kept",
  title: plain("Log"),
  submit: plain("Save"),
  blocks: [
    input("Company", { type: "plain_text_input", min_length: 2, max_length: 10 }),
    input("Day", { type: "datepicker" }, { optional: true }),
    input("Time", { type: "timepicker", initial_time: "14:00" }),
    input("Promise", { type: "datetimepicker" }, { optional: true }),
    input("Channel", { type: "static_select", options }, { optional: true }),
    input("Materials", { type: "checkboxes", options }, { optional: true }),
  ],
  ...more,
});
const open = async (more: object = {}): Promise<void> => {
  const command = ada.uses("/interview");
  app.acknowledge((await app.envelope()).envelope_id);
  await rawCall(double, "views.open", { trigger_id: command.id, view: view(more) });
};
/** Sends the modal, answers, and gives back what became of it and what the app got. */
const submit = async (answer?: unknown) => {
  const sending = ada.modals.submit();
  const { envelope_id: id, payload } = await app.envelope(
    (each) => Object(each.payload).type === "view_submission",
  );
  app.acknowledge(id, answer);
  return { outcome: await sending, payload: Object(payload) };
};

describe("a modal that is sent", () => {
  it("holds what was put into its fields", async () => {
    await open();
    ada.modals.fill("Company", "A <&> B");
    ada.modals.fill("Day", "2026-11-20");
    ada.modals.fill("Promise", 1_795_000_000);
    ada.modals.fill("Channel", "Phone");
    ada.modals.fill("Materials", ["Mail", "Phone"]);
    const { outcome, payload } = await submit();
    expect(outcome).toBe("closed");
    expect(ada.modals.top).toBeNull();
    expect(payload).toMatchObject({
      type: "view_submission",
      user: { id: "U0ADA" },
      view: {
        callback_id: "form",
        private_metadata: "kept",
        state: {
          values: {
            Company: { value: { type: "plain_text_input", value: "A <&> B" } },
            Day: { value: { type: "datepicker", selected_date: "2026-11-20" } },
            Time: { value: { type: "timepicker", selected_time: "14:00" } },
            Promise: { value: { type: "datetimepicker", selected_date_time: 1_795_000_000 } },
            Channel: { value: { selected_option: { value: "phone" } } },
            Materials: { value: { selected_options: [{ value: "mail" }, { value: "phone" }] } },
          },
        },
      },
    });
    expect(payload.view.hash).toMatch(/^\d+\.[0-9a-f]+$/u);
  });

  it("is held back by the app on the screen until its fields are content", async () => {
    await open();
    const errors = () => ada.modals.top?.fields.flatMap(({ error }) => error ?? []);
    expect(await ada.modals.submit()).toBe("not sent");
    expect(errors()).toEqual(["Please complete this required field."]);
    ada.modals.fill("Company", "A");
    expect(await ada.modals.submit()).toBe("not sent");
    expect(errors()).toEqual(["This entry is too short."]);
    ada.modals.fill("Company", "A very long name");
    expect(await ada.modals.submit()).toBe("not sent");
    expect(errors()).toEqual(["This entry is too long."]);
    expect(() => ada.modals.fill("Day", "tomorrow")).toThrow("cannot be picked");
    expect(() => ada.modals.fill("Promise", "soon")).toThrow("cannot be picked");
    expect(() => ada.modals.fill("Channel", "Pigeon")).toThrow("no option");
    expect(() => ada.modals.fill("Nothing", "")).toThrow("no field");
  });

  it("stays open with errors at its fields, and nothing typed is lost", async () => {
    await open();
    ada.modals.fill("Company", "Acme");
    const { outcome } = await submit({ response_action: "errors", errors: { Day: "Which day?" } });
    expect(outcome).toBe("errors");
    expect(ada.modals.top?.fields).toMatchObject([
      { holds: { value: "Acme" }, error: null },
      { error: "Which day?" },
      {},
      {},
      {},
      {},
    ]);
    expect((await submit()).outcome).toBe("closed");
  });

  it.each([
    { response_action: "errors", errors: { Nowhere: "x" } },
    { response_action: "errors", errors: {} },
    { response_action: "update", view: { type: "modal" } },
    { response_action: "sing" },
    { text: "ok" },
  ])("does not take the answer %j", async (answer) => {
    await open();
    ada.modals.fill("Company", "Acme");
    expect((await submit(answer)).outcome).toBe("failed");
    expect(ada.problems).toEqual(["We had some trouble connecting. Try again?"]);
    expect(ada.modals.top).not.toBeNull();
  });

  it("can be changed, followed by another, or cleared away with all below it", async () => {
    await open();
    ada.modals.fill("Company", "Acme");
    expect((await submit({ response_action: "push", view: view({ title: plain("2") }) })).outcome).toBe(
      "push",
    );
    expect(ada.modals.top).toMatchObject({ title: "2", depth: 2 });
    ada.modals.fill("Company", "Acme");
    expect((await submit({ response_action: "update", view: view({ title: plain("3") }) })).outcome).toBe(
      "update",
    );
    expect(ada.modals.top).toMatchObject({
      title: "3",
      depth: 2,
      fields: [{ holds: { value: "Acme" } }, {}, {}, {}, {}, {}],
    });
    expect((await submit({ response_action: "clear" })).outcome).toBe("clear");
    expect(ada.modals.top).toBeNull();
  });

  it("that is not acknowledged stays, and says so", async () => {
    await open();
    ada.modals.fill("Company", "Acme");
    const sending = ada.modals.submit();
    await clock.advance(3_000);
    expect(await sending).toBe("failed");
    expect(ada.modals.top?.fields[0]).toMatchObject({ holds: { value: "Acme" } });
  });

  it("can be closed instead, of which the app hears when it asked to", async () => {
    await open({ notify_on_close: true, clear_on_close: true });
    const delivery = ada.modals.cancel();
    const closed = await app.envelope((each) => Object(each.payload).type === "view_closed");
    expect(closed.payload).toMatchObject({ is_cleared: true, view: { callback_id: "form" } });
    app.acknowledge(closed.envelope_id);
    expect(await delivery?.settled).toMatchObject({ kind: "acknowledged" });
    await open();
    expect(ada.modals.cancel()).toBeNull();
    expect(ada.modals.top).toBeNull();
  });

  it("tells at once of a field that is to be dispatched", async () => {
    await open({ blocks: [input("Channel", { type: "static_select", options }, { dispatch_action: true })] });
    ada.modals.fill("Channel", "Mail");
    const { payload } = await app.envelope((each) => Object(each.payload).type === "block_actions");
    expect(payload).toMatchObject({
      actions: [{ type: "static_select", block_id: "Channel", selected_option: { value: "mail" } }],
      view: { state: { values: { Channel: { value: { selected_option: { value: "mail" } } } } } },
    });
  });
});
