import { beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "../../../src/core/time/instant.ts";
import { buttonsOf, shownBy, type Talk, talkWith } from "../../support/conversation/talk.ts";
import { talkAfterInterview } from "../../support/conversation/talk-after-interview.ts";
import { present } from "../../support/stores/samples.ts";

let maya: Talk;
beforeEach(() => {
  maya = talkAfterInterview();
});

function saved() {
  return maya.world.firstStored.interview;
}

function scheduled(): number {
  return [...maya.world.reminders.values()].filter(({ state }) => state === "scheduled").length;
}

/** Sends both follow-ups, each when it is due. */
function untilMoveOn(): void {
  maya.presses("Mark sent");
  for (let count = 0; count < 2; count += 1) {
    maya.world.advance(14 * DAY_MS);
    maya.presses("Mark sent");
  }
  maya.world.advance(14 * DAY_MS);
}

describe("snooze", () => {
  it("says what moved, which deadline passes, and what did not move", () => {
    maya.presses("Snooze");
    maya.presses("In 3 days");
    const card = shownBy(maya.last);
    expect(card).toContain("Moved to Saturday 21 November, 09:30.");
    expect(card).toContain("Mind the deadline: it passes Thursday 19 November, 09:30");
    expect(card).toContain("Follow up stays Monday 23 November, 09:30.");
    expect(buttonsOf(maya.last)).toEqual(["Draft", "Mark sent", "Snooze", "They replied", "More"]);
  });

  it("offers Skip and Job lost after the third time", () => {
    for (let count = 0; count < 3; count += 1) {
      maya.presses("Snooze");
      expect(buttonsOf(maya.last)).not.toContain("Skip");
      maya.presses("Tomorrow");
    }
    maya.presses("Snooze");
    expect(shownBy(maya.last)).toContain("You have put this off 3 times.");
    expect(buttonsOf(maya.last)).toEqual(expect.arrayContaining(["Skip", "Job lost", "‹ Back"]));
  });

  it("names as what did not move something that is still ahead", () => {
    maya.presses("Mark sent");
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Job lost");
    maya.world.advance(HOUR_MS);
    expect(shownBy(maya.last)).toContain("Ask for feedback");
    maya.presses("Snooze");
    maya.presses("In 3 days");
    const card = shownBy(maya.last);
    expect(card).not.toContain("Reply to the no stays");
    expect(card).toMatch(/Keep in touch stays Thursday 18 February, 09:30/u);
  });

  it("never hurries a step, and says so", () => {
    maya.presses("Mark sent");
    maya.says("/next");
    expect(shownBy(maya.last)).toContain(
      "When: Monday 23 November, 09:30, if nothing has come after the promised day",
    );
    maya.presses("Snooze");
    maya.presses("Tomorrow");
    expect(shownBy(maya.last)).toContain("it was not planned before Monday 23 November, 09:30");
    expect(shownBy(maya.last)).toContain("Comes back Monday 23 November, 09:30");
  });

  it.each([
    ["when I feel like it", "I could not read a time in that."],
    ["yesterday 9:00", "That time has passed."],
    ["on 3 May 2099", "too far away"],
    ["🙂", "I could not read a time in that."],
  ])("asks again for %j", (text, sentence) => {
    maya.presses("Snooze");
    maya.presses("Pick a time");
    maya.says(text);
    expect(shownBy(maya.last)).toContain(sentence);
    maya.says("tomorrow 10:00");
    expect(shownBy(maya.last)).toContain("Comes back Thursday 19 November, 10:00");
  });
});

describe("mark sent", () => {
  it("can be undone from a card that had not come yet", () => {
    maya.presses("Mark sent");
    maya.says("/next");
    maya.presses("Mark sent");
    expect(saved().done).toHaveLength(2);
    maya.presses("Undo");
    expect(saved().done).toHaveLength(1);
    expect(shownBy(maya.last)).toContain("Undone.");
    expect(scheduled()).toBe(1);
  });
});

describe("they replied", () => {
  it("with a new date says what moved from when to when, and what stays", () => {
    maya.presses("They replied");
    maya.presses("A new date");
    maya.says("by 10 December");
    const card = shownBy(maya.last);
    expect(card).toContain("Noted: an answer by Thursday 10 December.");
    expect(card).toContain("Follow up moved from Monday 23 November, 09:30 to Monday 14 December, 09:30.");
    expect(card).toContain("Everything else stays as it was.");
  });

  it("never speaks of a time that has passed as one to come", () => {
    maya.presses("Mark sent");
    maya.says("/next");
    maya.presses("They replied");
    maya.presses("A new date");
    maya.says("by 10 December");
    maya.world.advance(10 * DAY_MS);
    maya.says("/next");
    maya.presses("They replied");
    maya.presses("A new date");
    // A week after the interview, which was on Wednesday 18 November.
    maya.says("nothing");
    expect(shownBy(maya.last)).toContain("Follow up moved from Monday 14 December, 09:30 to now.");
  });

  it("with no new date after all is taken as that", () => {
    maya.presses("They replied");
    maya.presses("A new date");
    maya.says("nothing");
    expect(shownBy(maya.last)).toContain("Noted: no new date.");
    expect(saved().promise).toBeNull();
  });

  it("asks which day where there are two, and can be left", () => {
    maya.presses("They replied");
    maya.presses("A new date");
    maya.says("next Friday");
    expect(buttonsOf(maya.last)).toEqual(["Friday 27 November", "Friday 20 November", "Cancel"]);
    maya.presses("Cancel");
    expect(shownBy(maya.last)).toContain("Nothing was changed.");
    expect(saved().promise?.words).toBe("by Friday");
  });

  it("with a wish adds it to the plan once", () => {
    for (const _ of [1, 2]) {
      maya.presses("They replied");
      maya.presses("They asked for something");
      maya.says("references by Thursday");
    }
    expect(saved().materials.map(({ what }) => what)).toEqual(["references"]);
    expect(shownBy(maya.last)).toContain("Send references");
  });

  it("with no wish after all leaves an edit screen that is open as it was", () => {
    const card = maya.last;
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Edit");
    maya.pressesOn(card, "They replied");
    maya.presses("They asked for something");
    maya.says("no");
    expect(shownBy(maya.last)).toContain("What shall I change?");
    expect(shownBy(maya.last)).toContain("They asked for: —");
  });

  it.each([
    ["An offer", "An offer from Acme: congratulations!", "offer", 0],
    // The farewell, the question why, and the look at new openings.
    ["A no", "I am sorry about Acme.", "lost", 3],
  ])("with %s closes it and says so, with Undo", (button, sentence, outcome, left) => {
    maya.presses("They replied");
    maya.presses(button);
    const said = maya.messages.map(shownBy).join("\n");
    expect(said).toContain(sentence);
    expect(said).toContain("Closed 2 reminders.");
    expect(saved().outcome).toBe(outcome);
    expect(scheduled()).toBe(left);
    maya.presses("Undo");
    expect(saved().outcome).toBeNull();
    expect(scheduled()).toBeGreaterThan(0);
  });

  it("with a next round still offers to log it from the list", () => {
    maya.presses("They replied");
    maya.presses("Next round");
    maya.says("/interviews");
    maya.presses("Acme");
    expect(buttonsOf(maya.last)).toEqual(["Log the next interview", "Words for an answer", "Open again"]);
    maya.presses("Log the next interview");
    maya.says("tomorrow 10:00");
    expect(shownBy(maya.last)).toContain("People: Jane Doe (CTO)");
  });
});

describe("an interview that has ended", () => {
  it("is said to be closed when an old card is pressed", () => {
    const card = maya.last;
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Close it");
    maya.pressesOn(card, "Snooze");
    expect(maya.messages.map(shownBy).join("\n")).toContain("Acme is closed, so nothing is left to do here");
    expect(saved().snoozed).toEqual([]);
  });
});

describe("moving on", () => {
  it("is offered with Close it and One more week, which each do what they say", () => {
    untilMoveOn();
    expect(shownBy(maya.last)).toContain("You wrote 2 follow-ups and have heard nothing.");
    expect(buttonsOf(maya.last)).toEqual(["Close it", "One more week", "They replied", "More"]);
    maya.presses("One more week");
    expect(shownBy(maya.last)).toContain("Moved to");
    maya.world.advance(8 * DAY_MS);
    maya.presses("Close it");
    expect(shownBy(maya.last)).toContain("Acme is closed.");
    expect(saved().outcome).toBe("closed");
  });
});

describe("why", () => {
  it("is answered in one or two sentences", () => {
    maya.presses("More");
    maya.presses("Why?");
    const note = shownBy(maya.last).split("\n").at(-1) ?? "";
    const sentences = note.split(/(?<=\.)\s/u);
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.length).toBeLessThanOrEqual(2);
  });
});

describe("a snooze that another step has to make room for", () => {
  it("says what else moved", () => {
    const talk = talkWith("2026-11-18T10:00:00+01:00", { name: "Maya Brandt", pace: "persistent" });
    talk.says("/interview Acme, Dev, today 09:00-09:30, decision by 20 January");
    talk.presses("Skip the rest");
    talk.presses("Save");
    talk.world.advance(HOUR_MS);
    talk.presses("Mark sent");
    talk.world.advance(7 * DAY_MS);
    expect(shownBy(talk.last)).toContain("Check in");
    talk.presses("Snooze");
    talk.presses("Pick a time");
    talk.says("1 December 9:30");
    const card = shownBy(talk.last);
    expect(card).toContain("Moved to Tuesday 1 December, 09:30.");
    expect(card).toMatch(/Check in moved from Wednesday 2 December, 09:30 to /u);
    expect(card).not.toContain("Check in stays Wednesday 2 December");
  });
});

describe("/next and /interviews", () => {
  it("show many a few at a time", () => {
    for (let index = 1; index <= 14; index += 1) {
      maya.says(`/interview Company ${index}, Tester, today 08:00-08:30`);
      maya.presses("Skip the rest");
      maya.presses("Save");
    }
    maya.world.advance(3 * HOUR_MS);
    maya.says("/next");
    expect(shownBy(maya.last)).toBe("12 more things are due.");
    maya.presses("Show more");
    expect(shownBy(maya.last)).toBe("9 more things are due.");
    maya.says("/interviews");
    expect(shownBy(maya.last)).toContain("And 3 more.");
    maya.presses("More ›");
    expect(buttonsOf(maya.last)).toHaveLength(4);
    maya.presses("‹ Back");
    expect(buttonsOf(maya.last)).toHaveLength(13);
  });

  it("tell two interviews of one company apart", () => {
    maya.says("/interview Acme, Tester, today 08:00-08:30");
    maya.presses("Skip the rest");
    maya.presses("Save");
    maya.says("/interviews");
    expect(buttonsOf(maya.last).toSorted()).toEqual(["Acme · Backend developer", "Acme · Tester"]);
  });
});

describe("a button with a verb that nobody knows", () => {
  it.each(["nonsense", "constructor"])("shows how things stand: %s", (verb) => {
    const card = maya.last;
    const token = present(card.buttons[0]?.[0]).token.replace(/[^.]+$/u, verb);
    maya.world.handle({ kind: "press", token });
    expect(saved().outcome).toBeNull();
    expect(shownBy(maya.last)).toBe(shownBy(card));
  });
});
