import { beforeEach, describe, expect, it } from "vitest";
import type { Interview } from "../../../src/core/interview.ts";
import { DAY_MS, HOUR_MS } from "../../../src/core/time/instant.ts";
import { buttonsOf, shownBy, type Talk, talkWith } from "../../support/conversation/talk.ts";
import { present } from "../../support/stores/samples.ts";

let maya: Talk;
beforeEach(() => {
  maya = talkWith("2026-11-18T10:00:00+01:00", { name: "Maya Brandt" });
  maya.says("/interview Acme, Backend developer, today 09:00-09:30, Jane Doe (CTO), decision by Friday");
  maya.presses("Skip the rest");
  maya.presses("Save");
  maya.world.advance(HOUR_MS);
});

function saved(): Interview {
  return present([...maya.world.interviews.values()][0]).interview;
}

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
