import { beforeEach, describe, expect, it } from "vitest";
import type { FieldName } from "../../../src/core/conversation/state.ts";
import { HOUR_MS, MINUTE_MS } from "../../../src/core/time/instant.ts";
import { buttonsOf, shownBy, type Talk, talkWith } from "../../support/conversation/talk.ts";
import { present } from "../../support/stores/samples.ts";

let maya: Talk;

/** Logged ahead with one name, and over for half an hour: the questions are there. */
beforeEach(() => {
  maya = talkWith("2026-11-18T10:00:00+01:00");
  maya.says("/interview Acme, Backend developer, today 14:00-15:00, Jane Doe");
  maya.presses("Save");
  maya.world.advance(5.5 * HOUR_MS);
});

const interview = () => maya.world.firstStored.interview;
const names = () => interview().people.map(({ name, title }) => [name, title]);

/** The form of a platform that has one, opened by “Tell me” on the newest card and sent. */
function sends(answers: Readonly<Partial<Record<FieldName, string>>>): void {
  const card = maya.messages.findLast((message) => buttonsOf(message).includes("Tell me"));
  const { token } = present(card?.buttons.flat().find(({ label }) => label === "Tell me"));
  maya.world.handle({ kind: "form", token, answers });
}

const lookBack = () => present(maya.messages.find((message) => shownBy(message).startsWith("Look back")));

function moves(): void {
  maya.presses("It moved");
  maya.says("tomorrow 14:00-15:00");
  maya.presses("Save");
}

describe("the card right after the interview", () => {
  it("asks the questions, and opens a form where there is one", () => {
    expect(shownBy(maya.last)).toMatch(/^Look back\n/u);
    expect(shownBy(maya.last)).toMatch(
      /Whom did you meet\? What did they promise, and by when\?.*How did it go\?.*left out\./su,
    );
    expect(buttonsOf(maya.last)).toEqual(["Tell me", "Snooze", "More", "It moved", "It was cancelled"]);
    expect(maya.last.buttons.flat()[0]).toMatchObject({ asks: "debrief", style: "primary" });
  });

  it("can be put off, and skipped", () => {
    maya.presses("Snooze");
    maya.presses("This evening");
    expect(shownBy(maya.last)).toContain("Comes back Wednesday 18 November, 19:00");
    maya.presses("More");
    maya.presses("Skip");
    expect(interview().done).toMatchObject([{ key: "debrief", how: "skipped" }]);
  });
});

describe("the card of an interview that was moved ahead", () => {
  const early =
    "The interview is still to come. When it is over, Thursday 19 November, 15:00, I ask how it went.";

  it("asks nothing until it is over", () => {
    moves();
    maya.presses("Tell me");
    expect(shownBy(lookBack())).toContain(early);
    expect(buttonsOf(lookBack())).toEqual(["Snooze", "More", "It moved", "It was cancelled"]);
    maya.world.advance(24 * HOUR_MS);
    maya.presses("Tell me");
    expect(shownBy(maya.last)).toContain("Whom did you meet?");
  });

  it("says so where its button is still good, and where the form was filled in, which is not lost", () => {
    maya.presses("Snooze");
    maya.presses("In 3 days");
    moves();
    maya.presses("Tell me");
    expect(shownBy(maya.last)).toBe(early);
    sends({ people: "Per Lund", hook: "" });
    expect(shownBy(maya.last)).toBe(`${early}\nYou wrote “Per Lund”.`);
    expect(interview().done).toEqual([]);
  });
});

describe("its questions, one at a time", () => {
  beforeEach(() => maya.presses("Tell me"));

  it("are answered one after the other, echoed, and become facts", () => {
    expect(shownBy(maya.last)).toMatch(/Whom did you meet\?.*I know already: Jane Doe\./su);
    expect(buttonsOf(maya.last)).toEqual(["Skip", "Skip the rest", "Cancel"]);
    maya.says("jane doe (CTO) + Per Lund");
    maya.presses("By Friday");
    maya.says("references by Thursday");
    maya.presses("Badly");
    maya.says("their story about the import tool");
    expect(shownBy(maya.last)).toBe(
      [
        "This is what I take down. Is it right?",
        "People: jane doe (CTO), Per Lund",
        "Answer promised: by Friday 20 November",
        "They asked for: references (Thursday 19 November)",
        "It went: Badly",
        "Stayed with you: their story about the import tool",
      ].join("\n"),
    );
    maya.presses("Save");
    expect(interview()).toMatchObject({
      promise: { by: "2026-11-20", saidAt: null },
      materials: [{ what: "references", due: "2026-11-19" }],
      feeling: "badly",
      hook: "their story about the import tool",
      done: [{ key: "debrief", how: "sent" }],
    });
    expect(names()).toEqual([
      ["jane doe", "CTO"],
      ["Per Lund", null],
    ]);
    expect(shownBy(maya.last)).toBe(
      [
        "Taken down: Acme · Backend developer",
        "What comes next:",
        "Thank jane doe: Wednesday 18 November, 16:00",
        "Thank Per Lund: Wednesday 18 November, 16:00",
        "Send references: Wednesday 18 November, 19:00",
        "Follow up: Monday 23 November, 09:30",
        "Follow up moved from Wednesday 25 November, 09:30 to Monday 23 November, 09:30.",
        "New: Thank Per Lund (Wednesday 18 November, 16:00); Send references (Wednesday 18 November, 19:00).",
        "Everything else stays as it was.",
        "What you have dealt with stays as it is.",
      ].join("\n"),
    );
    expect(buttonsOf(maya.last)).toEqual(["Edit", "Details", "My interviews"]);
  });

  it("lead to thanks for each of them", () => {
    maya.says("Jane Doe + Per Lund");
    maya.presses("Skip the rest");
    maya.presses("Save");
    const count = maya.messages.length;
    maya.world.advance(30 * MINUTE_MS);
    const titles = maya.messages.slice(count).map((message) => shownBy(message).split("\n")[0]);
    expect(titles).toEqual(["Thank Jane Doe", "Thank Per Lund"]);
  });

  it("may all be left out: nothing is known less than before", () => {
    const before = interview();
    maya.presses("Skip the rest");
    expect(shownBy(maya.last)).toContain("Nothing new to take down.");
    maya.presses("Save");
    expect(interview()).toEqual({ ...before, revision: before.revision + 1, done: interview().done });
    expect(interview().done).toHaveLength(1);
    expect(shownBy(maya.last)).toContain("Nothing that was planned before has moved.");
  });

  it("say what would work, and keep what was typed", () => {
    maya.says("asdf ??? 123");
    expect(shownBy(maya.last)).toContain("Names work here, up to ten, with titles in brackets:");
    maya.says("Per Lund");
    maya.says("soon, I think");
    expect(shownBy(maya.last)).toContain("I could not read a day in that. These work: by Friday,");
    maya.says("by Friday");
    maya.says("nothing");
    maya.says("purple");
    expect(shownBy(maya.last)).toBe("One of these works: well, so-so, badly. You can also skip it.");
    maya.says("not very well");
    maya.presses("Skip");
    expect(shownBy(maya.last)).toMatch(/People: Per Lund\nAnswer promised: by Friday.*It went: Badly/su);
  });

  it("can be gone back through, and changed before they are saved", () => {
    maya.says("Per Lund");
    maya.presses("‹ Back");
    expect(shownBy(maya.last)).toContain("So far: Per Lund");
    maya.presses("Keep it");
    maya.presses("Skip the rest");
    maya.presses("Edit");
    expect(buttonsOf(maya.last)).toEqual([
      "People",
      "Answer promised",
      "They asked for",
      "It went",
      "Stayed with you",
      "‹ Done",
    ]);
    maya.presses("It went");
    maya.says("so-so");
    expect(shownBy(maya.last)).toMatch(/People: Per Lund\nIt went: So-so/u);
    maya.says("edit");
    maya.says("details");
    expect(shownBy(maya.last)).toContain("What shall I change?");
    maya.presses("‹ Done");
    maya.presses("Save");
    expect(names()).toEqual([
      ["Jane Doe", null],
      ["Per Lund", null],
    ]);
  });

  it("go on after days, and the card stays answered", () => {
    maya.says("Per Lund");
    maya.says("/interview");
    expect(shownBy(maya.last)).toContain("You are still changing Acme");
    maya.presses("Go on");
    expect(shownBy(maya.last)).toContain("What did they say about answering?");
    maya.presses("Skip the rest");
    maya.presses("Save");
    maya.presses("Tell me");
    const card = maya.messages.find((message) => shownBy(message).startsWith("Look back"));
    expect(shownBy(present(card))).toMatch(/✓ Done Wednesday 18 November, 15:30\n.*nothing was changed/u);
  });
});

describe("a form that was filled in", () => {
  it("is echoed at once where all of it is clear", () => {
    sends({ people: "Per Lund (HR)", promise: "in two weeks", feeling: "well", hook: "" });
    expect(shownBy(maya.last)).toMatch(
      /^This is what I take down.*Answer promised: by Wed.*It went: Well$/su,
    );
    maya.presses("Save");
    expect(interview()).toMatchObject({ feeling: "well", promise: { by: "2026-12-02" }, hook: null });
    expect(interview().people.map(({ kind }) => kind)).toEqual(["interviewer", "recruiter"]);
  });

  it("asks again only for what leaves a doubt, with what was typed", () => {
    sends({ people: "Per Lund", promise: "next Friday", materials: "references", feeling: "???" });
    expect(shownBy(maya.last)).toMatch(/You wrote “next Friday”\.\nWhich day did they mean\?/u);
    maya.presses("Friday 27 November");
    expect(shownBy(maya.last)).toMatch(/You wrote “\?\?\?”\.\nOne of these works: well/u);
    maya.presses("Well");
    expect(shownBy(maya.last)).toMatch(/People: Per Lund\n.*27 November\n.*references.*\nIt went: Well/su);
  });

  it("that was left empty takes nothing away", () => {
    sends({ people: "", promise: " ", feeling: "" });
    expect(shownBy(maya.last)).toContain("Nothing new to take down.");
  });

  it("does not throw away another one that is open, nor is it thrown away", () => {
    maya.says("/interview Beta");
    sends({ people: "Per Lund", feeling: "badly" });
    expect(shownBy(maya.last)).toContain("You are still busy with Beta, which is not saved.");
    maya.presses("Take what I sent");
    expect(shownBy(maya.last)).toMatch(/People: Per Lund\nIt went: Badly/u);
    sends({});
    maya.says("take it");
    expect(shownBy(maya.last)).toContain("Nothing new to take down.");
    expect(maya.world.conversation.form?.line).toBeNull();
  });

  it("is taken although the card was dealt with meanwhile, also where the interview is closed", () => {
    const card = maya.last;
    maya.presses("More");
    maya.presses("Skip");
    maya.world.handle({
      kind: "form",
      token: present(card.buttons.flat()[0]).token,
      answers: { people: "Per Lund" },
    });
    maya.presses("Save");
    expect(names()).toHaveLength(2);
    expect(interview().done).toMatchObject([{ key: "debrief", how: "skipped" }]);
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Close it");
    maya.world.handle({
      kind: "form",
      token: present(card.buttons.flat()[0]).token,
      answers: { hook: "the lift" },
    });
    expect(shownBy(maya.last)).toContain("Stayed with you: the lift");
    maya.presses("Save");
    expect(shownBy(maya.last)).toContain("Acme was closed meanwhile");
    expect(maya.world.conversation.form?.values.hook).toBe("the lift");
  });

  it.each(["a.1.save", "m.log", "r.AAAAAAAAAAAAAAAAAAAAAA.1.tell", "x"])("of %j is not known", (token) => {
    maya.world.handle({ kind: "form", token, answers: { people: "Per Lund" } });
    expect(shownBy(maya.last)).toContain("I do not know that button, or it is not yours.");
    expect(names()).toHaveLength(1);
  });
});
