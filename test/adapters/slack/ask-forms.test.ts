import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { en } from "../../../src/core/text/en.ts";
import { instant, toUtcIso } from "../../../src/core/time/instant.ts";
import { type Button, type View, view } from "../../../src/core/view/view.ts";
import { EventInbox, firstAttempt } from "../../contract/adapter-harness.ts";
import { button } from "../../support/views.ts";
import { type Mode, type SlackHarness, slackHarness } from "./harness.ts";

const MODES: readonly Mode[] = ["socket", "http"];
const asking = (asks: Button["asks"], label: string, token: string): Button => ({
  ...button(label, token),
  asks,
});
const away = () => Promise.reject(new Error("away"));
const DRAFT = "Dear Jane,\n\nthank you for <b>your</b> time & “story”.";

const letter = (text: string) =>
  view(
    [
      { kind: "heading", text: "Draft" },
      { kind: "copy", text },
      { kind: "note", text: "Copy it." },
    ],
    [[asking("text", "Change it", "text.1")]],
  );

describe.each(MODES)("a form that a press asks for on Slack by %s", (mode) => {
  let harness: SlackHarness;
  let inbox: EventInbox;

  beforeEach(async () => {
    harness = await slackHarness(mode);
    inbox = new EventInbox();
    await harness.start(inbox.take);
  });
  afterEach(() => harness.close());

  const show = async (shown: View) =>
    (await harness.adapter.send(harness.person("ada").address, shown, firstAttempt())).ref;
  const modals = () => harness.ada.modals;
  const fields = () => modals().top?.fields ?? expect.unreachable("a form is open");
  const errors = () =>
    Object.fromEntries(fields().flatMap(({ label, error }) => (error === null ? [] : [[label, error]])));

  describe("for a time in the past", () => {
    const CARD = view([{ kind: "text", text: "More" }], [[asking("past", "Sent earlier", "sent-at.1")]]);

    it("begins with the last full hour, and hands the press over with the time that was picked", async () => {
      const ref = await show(CARD);
      harness.ada.presses(ref.message, "Sent earlier");
      await modals().shown();
      const [field] = fields();
      const begins = Number(field?.holds["selected_date_time"]) * 1000;
      expect(begins).toBeLessThanOrEqual(harness.clock.now());
      expect(harness.clock.now() - begins).toBeLessThan(3_600_000);
      const seconds = Math.floor(harness.clock.now() / 1000) - 86_400;
      modals().fill(en["slack.past.label"], seconds);
      expect(await modals().submit()).toBe("closed");
      expect((await inbox.received(1))[0]).toMatchObject({
        kind: "press",
        token: "sent-at.1",
        source: ref,
        answer: toUtcIso(instant(seconds * 1000)),
      });
    });
  });

  describe("for a day", () => {
    const CARD = view([{ kind: "text", text: "What did they say?" }], [[asking("day", "Wait", "wait.1")]]);

    it("begins in a week, and hands the press over with the day that was picked", async () => {
      const ref = await show(CARD);
      harness.ada.presses(ref.message, "Wait");
      await modals().shown();
      const [field] = fields();
      const inAWeek = toUtcIso(instant(harness.clock.now() + 7 * 86_400_000)).slice(0, 10);
      expect(field?.holds["selected_date"]).toBe(inAWeek);
      modals().fill(en["slack.day.label"], "2026-12-24");
      expect(await modals().submit()).toBe("closed");
      expect((await inbox.received(1))[0]).toMatchObject({
        kind: "press",
        token: "wait.1",
        source: ref,
        answer: "2026-12-24",
      });
    });
  });

  describe("for a time", () => {
    const CARD = view([{ kind: "text", text: "Snooze?" }], [[asking("time", "Pick a time", "pick.1")]]);
    const pick = async () => {
      const ref = await show(CARD);
      harness.ada.presses(ref.message, "Pick a time");
      return ref;
    };

    it("hands the press over with the time that was picked, and the card it was pressed on", async () => {
      const source = await pick();
      await modals().shown();
      expect(modals().top).toMatchObject({ title: "Pick a time", submit: "Remind me then" });
      const seconds = Math.floor(harness.clock.now() / 1000) + 86_400;
      modals().fill("When shall I come back?", seconds);
      expect(await modals().submit()).toBe("closed");
      expect((await inbox.received(1))[0]).toMatchObject({
        kind: "press",
        token: "pick.1",
        source,
        answer: toUtcIso(instant(seconds * 1000)),
      });
      expect(inbox.events).toHaveLength(1);
    });

    it("begins with the hour after the next", async () => {
      await pick();
      await modals().shown();
      const [field] = fields();
      const picked = Number(field?.holds["selected_date_time"]);
      expect(picked % 3600).toBe(0);
      expect(picked * 1000 - harness.clock.now()).toBeGreaterThanOrEqual(3_600_000);
      expect(picked * 1000 - harness.clock.now()).toBeLessThan(2 * 3_600_000);
    });

    it.each(["expired_trigger_id", "invalid_arguments"])(
      "is asked for in the chat where no form can be opened: %s",
      async (reason) => {
        harness.double.faults.next({ kind: "403", reason, method: "views.open" });
        const source = await pick();
        expect((await inbox.received(1))[0]).toMatchObject({
          kind: "press",
          token: "pick.1",
          source,
          answer: null,
        });
        expect(modals().top).toBeNull();
      },
    );

    it("that was cancelled changes nothing", async () => {
      await pick();
      await modals().shown();
      modals().cancel();
      await harness.double.until("all is acknowledged", () => harness.double.isSettled);
      expect(inbox.events).toEqual([]);
    });

    it("stays open when nobody could store it", async () => {
      inbox.willDo(away);
      await pick();
      await modals().shown();
      expect(await modals().submit()).toBe("errors");
      expect(errors()).toEqual({ "When shall I come back?": en["slack.form.not-stored"] });
      expect(await modals().submit()).toBe("closed");
    });
  });

  describe("for a text", () => {
    it("begins with the draft as it stands in the message, and hands over what it became", async () => {
      const source = await show(letter(DRAFT));
      harness.ada.presses(source.message, "Change it");
      await modals().shown();
      expect(fields()[0]?.holds).toEqual({ type: "plain_text_input", value: DRAFT });
      modals().fill("The text the way you want it", `${DRAFT}\nMaya`);
      expect(await modals().submit()).toBe("closed");
      expect((await inbox.received(1))[0]).toMatchObject({
        kind: "press",
        token: "text.1",
        source,
        answer: `${DRAFT}\nMaya`,
      });
    });

    it.each([
      ["that is too long for a form", "x".repeat(3_001)],
      ["that is in messages of its own", "word ".repeat(3_000)],
    ])("%s is asked for in the chat", async (_what, text) => {
      const source = await show(letter(text));
      harness.ada.presses(source.message, "Change it");
      expect((await inbox.received(1))[0]).toMatchObject({ token: "text.1", source, answer: null });
      expect(modals().top).toBeNull();
    });
  });
});
