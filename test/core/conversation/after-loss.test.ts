import { beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "../../../src/core/time/instant.ts";
import { buttonsOf, shownBy, type Talk } from "../../support/conversation/talk.ts";
import { talkAfterInterview } from "../../support/conversation/talk-after-interview.ts";
import { present } from "../../support/stores/samples.ts";

let maya: Talk;
/** Thanked on the day; the promised Friday has passed, the follow-up is due, and they say no. */
beforeEach(() => {
  maya = talkAfterInterview();
  maya.presses("Mark sent");
  maya.world.advance(5 * DAY_MS);
  maya.presses("They replied");
  maya.presses("A no");
});

const stored = () => maya.world.firstStored;

function planned(): readonly string[] {
  return maya.world.planned.map(({ key }) => key);
}

describe("a lost job", () => {
  it("says in one message what is closed, what is new, and what stays", () => {
    const card = shownBy(maya.last);
    expect(card).toContain("Closed: job lost");
    expect(card).toContain("I am sorry about Acme. Closed 1 reminder.");
    expect(card).toContain(
      "New: Reply to the no (now); Ask for feedback (now); Keep in touch (Tuesday 23 February, 09:30).",
    );
    expect(card).toContain("What you have dealt with stays as it is.");
    expect(buttonsOf(maya.last)).toEqual(["Undo"]);
  });

  it("has its farewells in /next, with what fits them", () => {
    maya.says("/next");
    const [reply, feedback] = maya.messages.slice(-2).map(shownBy);
    expect(reply).toContain("Reply to the no");
    expect(reply).toContain("The job was lost today. A friendly last word leaves the door open.");
    expect(feedback).toContain("Ask for feedback");
    expect(buttonsOf(maya.last)).toEqual(["Draft", "Mark sent", "Snooze", "More"]);
    maya.says("/draft");
    expect(shownBy(maya.last)).toContain("Draft: Reply to the no");
  });

  it("stands in the list by its next farewell until the last one is done", () => {
    maya.says("/interviews");
    expect(shownBy(maya.last)).toContain("Overdue\n• Acme · Backend developer (job lost): Reply to the no,");
    expect(shownBy(maya.last)).toContain("and 2 more");
    for (const _ of [1, 2]) {
      maya.says("/next");
      maya.presses("Mark sent");
    }
    maya.says("/interviews");
    expect(shownBy(maya.last)).toContain(
      "Later\n• Acme · Backend developer (job lost): Keep in touch, Tuesday 23 February, 09:30",
    );
    maya.presses("Acme");
    expect(shownBy(maya.last)).toContain("Closed: job lost\nWhat comes next:\nKeep in touch:");
    expect(buttonsOf(maya.last)).toEqual(["Ask for a referral", "Open again"]);
    maya.world.advance(100 * DAY_MS);
    expect(shownBy(maya.last)).toContain("Look at what they are hiring for now");
    maya.presses("Draft");
    expect(shownBy(maya.last)).toContain("Then press Done.");
    maya.presses("Done");
    maya.says("/interviews");
    expect(shownBy(maya.last)).toContain("Closed\n• Acme · Backend developer: job lost, Monday 23 November");
  });

  it("gives the plan back with Undo, and takes the farewells away", () => {
    maya.presses("Undo");
    expect(shownBy(maya.last)).toContain("Acme is open again.");
    expect(shownBy(maya.last)).toContain("1 reminder is back. No longer planned: Reply to the no");
    expect(planned()).toEqual(["follow-up-1"]);
    maya.says("/next");
    expect(shownBy(maya.last)).toContain("Follow up");
    expect(maya.messages.slice(-1).map(shownBy).join("\n")).not.toContain("Reply to the no");
  });

  it("can be opened again from a farewell, whose card then says that nothing is left to do", () => {
    maya.says("/next");
    const card = maya.last;
    maya.presses("More");
    maya.presses("Open again");
    expect(stored().interview.outcome).toBeNull();
    expect(planned()).toEqual(["follow-up-1"]);
    maya.pressesOn(card, "Mark sent");
    expect(stored().interview.done).toHaveLength(1);
  });

  it("keeps what was sent as a farewell when it is opened again, and lets it be undone before that", () => {
    maya.says("/next");
    maya.presses("Mark sent");
    expect(shownBy(maya.last)).toContain("✓ Marked as sent");
    expect(buttonsOf(maya.last)).toEqual(["Undo"]);
    maya.presses("Undo");
    expect(stored().interview.done).toHaveLength(1);
    maya.presses("Mark sent");
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Open again");
    expect(stored().interview.done).toHaveLength(2);
    expect(planned()).toEqual(["follow-up-1"]);
  });

  it("is not opened again by an answer that was still being asked for, nor by a button of before", () => {
    maya.presses("Undo");
    maya.says("/next");
    maya.presses("They replied");
    maya.presses("Asked me to wait");
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Job lost");
    maya.says("until 20 December");
    expect(shownBy(maya.last)).toContain("That is done already; nothing was changed.");
    maya.says("/next");
    const { token } = present(maya.last.buttons.flat()[0]);
    const before = stored().interview;
    for (const verb of ["wait", "new-date", "offer", "friendly", "lost"]) {
      maya.world.handle({ kind: "press", token: token.replace(/[^.]+$/u, verb), answer: "2026-12-20" });
      maya.says("by 20 December");
    }
    expect(stored().interview).toEqual(before);
  });

  it("leaves out farewells that nobody could send any more, and still keeps in touch", () => {
    maya.world.advance(20 * DAY_MS);
    maya.says("/next");
    expect(shownBy(maya.last)).toContain("Keep in touch");
    maya.says("/interviews");
    expect(shownBy(maya.last)).not.toContain("Reply to the no");
  });
});
