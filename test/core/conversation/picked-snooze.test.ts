import { beforeEach, describe, expect, it } from "vitest";
import { buttonsOf, shownBy, type Talk } from "../../support/conversation/talk.ts";
import { talkAfterInterview } from "../../support/conversation/talk-after-interview.ts";

let maya: Talk;
beforeEach(() => {
  maya = talkAfterInterview();
  maya.presses("Snooze");
});

function snoozed() {
  return maya.world.firstStored.interview.snoozed;
}

describe("a time picked along with the press", () => {
  it.each(["2026-11-19T10:00:00+01:00", "2026-11-19T09:00:00Z", " 2026-11-19T09:00:00.000Z\n"])(
    "is taken from %j, in place",
    (picked) => {
      const before = maya.messages.length;
      maya.presses("Pick a time", picked);
      expect(maya.messages).toHaveLength(before);
      expect(shownBy(maya.last)).toContain("Moved to Thursday 19 November, 10:00.");
      expect(maya.world.conversation.ask).toBeNull();
      expect(snoozed()).toHaveLength(1);
    },
  );

  it.each([
    ["2026-11-18T11:00:00+01:00", "That time has passed."],
    ["1999-01-01T00:00:00Z", "That time has passed."],
    ["2027-11-21T10:00:00+01:00", "That is too far away"],
    ["9999-12-31T23:59:59Z", "That is too far away"],
    ["2026-11-19", "I could not read a time in that."],
    ["2026-02-30T10:00:00Z", "I could not read a time in that."],
    ["2026-11-19T10:00:00", "I could not read a time in that."],
    ["tomorrow 10:00", "I could not read a time in that."],
    ["1795082400", "I could not read a time in that."],
    ["", "I could not read a time in that."],
    ["🙂", "I could not read a time in that."],
  ])("%j changes nothing, and the card says what would work", (picked, sentence) => {
    const before = maya.messages.length;
    maya.presses("Pick a time", picked);
    expect(maya.messages).toHaveLength(before);
    expect(shownBy(maya.last)).toContain(sentence);
    expect(buttonsOf(maya.last)).toEqual(["Draft", "Mark sent", "Snooze", "They replied", "More"]);
    expect(snoozed()).toEqual([]);
  });

  it("on a card of before is not taken", () => {
    const old = maya.last;
    maya.presses("Tomorrow");
    maya.pressesOn(old, "Pick a time", "2026-11-25T10:00:00+01:00");
    expect(maya.messages.map(shownBy).join("\n")).toContain("That card was out of date");
    expect(snoozed()).toMatchObject([{ count: 1 }]);
  });

  it("is asked for where the platform has no form", () => {
    maya.presses("Pick a time");
    expect(shownBy(maya.last)).toContain("When shall I come back to this?");
    expect(maya.world.conversation.ask).toMatchObject({ kind: "snooze-until" });
  });
});
