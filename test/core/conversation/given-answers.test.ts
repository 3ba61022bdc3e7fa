import { beforeEach, describe, expect, it } from "vitest";
import { buttonsOf, shownBy, type Talk, talkWith } from "../../support/conversation/talk.ts";

let maya: Talk;
beforeEach(() => {
  maya = talkWith("2026-11-18T10:00:00+01:00");
});

describe("a form filled in at once", () => {
  it("takes every answer to its field, commas and all, and asks for what is left in doubt", () => {
    maya.world.handle({
      kind: "form",
      answers: {
        company: "Acme, Inc",
        role: "Engineer, Backend",
        when: "yesterday",
        people: "Jane Doe, Per Lund",
      },
    });
    expect(shownBy(maya.last)).toContain("At what time on Tuesday 17 November?");
    maya.says("14:00");
    maya.presses("Skip the rest");
    const summary = shownBy(maya.last);
    expect(summary).toContain("Company: Acme, Inc");
    expect(summary).toContain("Role: Engineer, Backend");
    expect(summary).toContain("People: Jane Doe, Per Lund");
  });

  it("asks no more for what was asked and left empty, but for what must be there", () => {
    const answers = { company: "Acme", role: "", when: "yesterday 14:00", people: " ", hook: "" };
    maya.world.handle({ kind: "form", answers });
    expect(shownBy(maya.last)).toContain("What did they say about answering?");
    maya.presses("Skip the rest");
    expect(shownBy(maya.last)).toContain("Role: —");
    maya.presses("Cancel");
    maya.world.handle({ kind: "form", answers: { ...answers, company: "" } });
    expect(shownBy(maya.last)).toContain("Which company?");
  });

  it("is ready to be saved when everything was asked at once", () => {
    const empty = { role: "", people: "", promise: "", channel: "", materials: "", hook: "" };
    maya.world.handle({ kind: "form", answers: { ...empty, company: "Acme", when: "yesterday 14:00" } });
    expect(shownBy(maya.last)).toContain("Is this right?");
    expect(buttonsOf(maya.last)).toEqual(["Save", "Edit", "Cancel"]);
  });

  it("waits for the time zone and for an interview that is being logged", () => {
    const kim = talkWith("2026-11-18T10:00:00+01:00", { timeZone: null });
    kim.says("/interview");
    kim.says("Beta");
    kim.world.handle({ kind: "form", answers: { company: "Acme, Inc", when: "today 09:00" } });
    expect(shownBy(kim.last)).toContain("You are still logging Beta");
    kim.presses("Begin a new one");
    kim.says("Stockholm");
    kim.presses("Yes");
    kim.presses("Skip the rest");
    expect(shownBy(kim.last)).toContain("Company: Acme, Inc");
    expect(shownBy(kim.last)).toContain("When: Wednesday 18 November, 09:00 to 10:00");
  });
});
