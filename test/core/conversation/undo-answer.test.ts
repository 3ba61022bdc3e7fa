import { beforeEach, describe, expect, it } from "vitest";
import type { Interview } from "../../../src/core/interview.ts";
import { DAY_MS, HOUR_MS } from "../../../src/core/time/instant.ts";
import { buttonsOf, shownBy, type Talk } from "../../support/conversation/talk.ts";
import { talkAfterInterview } from "../../support/conversation/talk-after-interview.ts";
import { present } from "../../support/stores/samples.ts";

let maya: Talk;
beforeEach(() => {
  maya = talkAfterInterview();
});

function saved(): Interview {
  return maya.world.firstStored.interview;
}

/** What the person is going to be reminded of. */
function scheduled(): readonly string[] {
  return [...maya.world.reminders.values()]
    .filter(({ state }) => state === "scheduled")
    .map(({ step }) => step)
    .toSorted();
}

const ANSWERS: readonly (readonly [string, (talk: Talk) => void])[] = [
  ["Next round", () => undefined],
  ["An offer", () => undefined],
  ["A no", () => undefined],
  ["Only a friendly word", () => undefined],
  ["A new date", (talk) => talk.says("by 10 December")],
  ["A new date", (talk) => talk.says("nothing")],
  ["Asked me to wait", (talk) => talk.says("until 10 December")],
  ["They asked for something", (talk) => talk.says("references by Thursday")],
];

describe.each(ANSWERS)("Undo of %s", (button, answers) => {
  it("brings back what held before, and the plan with it", () => {
    const before = { ...saved(), revision: 0 };
    const plan = maya.world.planned;
    const due = scheduled();
    maya.presses("They replied");
    maya.presses(button);
    answers(maya);
    expect({ ...saved(), revision: 0 }).not.toEqual(before);
    maya.presses("Undo");
    expect({ ...saved(), revision: 0 }).toEqual(before);
    expect(maya.world.planned).toEqual(plan);
    expect(scheduled()).toEqual(due);
  });

  it("comes too late once something else was changed", () => {
    maya.presses("They replied");
    maya.presses(button);
    answers(maya);
    const undo = present(maya.messages.findLast((message) => buttonsOf(message).includes("Undo")));
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses(buttonsOf(maya.last).includes("Job lost") ? "Job lost" : "Open again");
    const after = saved();
    maya.pressesOn(undo, "Undo");
    expect(maya.messages.map(shownBy).join("\n")).toContain("Too much has happened since to undo that.");
    expect(saved()).toEqual(after);
  });
});

describe("Undo of one answer after another", () => {
  it("takes back the latest alone", () => {
    maya.presses("They replied");
    maya.presses("A new date");
    maya.says("by 10 December");
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Job lost");
    maya.presses("Open again");
    expect(saved()).toMatchObject({ outcome: null, promise: { by: "2026-12-10" } });
  });

  it("is not the same as opening it again, which takes back how it ended whatever was said", () => {
    maya.presses("Mark sent");
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("They replied");
    maya.presses("Only a friendly word");
    maya.presses("Job lost");
    maya.says("/next");
    const card = present(maya.messages.find((message) => shownBy(message).startsWith("Reply to the no")));
    maya.pressesOn(card, "More");
    maya.presses("Open again");
    expect(saved().outcome).toBeNull();
  });
});

describe("Undo while the edit screen is open", () => {
  beforeEach(() => {
    maya.presses("They replied");
    maya.presses("A new date");
    maya.says("by 10 December");
    const answer = maya.last;
    maya.presses("Edit");
    maya.presses("Role");
    maya.says("Tester");
    maya.pressesOn(answer, "Undo");
  });

  it("is not reverted when that is saved, and what was changed there is", () => {
    expect(saved().promise?.by).toBe("2026-11-20");
    maya.presses("Save");
    expect(saved()).toMatchObject({ role: "Tester", promise: { by: "2026-11-20" } });
  });
});

describe.each([
  ["Next round", "Acme is open again."],
  ["An offer", "Acme is open again."],
  ["A no", "Acme is open again."],
  // It closed nothing.
  ["Only a friendly word", "You are waiting for Acme again."],
])("Undo of %s on a card", (button, sentence) => {
  it("brings back that card, with its buttons, whether it had come or not", () => {
    // Before its time, and when it has been sent.
    for (const [step, waitMs] of [
      ["Thank Jane Doe", 0],
      ["Follow up", 5 * DAY_MS],
    ] as const) {
      if (waitMs > 0) maya.presses("Mark sent");
      maya.world.advance(waitMs);
      const before = maya.last;
      expect(shownBy(before)).toContain(step);
      const index = maya.messages.length - 1;
      maya.presses("They replied");
      maya.presses(button);
      maya.pressesOn(present(maya.messages[index]), "Undo");
      const card = present(maya.messages[index]);
      expect(shownBy(card)).toContain(sentence);
      expect(shownBy(card)).toContain(shownBy(before));
      expect(buttonsOf(card)).toEqual(buttonsOf(before));
    }
    maya.presses("Mark sent");
    expect(saved().done).toHaveLength(2);
  });
});

describe("Undo of a friendly word, where nothing was left to ask", () => {
  it("says that no reminder came back", () => {
    for (const step of ["Thank Jane Doe", "Follow up", "Follow up once more"]) {
      expect(shownBy(maya.last)).toContain(step);
      maya.presses("Mark sent");
      maya.world.advance(30 * DAY_MS);
    }
    expect(shownBy(maya.last)).toContain("Move on?");
    maya.presses("More");
    maya.presses("Skip");
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("They replied");
    maya.presses("Only a friendly word");
    maya.presses("Ask after it again");
    expect(shownBy(maya.last)).toContain("You are waiting for Acme again. No reminder came back with that.");
  });
});

describe("what is due again", () => {
  it("is shown anew where it is opened again elsewhere than on its card", () => {
    maya.presses("Mark sent");
    maya.world.advance(5 * DAY_MS);
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("They replied");
    maya.presses("An offer");
    maya.presses("Open again");
    expect(shownBy(maya.last)).toContain("Follow up");
    expect(buttonsOf(maya.last)).toEqual(["Draft", "Mark sent", "Snooze", "They replied", "More"]);
  });
});

describe("a farewell, once the job is not lost any more", () => {
  it("says so on its card, and that what was planned is back", () => {
    maya.presses("Mark sent");
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Job lost");
    maya.world.advance(HOUR_MS);
    const index = maya.messages.findIndex((message) => shownBy(message).startsWith("Reply to the no"));
    // So late that the farewell is left out, and its card has the way back alone.
    maya.world.advance(20 * DAY_MS);
    maya.pressesOn(present(maya.messages[index]), "Mark sent");
    expect(buttonsOf(present(maya.messages[index]))).toEqual(["Undo"]);
    maya.pressesOn(present(maya.messages[index]), "Undo");
    const card = present(maya.messages[index]);
    expect(shownBy(card)).toContain("Acme is open again. 1 reminder is back.");
    expect(shownBy(card)).not.toContain("Nothing else is planned");
    expect(buttonsOf(card)).toEqual([]);
  });
});
