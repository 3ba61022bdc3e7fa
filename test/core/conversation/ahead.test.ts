import { beforeEach, describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS } from "../../../src/core/time/instant.ts";
import { buttonsOf, shownBy, type Talk, talkWith } from "../../support/conversation/talk.ts";

const LINE = "/interview Acme, Backend developer, tomorrow 14:00, Jane Doe (CTO)";

let maya: Talk;
beforeEach(() => {
  maya = talkWith("2026-11-18T10:00:00+01:00");
});

const interview = () => maya.world.firstStored.interview;

/** Logged, and the checklist is there: two hours before the start. */
function prepared(): void {
  maya.says(LINE);
  maya.presses("Save");
  maya.world.advance(26 * HOUR_MS);
}

describe("an interview that is still to come", () => {
  it("is asked for in other words, and for less", () => {
    maya.says("/interview");
    maya.says("Acme");
    maya.says("skip");
    expect(shownBy(maya.last)).toBe("When was it, or when is it?");
    expect(buttonsOf(maya.last).slice(0, 4)).toEqual([
      "It just ended",
      "Today (Wednesday 18 November)",
      "Yesterday (Tuesday 17 November)",
      "Tomorrow (Thursday 19 November)",
    ]);
    maya.presses("Tomorrow");
    expect(shownBy(maya.last)).toBe("At what time on Thursday 19 November?");
    maya.says("14:00");
    expect(shownBy(maya.last)).toContain("Whom will you meet, if you know?");
    maya.says("Jane Doe (CTO)");
    expect(shownBy(maya.last)).toBe(
      [
        "Is this right?",
        "Company: Acme",
        "Role: —",
        "When: Thursday 19 November, 14:00 to 15:00",
        "People: Jane Doe (CTO)",
        "I take it that it lasts an hour. If not: Edit, When, and for example 14:00-15:30.",
      ].join("\n"),
    );
  });

  it("can be logged in one line, with what is known already", () => {
    maya.says(`${LINE}, decision by 30 November`);
    expect(shownBy(maya.last)).toMatch(/Is this right\?.*Answer promised: by Monday 30 November/su);
  });

  it("asks for what leaves a doubt in that line, also where it is not asked before", () => {
    maya.says(`${LINE}, decision by 11/12`);
    expect(shownBy(maya.last)).toMatch(/You wrote “.*11\/12”\.\nWhich day did they mean\?/u);
    maya.presses("‹ Back");
    expect(shownBy(maya.last)).toContain("Whom will you meet, if you know?");
    maya.says("/cancel");
    maya.says(`${LINE}, decision by 11/12`);
    maya.presses("Friday 11 December");
    expect(shownBy(maya.last)).toMatch(/Is this right\?.*Answer promised: by Friday 11 December/su);
  });

  it("is saved with what comes before it and what after it", () => {
    maya.says(LINE);
    maya.presses("Save");
    expect(shownBy(maya.last)).toBe(
      [
        "Saved: Acme · Backend developer",
        "Before it:",
        "Prepare: Thursday 19 November, 12:00",
        "After it:",
        "Look back: Thursday 19 November, 15:30",
        "Thank Jane Doe: Thursday 19 November, 16:00",
        "Follow up: Thursday 26 November, 09:30",
        "I will write to you at the right time; nothing goes to them without you.",
      ].join("\n"),
    );
  });

  it("asks which one is meant where the words fit one before and one ahead", () => {
    maya.says("/interview Acme, Backend developer, Friday 14:00, Jane Doe");
    expect(shownBy(maya.last)).toMatch(/You wrote “Friday 14:00”\.\nWhich one do you mean\?/u);
    maya.presses("Friday 20 November, 14:00");
    expect(shownBy(maya.last)).toContain("When: Friday 20 November, 14:00 to 15:00");
  });

  it("takes a time of day alone for the day that was asked about, also where another time is known", () => {
    maya.says(LINE);
    maya.presses("Save");
    maya.presses("Edit");
    maya.presses("When");
    maya.says("23 November");
    maya.says("9:15");
    expect(shownBy(maya.last)).toContain("When: Monday 23 November, 09:15 to 10:15");
  });
});

describe("the checklist", () => {
  beforeEach(prepared);

  it("comes before the interview, with what to have ready and what to ask", () => {
    expect(shownBy(maya.last)).toContain("It starts: Thursday 19 November, 14:00, today");
    expect(shownBy(maya.last)).toContain(
      [
        "To have with you, and to leave with:",
        "• Your references know that they may be asked, and you have their details.",
        "• Note the name and title of everybody you meet, reception included.",
        "• Ask what the next step is, and when a second interview might be.",
        "• Ask when they will decide.",
        "• Ask how they are best reached: e-mail, phone or post.",
        "• Before you go, thank them and say that you want this job.",
      ].join("\n"),
    );
    expect(buttonsOf(maya.last)).toEqual(["All set", "Snooze", "More", "It moved", "It was cancelled"]);
  });

  it("says why, naming the guides", () => {
    maya.presses("More");
    maya.presses("Why?");
    expect(shownBy(maya.last)).toMatch(/guides ask, before they leave, when the decision will be made/u);
  });

  it("is done with one press, which can be undone", () => {
    maya.presses("All set");
    expect(shownBy(maya.last)).toMatch(/✓ Done Thursday 19 November, 12:00\nNext: Look back, /u);
    maya.presses("Undo");
    expect(buttonsOf(maya.last)).toContain("All set");
  });

  it("leaves out wanting the job where it is not wanted", () => {
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Details");
    maya.presses("You want the job");
    maya.presses("No");
    maya.presses("Save");
    maya.says("/next");
    expect(shownBy(maya.last)).toContain("Ask when they will decide.");
    expect(shownBy(maya.last)).not.toContain("say that you want this job");
  });

  it("has no words to send: /draft has those of the thanks", () => {
    maya.says("/draft");
    maya.says("Maya Brandt");
    expect(shownBy(maya.last)).toContain("Draft: Thank Jane Doe");
  });

  it("asks for the new time when the interview moved, and tells what moved with it", () => {
    maya.presses("It moved");
    expect(shownBy(maya.last)).toContain("When was it, or when is it?");
    maya.says("next month, perhaps");
    expect(shownBy(maya.last)).toContain("I could not read a day in that.");
    maya.says("tomorrow 9:00");
    expect(shownBy(maya.last)).toContain("When: Friday 20 November, 09:00 to 10:00");
    maya.presses("Save");
    expect(shownBy(maya.last)).toMatch(/Changed: Acme.*Prepare: Thursday 19 November, 18:00/su);
    expect(shownBy(maya.last)).toContain(
      "Look back moved from Thursday 19 November, 15:30 to Friday 20 November, 10:30.",
    );
    maya.world.advance(6 * HOUR_MS);
    expect(shownBy(maya.last)).toMatch(/^Prepare\n.*Friday 20 November, 09:00, tomorrow/su);
  });

  it("closes the interview when it was cancelled, which can be undone", () => {
    maya.presses("It was cancelled");
    expect(shownBy(maya.last)).toContain("Acme is closed. Closed 4 reminders.");
    expect(interview().outcome).toBe("closed");
    maya.presses("Undo");
    expect(shownBy(maya.last)).toContain("Acme is open again.");
  });

  it("is too late once the interview has begun", () => {
    maya.world.advance(2 * HOUR_MS + MINUTE_MS);
    maya.says("/next");
    expect(shownBy(maya.last)).not.toContain("Prepare");
  });
});
