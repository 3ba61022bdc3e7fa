import { beforeEach, describe, expect, it } from "vitest";
import { HOUR_MS, toUtcIso } from "../../../src/core/time/instant.ts";
import { buttonsOf, shownBy, type Talk, talkWith } from "../../support/conversation/talk.ts";
import { at, present } from "../../support/stores/samples.ts";

let maya: Talk;
/** The interview was on Tuesday; it is Wednesday at 17:00, and the thanks are due. */
beforeEach(() => {
  maya = talkWith("2026-11-18T10:00:00+01:00", { name: "Maya Brandt" });
  maya.says("/interview Acme, Backend developer, yesterday 14:00-15:00, Jane Doe (CTO)");
  maya.presses("Skip the rest");
  maya.presses("Save");
  maya.world.advance(7 * HOUR_MS);
  maya.says("/next");
  maya.presses("More");
});

function sentAt(): readonly string[] {
  return maya.world.firstStored.interview.done.map((entry) => toUtcIso(entry.at));
}

describe("sent at another time", () => {
  it.each([
    ["yesterday 16:00", "2026-11-17T16:00:00+01:00", "Tuesday 17 November, 16:00"],
    ["today at 9", "2026-11-18T09:00:00+01:00", "Wednesday 18 November, 09:00"],
    ["2 hours ago", "2026-11-18T15:00:00+01:00", "Wednesday 18 November, 15:00"],
    // A day alone: that morning, but not before the interview had ended.
    ["today", "2026-11-18T09:30:00+01:00", "Wednesday 18 November, 09:30"],
    ["yesterday", "2026-11-17T15:00:00+01:00", "Tuesday 17 November, 15:00"],
  ])("takes %j", (text, iso, shown) => {
    maya.presses("Sent at another time");
    expect(shownBy(maya.last)).toContain("When was it?");
    maya.says(text);
    expect(sentAt()).toEqual([toUtcIso(at(iso))]);
    expect(shownBy(maya.last)).toContain(`✓ Marked as sent ${shown}`);
    expect(shownBy(maya.last)).toContain("Next: Follow up, Tuesday 24 November, 09:30.");
    expect(buttonsOf(maya.last)).toEqual(["Undo"]);
  });

  it.each([
    ["Earlier today", "2026-11-18T09:30:00+01:00"],
    ["Yesterday (Tuesday 17 November)", "2026-11-17T15:00:00+01:00"],
  ])("takes %s at a press", (label, iso) => {
    maya.presses("Sent at another time");
    maya.presses(label);
    expect(sentAt()).toEqual([toUtcIso(at(iso))]);
  });

  it.each([
    ["tomorrow 10:00", "That time has not come yet."],
    ["in 2 hours", "That time has not come yet."],
    ["on 3 May 2099", "That time has not come yet."],
    ["Tuesday 13:00", "That was before the interview ended (Tuesday 17 November, 15:00)."],
    ["last week", "That was before the interview ended"],
    ["when I felt like it", "I could not read a time in that."],
    ["🙂", "I could not read a time in that."],
  ])("asks again for %j, and nothing is lost", (text, sentence) => {
    maya.presses("Sent at another time");
    maya.says(text);
    expect(shownBy(maya.last)).toContain(sentence);
    expect(sentAt()).toEqual([]);
    maya.says("yesterday 16:00");
    expect(sentAt()).toHaveLength(1);
  });

  it.each([
    // [interview, choices, the question, the answer to what was not read]
    [
      "today 09:00-10:00",
      ["Earlier today", "Cancel"],
      "When was it? For example today 17:00, or just now.",
      "What works: today 17:00, or just now.",
    ],
    [
      "yesterday 17:00-18:00",
      ["Earlier today", "Yesterday (Tuesday 17 November)", "Cancel"],
      "When was it? For example yesterday 18:00, or today 17:00.",
      "What works: yesterday 18:00, or today 17:00.",
    ],
    [
      "2 days ago 9:00-10:00",
      ["Earlier today", "Yesterday (Tuesday 17 November)", "Cancel"],
      "When was it? For example yesterday 16:00, today 17:00, or two days ago.",
      "What works: yesterday 16:00, today 17:00, or two days ago.",
    ],
  ])("offers nothing from before the end of one that was %s", (when, choices, question, again) => {
    maya = talkWith("2026-11-18T17:00:00+01:00", { name: "Maya Brandt" });
    maya.says(`/interview Acme, Backend developer, ${when}, Jane Doe (CTO)`);
    maya.presses("Skip the rest");
    maya.presses("Save");
    maya.world.advance(0);
    maya.says("/next");
    maya.presses("More");
    maya.presses("Sent at another time");
    expect(shownBy(maya.last)).toBe(question);
    expect(buttonsOf(maya.last)).toEqual(choices);
    maya.says("when I felt like it");
    expect(shownBy(maya.last)).toContain(again);
    const examples = question.replace(/^.*example |\.$/gu, "").split(/, or |, /u);
    for (const [index, example] of examples.entries()) {
      const way = index === 0 ? [] : ["Undo", "More", "Sent at another time"];
      for (const label of way) maya.presses(label);
      maya.says(example);
      expect(sentAt()).toHaveLength(1);
    }
  });

  it("takes the time picked along with the press, in place", () => {
    const before = maya.messages.length;
    maya.presses("Sent at another time", "2026-11-18T08:00:00+01:00");
    expect(maya.messages).toHaveLength(before);
    expect(sentAt()).toEqual([toUtcIso(at("2026-11-18T08:00:00+01:00"))]);
  });

  it.each([
    ["2026-11-18T18:00:00+01:00", "That time has not come yet."],
    ["2026-11-17T14:30:00+01:00", "That was before the interview ended"],
    ["9999-12-31T23:59:59Z", "That time has not come yet."],
    ["nonsense", "I could not read a time in that."],
  ])("%j picked changes nothing, and the card says what would work", (picked, sentence) => {
    maya.presses("Sent at another time", picked);
    expect(shownBy(maya.last)).toContain(sentence);
    expect(sentAt()).toEqual([]);
    expect(buttonsOf(maya.last)).toContain("Mark sent");
  });

  it("is what the rest of the plan is reckoned from, and can be undone", () => {
    maya.presses("Sent at another time", "2026-11-18T08:00:00+01:00");
    maya.world.advance(9 * 24 * HOUR_MS);
    maya.presses("More");
    maya.presses("Sent at another time");
    maya.says("Tuesday 11:00");
    // A week after the Tuesday on which it was sent, not after today.
    expect(shownBy(maya.last)).toContain("Next: Follow up once more, Tuesday 1 December, 09:30.");
    maya.presses("Undo");
    expect(shownBy(maya.last)).toContain("Undone.");
    expect(sentAt()).toHaveLength(1);
  });

  it("is not offered for what is not sent, whoever presses", () => {
    maya.presses("Sent at another time", "2026-11-18T08:00:00+01:00");
    for (const _ of [1, 2]) {
      maya.world.advance(14 * 24 * HOUR_MS);
      maya.presses("Mark sent");
    }
    maya.world.advance(14 * 24 * HOUR_MS);
    maya.presses("More");
    expect(buttonsOf(maya.last)).toEqual(["Skip", "Job lost", "Why?", "Edit", "‹ Back"]);
    const token = present(maya.last.buttons.flat()[0]).token.replace(/[^.]+$/u, "sent-at");
    maya.world.handle({ kind: "press", token });
    expect(sentAt()).toHaveLength(3);
  });
});
