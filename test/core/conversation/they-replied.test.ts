import { beforeEach, describe, expect, it } from "vitest";
import type { Interview } from "../../../src/core/interview.ts";
import { DAY_MS } from "../../../src/core/time/instant.ts";
import { buttonsOf, shownBy, type Talk } from "../../support/conversation/talk.ts";
import { talkAfterInterview } from "../../support/conversation/talk-after-interview.ts";
import { at, present } from "../../support/stores/samples.ts";

let maya: Talk;
beforeEach(() => {
  maya = talkAfterInterview();
});

function saved(): Interview {
  return maya.world.firstStored.interview;
}

function thanked(): void {
  maya.presses("Mark sent");
}

describe("the question what they said", () => {
  it("offers every answer there is, under a card and under the interview", () => {
    const answers = [
      "Next round",
      "An offer",
      "A no",
      "A new date",
      "Asked me to wait",
      "They asked for something",
      "Only a friendly word",
      "‹ Back",
    ];
    maya.presses("They replied");
    expect(buttonsOf(maya.last)).toEqual(answers);
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("They replied");
    expect(buttonsOf(maya.last)).toEqual(answers);
  });
});

describe("asked to wait", () => {
  beforeEach(() => {
    thanked();
    maya.says("/next");
    maya.presses("They replied");
  });

  it("says until when, what moved, and what was dealt with already", () => {
    maya.presses("Asked me to wait");
    expect(shownBy(maya.last)).toContain("Until when did they ask you to wait?");
    maya.says("until 10 December");
    const card = shownBy(maya.last);
    expect(card).toContain("Noted: until Thursday 10 December nothing goes to them but thanks");
    expect(card).toContain("Follow up moved from Monday 23 November, 09:30 to Thursday 10 December, 09:30.");
    expect(card).toContain("What you have dealt with stays as it is.");
    expect(saved().waitUntil).toBe("2026-12-10");
    expect(buttonsOf(maya.last)).toEqual(["Undo", "Edit", "Details", "My interviews"]);
  });

  it.each([
    "A week (Wednesday 25 November)",
    "Two weeks (Wednesday 2 December)",
    "A month (Friday 18 December)",
  ])("takes %s at a press", (label) => {
    maya.presses("Asked me to wait");
    maya.presses(label);
    const date = present(/\((?<date>.+)\)/u.exec(label)?.groups?.["date"]);
    expect(shownBy(maya.last)).toContain(`Noted: until ${date}`);
  });

  it("takes the day picked along with the press, in one go", () => {
    maya.presses("Asked me to wait", "2026-12-10");
    expect(saved().waitUntil).toBe("2026-12-10");
    expect(shownBy(maya.last)).toContain("Noted: until Thursday 10 December");
    expect(maya.world.conversation.ask).toBeNull();
  });

  it.each([
    ["2026-11-17", "Tuesday 17 November is not ahead."],
    ["2026-11-18", "Wednesday 18 November is not ahead."],
  ])("asks again for %s", (picked, sentence) => {
    maya.presses("Asked me to wait", picked);
    expect(shownBy(maya.last)).toContain(sentence);
    expect(saved().waitUntil).toBeNull();
    maya.says("until 10 December");
    expect(saved().waitUntil).toBe("2026-12-10");
  });

  it.each([
    ["when it suits them", "I could not read a day within a year in that."],
    ["nothing", "I could not read a day within a year in that."],
    ["on 3 May 2099", "I could not read a day within a year in that."],
    ["yesterday", "is not ahead"],
    ["🙂", "I could not read a day within a year in that."],
  ])("asks again for %j", (text, sentence) => {
    maya.presses("Asked me to wait");
    maya.says(text);
    expect(shownBy(maya.last)).toContain(sentence);
    expect(saved().waitUntil).toBeNull();
    maya.presses("Cancel");
    expect(maya.world.conversation.ask).toBeNull();
  });

  it("does not offer today for a weekday: the only one that is ahead is taken", () => {
    maya.world.advance(2 * DAY_MS);
    maya.presses("Asked me to wait");
    maya.says("until Friday");
    expect(saved().waitUntil).toBe("2026-11-27");
  });

  it("asks which day where there are two", () => {
    maya.presses("Asked me to wait");
    maya.says("next Friday");
    expect(buttonsOf(maya.last)).toEqual(["Friday 27 November", "Friday 20 November", "Cancel"]);
    maya.presses("Friday 27 November");
    expect(saved().waitUntil).toBe("2026-11-27");
  });
});

describe("only a friendly word", () => {
  it("ends the asking, keeps what was promised, and stays open for more", () => {
    maya.presses("They replied");
    maya.presses("Only a friendly word");
    expect(shownBy(maya.last)).toContain("Acme wrote back and settled nothing");
    expect(shownBy(maya.last)).toContain("No longer planned: Follow up.");
    expect(saved().outcome).toBe("replied");
    expect(maya.world.planned.map(({ key }) => key)).toEqual([expect.stringMatching(/^thank-you:/u)]);
    thanked();
    maya.says("/interviews");
    expect(shownBy(maya.last)).toContain("Nothing planned\n• Acme · Backend developer: they replied");
    maya.presses("Acme");
    expect(shownBy(maya.last)).toContain("They replied; I have stopped asking.");
    expect(maya.messages.map(shownBy).join("\n")).not.toMatch(/closed/iu);
    expect(buttonsOf(maya.last)).toEqual([
      "Edit",
      "Details",
      "They replied",
      "Job lost",
      "Close it",
      "Ask after it again",
    ]);
  });

  it("is followed by a new date, from which it is waited for again", () => {
    thanked();
    maya.says("/next");
    maya.presses("They replied");
    maya.presses("Only a friendly word");
    expect(maya.world.planned).toEqual([]);
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("They replied");
    maya.presses("A new date");
    maya.says("by 10 December");
    expect(saved()).toMatchObject({
      outcome: null,
      promise: { by: "2026-12-10", saidAt: maya.world.now },
    });
    expect(shownBy(maya.last)).toContain("Follow up (Monday 14 December, 09:30).");
  });

  it("says so when an old card is pressed, and asks again at a press", () => {
    thanked();
    maya.world.advance(5 * DAY_MS);
    const card = maya.last;
    expect(shownBy(card)).toContain("Follow up");
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("They replied");
    maya.presses("Only a friendly word");
    maya.pressesOn(card, "Snooze");
    expect(maya.messages.map(shownBy).join("\n")).toContain(
      "Acme has answered, so this is not needed any more.",
    );
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Ask after it again");
    expect(saved().outcome).toBeNull();
    const [screen, due] = maya.messages.slice(-2).map(shownBy);
    expect(screen).toContain("You are waiting for Acme again. 1 reminder is back.");
    expect(due).toContain("Follow up");
  });
});

describe("a day they named later", () => {
  it("is where the wait is counted from", () => {
    thanked();
    maya.world.advance(5 * DAY_MS);
    maya.says("/next");
    maya.presses("They replied");
    maya.presses("A new date");
    maya.says("by 1 February");
    expect(saved().promise?.saidAt).toBe(at("2026-11-23T11:00:00+01:00"));
    const checkIn = maya.world.planned.find(({ kind }) => kind === "check-in");
    // Half-way from the day they said so, not from the interview.
    expect(checkIn?.dueAt).toBe(at("2026-12-28T09:30:00+01:00"));
  });
});
