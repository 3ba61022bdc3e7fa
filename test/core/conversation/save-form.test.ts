import { beforeEach, describe, expect, it } from "vitest";
import { shownBy, type Talk } from "../../support/conversation/talk.ts";
import { talkAfterInterview } from "../../support/conversation/talk-after-interview.ts";

let maya: Talk;
beforeEach(() => {
  maya = talkAfterInterview();
});

function saved() {
  return maya.world.firstStored.interview;
}

describe("an interview that was changed", () => {
  it("says what that moves, and that what was sent stays", () => {
    maya.presses("Mark sent");
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Edit");
    maya.presses("Answer promised");
    maya.says("by 2 December");
    maya.presses("Save");
    const card = shownBy(maya.last);
    expect(card).toContain("Follow up moved from Monday 23 November, 09:30 to Friday 4 December, 09:30.");
    expect(card).toContain("What you have dealt with stays as it is.");
    expect(saved().done).toHaveLength(1);
  });

  it("to another day says what moves along, and keeps the thanks that were sent", () => {
    maya.presses("Mark sent");
    const [sent] = saved().done;
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Edit");
    maya.presses("Answer promised");
    maya.says("nothing");
    maya.presses("When");
    maya.says("yesterday 14:00-15:00");
    maya.presses("Save");
    const card = shownBy(maya.last);
    expect(card).toContain("Follow up moved from Monday 23 November, 09:30 to Tuesday 24 November, 09:30.");
    expect(card).toContain("What you have dealt with stays as it is.");
    expect(card).not.toContain("Thank Jane Doe");
    expect(saved().done).toEqual([sent]);
  });

  it("says that nothing has moved where nothing has", () => {
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Edit");
    maya.presses("Role");
    maya.says("Platform engineer");
    maya.presses("Save");
    expect(shownBy(maya.last)).toContain("Nothing that was planned before has moved.");
  });

  it("says what comes in, and what falls away", () => {
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Edit");
    maya.presses("People");
    maya.says("Per Lund");
    maya.presses("Save");
    const card = shownBy(maya.last);
    expect(card).toContain("No longer planned: Thank Jane Doe.");
    expect(card).toContain("New: Thank Per Lund (now).");
    expect(card).toContain("Everything else stays as it was.");
  });
});

describe("a late log", () => {
  it("plans late thanks at once, and marks them as late", () => {
    maya.says("/interview Beta, Tester, 3 days ago 9:00, Bo Ek");
    maya.presses("Skip the rest");
    maya.presses("Save");
    expect(shownBy(maya.last)).toContain("Thank Bo Ek: now, late as it is");
    maya.says("/next");
    expect(maya.messages.map(shownBy).join("\n")).toContain("Late thanks still count.");
  });

  it("says what it left out", () => {
    maya.says("/interview Beta, Tester, 20 October 09:00, Bo Ek");
    maya.presses("Skip the rest");
    maya.presses("Save");
    expect(shownBy(maya.last)).toContain("I left out what is too late: Thank Bo Ek.");
  });
});
