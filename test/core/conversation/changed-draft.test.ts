import { beforeEach, describe, expect, it } from "vitest";
import { buttonsOf, shownBy, type Talk } from "../../support/conversation/talk.ts";
import { talkAfterInterview } from "../../support/conversation/talk-after-interview.ts";

const OWN = "Dear Jane,\n\nthank you for the talk on Wednesday.\n\nBest regards\nMaya Brandt";

let maya: Talk;
beforeEach(() => {
  maya = talkAfterInterview();
  maya.presses("Draft");
});

/** What is to be seen when the person's own text has been taken. */
function expectOwnText(text: string): void {
  expect(shownBy(maya.last)).toMatch(/^Your text: Thank Jane Doe\n/u);
  expect(maya.last.blocks).toContainEqual({ kind: "copy", text });
}

describe("a draft in the person's own words", () => {
  it("given along with the press takes the draft's place", () => {
    const before = maya.messages.length;
    maya.presses("Change it", OWN);
    expect(maya.messages).toHaveLength(before);
    expectOwnText(OWN);
    expect(shownBy(maya.last)).toContain("I found nothing to mend in it.");
  });

  it("is asked for where the platform has no form, and shown in a message of its own", () => {
    maya.presses("Change it");
    const question = maya.messages.length;
    expect(shownBy(maya.last)).toContain("Send me the text the way you want it");
    maya.says(OWN);
    expect(maya.messages).toHaveLength(question + 1);
    expectOwnText(OWN);
    expect(shownBy(maya.last)).toContain("I found nothing to mend in it.");
  });

  it("is asked for as well when the form came back empty", () => {
    maya.presses("Change it", " \n\u200b");
    expect(shownBy(maya.last)).toContain("Send me the text the way you want it");
  });

  it("can be left as it is", () => {
    maya.presses("Change it");
    maya.presses("Cancel");
    maya.says("/next");
    expect(shownBy(maya.last)).toContain("Thank Jane Doe");
    expect(maya.world.conversation.ask).toBeNull();
  });

  it.each([
    ["Dear Jane,\n\nthank you for [topic].\n\nMaya", "open-slot"],
    ["Dear Jame,\n\nthank you for the talk.\n\nMaya", "wrong-name"],
  ])("%j passes the same check as ours, which finds something", (text) => {
    maya.presses("Change it", text);
    expectOwnText(text);
    expect(shownBy(maya.last)).not.toContain("I found nothing to mend in it.");
  });

  it("is told of each sort of slip once", () => {
    maya.presses("Change it", "Dear Jane,\n\nthank you you for the the talk talk.\n\nMaya Brandt");
    expect(shownBy(maya.last).split("The same word stands here twice.")).toHaveLength(2);
  });

  it("can be changed again, and marked sent, but is kept nowhere", () => {
    maya.presses("Change it", OWN);
    expect(buttonsOf(maya.last)).toEqual(["Change it", "Mark sent"]);
    maya.presses("Change it", "Dear Jane,\n\nthank you.\n\nMaya Brandt");
    expectOwnText("Dear Jane,\n\nthank you.\n\nMaya Brandt");
    expect(JSON.stringify([maya.world.conversation, ...maya.world.interviews.values()])).not.toContain(
      "Dear",
    );
    maya.presses("Mark sent");
    expect(shownBy(maya.last)).toContain("✓ Marked as sent");
  });

  it("that is longer than anything we take in is refused, with a sentence that says so", () => {
    maya.presses("Change it", "word ".repeat(500));
    expect(shownBy(maya.last)).toContain("more than I can take in at once");
    expect(maya.messages.some((message) => shownBy(message).startsWith("Your text"))).toBe(false);
  });

  it("comes too late when the step was dealt with meanwhile", () => {
    maya.presses("Change it");
    maya.presses("Mark sent");
    maya.says(OWN);
    expect(shownBy(maya.last)).toContain("That is done already; nothing was changed.");
    expect(maya.world.conversation.ask).toBeNull();
  });

  it("keeps an interview that is being logged in sight", () => {
    const draft = maya.last;
    maya.says("/interview");
    maya.says("Beta");
    maya.pressesOn(draft, "Change it", OWN);
    expect(maya.world.conversation.form?.values.company).toBe("Beta");
    maya.pressesOn(
      maya.messages.find((message) => buttonsOf(message).includes("Change it")),
      "Change it",
    );
    maya.says(OWN);
    expect(shownBy(maya.messages.at(-2) ?? maya.last)).toContain("Your text");
    expect(shownBy(maya.last)).toContain("For which role?");
  });
});
