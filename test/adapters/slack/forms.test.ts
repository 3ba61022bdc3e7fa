import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FIELDS } from "../../../src/core/conversation/fields.ts";
import { en } from "../../../src/core/text/en.ts";
import { type Button, type View, view } from "../../../src/core/view/view.ts";
import { EventInbox, firstAttempt } from "../../contract/adapter-harness.ts";
import { createGate } from "../../fakes/gate.ts";
import { button } from "../../support/views.ts";
import { type Mode, type SlackHarness, slackHarness } from "./harness.ts";

const MODES: readonly Mode[] = ["socket", "http"];
const asking = (asks: Button["asks"], label: string, token: string): Button => ({
  ...button(label, token),
  asks,
});
const away = () => Promise.reject(new Error("away"));

describe.each(MODES)("a form on Slack by %s", (mode) => {
  let harness: SlackHarness;
  let inbox: EventInbox;
  /** What the check of a form finds; by default nothing. */
  let check: (answers: Readonly<Record<string, string>>) => Promise<Record<string, string>>;

  beforeEach(async () => {
    check = () => Promise.resolve({});
    harness = await slackHarness(mode, { adapter: { checkForm: ({ answers }) => check(answers) } });
    inbox = new EventInbox();
    await harness.start(inbox.take);
  });
  afterEach(() => harness.close());

  const address = () =>
    ({ platform: "slack", workspace: harness.double.workspace.id, chat: harness.ada.chat.id }) as const;
  const show = async (shown: View) => (await harness.adapter.send(address(), shown, firstAttempt())).ref;
  const modals = () => harness.ada.modals;
  const fields = () => modals().top?.fields ?? expect.unreachable("a form is open");
  const errors = () =>
    Object.fromEntries(fields().flatMap(({ label, error }) => (error === null ? [] : [[label, error]])));
  const opened = async () => {
    harness.ada.uses("/interview");
    await modals().shown();
  };
  const fillIn = (filled: Readonly<Record<string, string>>) => {
    for (const [label, filling] of Object.entries(filled)) modals().fill(label, filling);
  };
  const FILLED = { Company: "Acme & Söhne", When: "2026-11-17", "Starts at": "14:00" };

  describe("for a debrief", () => {
    const CARD = view([{ kind: "text", text: "Look back" }], [[asking("debrief", "Tell me", "r.x.1.tell")]]);
    const tell = async () => {
      const ref = await show(CARD);
      harness.ada.presses(ref.message, "Tell me");
      await modals().shown();
    };

    it("asks for its fields, of which every one may be left out", async () => {
      await tell();
      expect(modals().top).toMatchObject({ title: "How was it?", submit: "Go on" });
      expect(fields().map(({ label, element, isOptional }) => [label, element.type, isOptional])).toEqual([
        ["People", "plain_text_input", true],
        ["Answer promised", "plain_text_input", true],
        ["Or the day they named", "datepicker", true],
        ["They asked for", "plain_text_input", true],
        ["It went", "static_select", true],
        ["Stayed with you", "plain_text_input", true],
      ]);
      expect(inbox.events).toEqual([]);
    });

    it("hands over what was filled in, with the button it was opened by", async () => {
      await tell();
      fillIn({ People: "Per Lund", "Or the day they named": "2026-11-27", "It went": "So-so" });
      expect(await modals().submit()).toBe("closed");
      expect((await inbox.received(1))[0]).toMatchObject({
        kind: "form",
        from: address(),
        token: "r.x.1.tell",
        answers: { people: "Per Lund", promise: "by 2026-11-27", materials: "", feeling: "ok", hook: "" },
      });
    });

    it("shows what is wrong at the field, and keeps all that was typed", async () => {
      check = () => Promise.resolve({ promise: "no day" });
      await tell();
      fillIn({ People: "Per Lund", "Answer promised": "soon" });
      expect(await modals().submit()).toBe("errors");
      expect(errors()).toEqual({ "Answer promised": "no day" });
      check = () => Promise.resolve({});
      inbox.willDo(away);
      expect(await modals().submit()).toBe("errors");
      expect(errors()).toEqual({ People: en["slack.form.not-stored"] });
      expect(await modals().submit()).toBe("closed");
      expect((await inbox.received(2)).at(-1)).toMatchObject({
        answers: { people: "Per Lund", promise: "soon" },
      });
    });

    it("is asked for in the chat where the form could not be opened", async () => {
      harness.double.faults.next({ kind: "5xx-before", status: 503, method: "views.open" });
      const ref = await show(CARD);
      harness.ada.presses(ref.message, "Tell me");
      expect((await inbox.received(1))[0]).toMatchObject({ kind: "press", token: "r.x.1.tell" });
    });
  });

  describe("for an interview", () => {
    it("asks for every field there is, in the order of their declaration", async () => {
      await opened();
      const names = new Set(fields().map(({ blockId }) => blockId.split(".")[0]));
      expect([...names]).toEqual(FIELDS.map(({ name }) => name));
      const shown = fields().map(({ label, element, isOptional }) => [label, element.type, isOptional]);
      expect(shown).toEqual([
        ["Company", "plain_text_input", false],
        ["Role", "plain_text_input", true],
        ["When", "datepicker", false],
        ["Starts at", "timepicker", false],
        ["Ends at", "timepicker", true],
        ["People", "plain_text_input", true],
        ["Answer promised", "plain_text_input", true],
        ["Or the day they named", "datepicker", true],
        ["Reach them by", "static_select", true],
        ["They asked for", "plain_text_input", true],
        ["Stayed with you", "plain_text_input", true],
      ]);
    });

    it("begins with today, where the person is", async () => {
      await opened();
      const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" });
      expect(fields()[2]?.holds).toEqual({
        type: "datepicker",
        selected_date: today.format(harness.clock.now()),
      });
    });

    it("hands over what was filled in, and closes when it is stored", async () => {
      await opened();
      fillIn({
        ...FILLED,
        "Ends at": "15:30",
        People: "Jane Doe (CTO)",
        "Or the day they named": "2026-11-27",
        "Reach them by": "LinkedIn or the like",
        "They asked for": "references by Thursday\nportfolio",
      });
      const gate = createGate();
      inbox.willDo(() => gate.opened);
      const sent = modals().submit();
      const [event] = await inbox.received(1);
      expect(modals().top).not.toBeNull();
      gate.open();
      expect(await sent).toBe("closed");
      expect(modals().top).toBeNull();
      expect(event).toMatchObject({ kind: "form", from: address() });
      expect(event).toHaveProperty("answers", {
        company: "Acme & Söhne",
        role: "",
        when: "2026-11-17 14:00-15:30",
        people: "Jane Doe (CTO)",
        promise: "by 2026-11-27",
        channel: "linkedin",
        materials: "references by Thursday, portfolio",
        hook: "",
      });
    });

    it("shows what is wrong at the field, and keeps all that was typed", async () => {
      check = (answers) =>
        Promise.resolve({
          company: `not ${answers["company"]}`,
          when: "too far",
          promise: "no day",
        });
      await opened();
      fillIn({ ...FILLED, "Answer promised": "soon" });
      const before = fields().map(({ holds }) => holds);
      expect(await modals().submit()).toBe("errors");
      expect(errors()).toEqual({ Company: "not Acme & Söhne", When: "too far", "Answer promised": "no day" });
      expect(fields().map(({ holds }) => holds)).toEqual(before);
      expect(inbox.events).toEqual([]);
      check = () => Promise.resolve({});
      expect(await modals().submit()).toBe("closed");
      await inbox.received(1);
    });

    it("shows what is wrong with a picked day where it was picked", async () => {
      check = () => Promise.resolve({ promise: "before the interview" });
      await opened();
      fillIn({ ...FILLED, "Or the day they named": "2026-11-01" });
      await modals().submit();
      expect(errors()).toEqual({ "Or the day they named": "before the interview" });
    });

    it.each(["13:00", "14:00"])("shows at an end at %s that it is not after the start", async (end) => {
      await opened();
      fillIn({ ...FILLED, "Ends at": end });
      expect(await modals().submit()).toBe("errors");
      expect(errors()).toEqual({ "Ends at": en["slack.form.end-first"] });
    });

    it("takes words about answering or a day, not both", async () => {
      await opened();
      fillIn({ ...FILLED, "Answer promised": "by Friday", "Or the day they named": "2026-11-27" });
      expect(await modals().submit()).toBe("errors");
      expect(errors()).toEqual({ "Or the day they named": en["slack.form.either"] });
      modals().fill("Or the day they named", null);
      expect(await modals().submit()).toBe("closed");
      expect((await inbox.received(1))[0]).toMatchObject({ answers: { promise: "by Friday" } });
    });

    it("is taken as it is when it cannot be checked in time", async () => {
      const gate = createGate();
      check = () => gate.opened.then(() => ({ company: "too late" }));
      await opened();
      fillIn(FILLED);
      const sent = modals().submit();
      await harness.clock.advance(await harness.clock.sleeper(1_000));
      expect(await sent).toBe("closed");
      await inbox.received(1);
      gate.open();
    });

    it("is taken as it is when the check fails", async () => {
      check = () => Promise.reject(new Error("the database is away"));
      await opened();
      fillIn(FILLED);
      expect(await modals().submit()).toBe("closed");
      expect(harness.logger.of("slack: a form could not be checked")).toHaveLength(1);
    });

    it("stays open when nobody could store it, and is the same one when it is sent again", async () => {
      inbox.willDo(away);
      await opened();
      fillIn(FILLED);
      expect(await modals().submit()).toBe("errors");
      expect(errors()).toEqual({ Company: en["slack.form.not-stored"] });
      expect(fields()[0]?.holds).toMatchObject({ value: "Acme & Söhne" });
      expect(await modals().submit()).toBe("closed");
      const [first, second] = await inbox.received(2);
      expect(second).toEqual(first);
      expect(first?.id).toMatch(
        new RegExp(`^slack:${harness.double.workspace.id}:\\d+\\.[0-9a-f]+:[0-9a-f]{16}$`, "u"),
      );
    });

    it("is another one when it was changed before it is sent again", async () => {
      inbox.willDo(away);
      await opened();
      fillIn(FILLED);
      expect(await modals().submit()).toBe("errors");
      fillIn({ ...FILLED, Company: "Beta" });
      expect(await modals().submit()).toBe("closed");
      const [first, second] = await inbox.received(2);
      expect(second).toMatchObject({ answers: { company: "Beta" } });
      expect(second?.id).not.toBe(first?.id);
    });

    it("is answered within three seconds when storing it takes longer", async () => {
      const gate = createGate();
      inbox.willDo(() => gate.opened);
      await opened();
      fillIn(FILLED);
      const sent = modals().submit();
      await inbox.received(1);
      const passed = await harness.clock.sleeper(2_500);
      expect(passed).toBeLessThan(3_000);
      await harness.clock.advance(passed);
      expect(await sent).toBe("errors");
      gate.open();
      expect(await modals().submit()).toBe("closed");
    });

    it("can be opened by a button, in the chat and in the App Home", async () => {
      const log = view(
        [{ kind: "text", text: "Hello" }],
        [[asking("interview", "Log an interview", "m.log")]],
      );
      const ref = await show(log);
      harness.ada.presses(ref.message, "Log an interview");
      await modals().shown();
      modals().cancel();
      await harness.adapter.showHome({ ...address(), account: "U0ADA" }, log);
      harness.ada.pressesAtHome("Log an interview");
      await modals().shown();
      fillIn(FILLED);
      expect(await modals().submit()).toBe("closed");
      expect((await inbox.received(1))[0]).toMatchObject({ kind: "form", from: address() });
    });
  });
});
