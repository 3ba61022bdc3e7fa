import { beforeEach, describe, expect, it } from "vitest";
import { buttonsOf, shownBy, type Talk, talkWith } from "../../support/conversation/talk.ts";

let maya: Talk;
function begin(name: string | null): void {
  maya = talkWith("2026-11-18T10:00:00+01:00", { name });
  maya.says("/interview Acme, Backend developer, today 09:00-09:30, Jane Doe (CTO), decision by Friday");
  maya.presses("Skip the rest");
  maya.presses("Save");
  maya.says("/next");
}
beforeEach(() => begin("Maya Brandt"));

const LETTERS = [
  ["Next round", "Words for an answer"],
  ["An offer", "Words of thanks"],
  ["A no", "Ask for a referral"],
] as const;

describe("words to answer with", () => {
  it.each(LETTERS)("after %s are there for the asking: %s", (answer, label) => {
    maya.presses("They replied");
    maya.presses(answer);
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses(label);
    const shown = shownBy(maya.last);
    expect(shown).toContain(`Draft: ${label}`);
    expect(shown).toContain("Subject: ");
    expect(shown).toContain("Maya Brandt");
    expect(shown).toContain("Copy it, change what you like, and send it yourself.");
    expect(buttonsOf(maya.last)).toEqual(["Another version"]);
    const before = maya.messages.length;
    maya.presses("Another version");
    expect(maya.messages).toHaveLength(before);
    expect(shownBy(maya.last)).not.toBe(shown);
  });

  it("come along with good news", () => {
    maya.presses("They replied");
    maya.presses("Next round");
    expect(buttonsOf(maya.last)).toEqual(["Log the next interview", "Words for an answer"]);
    begin("Maya Brandt");
    maya.presses("They replied");
    maya.presses("An offer");
    expect(buttonsOf(maya.last)).toEqual(["Words of thanks"]);
  });

  it("need a name to sign with", () => {
    begin(null);
    maya.presses("They replied");
    maya.presses("An offer");
    maya.presses("Words of thanks");
    expect(shownBy(maya.last)).toContain("How do you sign your letters?");
    maya.says("Maya Brandt");
    maya.presses("Words of thanks");
    expect(shownBy(maya.last)).toContain("Draft: Words of thanks");
  });

  it("are not there for what is open again", () => {
    maya.presses("They replied");
    maya.presses("An offer");
    const offered = maya.last;
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Open again");
    maya.pressesOn(offered, "Words of thanks");
    expect(shownBy(maya.last)).toContain("I have no words for this step");
  });
});
