import { beforeEach, describe, expect, it } from "vitest";
import type { Interview } from "../../../src/core/interview.ts";
import { DAY_MS } from "../../../src/core/time/instant.ts";
import { buttonsOf, shownBy, type Talk } from "../../support/conversation/talk.ts";
import { talkAfterInterview } from "../../support/conversation/talk-after-interview.ts";

let maya: Talk;
beforeEach(() => {
  maya = talkAfterInterview();
});

function saved(): Interview {
  return maya.world.firstStored.interview;
}

function asksFor(text: string): void {
  maya.says("/interviews");
  maya.presses("Acme");
  maya.presses("They replied");
  maya.presses("They asked for something");
  maya.says(text);
}

describe("something they asked for later", () => {
  it("is due the next morning from then, where they named no day", () => {
    maya.presses("Mark sent");
    maya.world.advance(DAY_MS);
    maya.says("/next");
    maya.presses("They replied");
    maya.presses("They asked for something");
    maya.says("references");
    expect(shownBy(maya.last)).toContain("Noted: references (Friday 20 November).");
    expect(shownBy(maya.last)).toContain("Send references: Thursday 19 November, 19:00");
  });
});

describe("something they asked for once more", () => {
  beforeEach(() => asksFor("references by Tuesday"));

  it.each([
    ["References by Friday", "2026-11-20", "Noted: References (Friday 20 November)."],
    ["references", "2026-11-24", "Noted: references (Tuesday 24 November)."],
  ])("%s has the day that was named last", (text, due, sentence) => {
    asksFor(text);
    expect(saved().materials).toEqual([{ what: "references", due }]);
    expect(shownBy(maya.last)).toContain(sentence);
  });

  it("is not planned twice when it was sent already, which is said", () => {
    maya.world.advance(5.5 * DAY_MS);
    expect(shownBy(maya.last)).toContain("Send references");
    maya.presses("Mark sent");
    asksFor("References by Friday");
    expect(shownBy(maya.last)).toMatch(/^References: you have dealt with that already\./u);
    expect(saved().materials).toEqual([{ what: "references", due: "2026-11-24" }]);
    asksFor("references by Friday, portfolio by Friday");
    expect(shownBy(maya.last)).toMatch(
      /Noted: portfolio \(Friday 27 November\)\. references: you have dealt/u,
    );
    expect(saved().materials.map(({ what }) => what)).toEqual(["references", "portfolio"]);
  });
});

describe("something they asked for by a day that has passed", () => {
  it("is asked for again, with a day that would work", () => {
    asksFor("references by 17 November 2026");
    expect(shownBy(maya.last)).toContain("Tuesday 17 November has passed already. What did they ask for");
    expect(saved().materials).toEqual([]);
    maya.says("references by Thursday");
    expect(saved().materials).toEqual([{ what: "references", due: "2026-11-19" }]);
  });
});

describe("what cannot be read", () => {
  it.each([
    ["A new date", "soon, I think", "If they said nothing, write “nothing”."],
    ["They asked for something", "🙂", "If they asked for nothing, write “nothing”."],
  ])("after %s names only what works there", (button, text, sentence) => {
    maya.presses("They replied");
    maya.presses(button);
    maya.says(text);
    expect(shownBy(maya.last)).toContain(sentence);
    expect(buttonsOf(maya.last)).not.toContain("Skip");
    maya.says("nothing");
    expect(maya.world.conversation.ask).toBeNull();
  });
});

describe("something they asked for after all", () => {
  it.each(["no", "nothing"])("is nothing: %s", (text) => {
    maya.presses("They replied");
    maya.presses("They asked for something");
    maya.says(text);
    expect(shownBy(maya.last)).toContain("Noted: —.");
    expect(saved().materials).toEqual([]);
  });
});
