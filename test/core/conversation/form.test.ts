import { beforeEach, describe, expect, it } from "vitest";
import { FIELDS } from "../../../src/core/conversation/fields.ts";
import type { FieldName } from "../../../src/core/conversation/state.ts";
import { HOUR_MS } from "../../../src/core/time/instant.ts";
import { buttonsOf, shownBy, type Talk, talkWith } from "../../support/conversation/talk.ts";
import { present } from "../../support/stores/samples.ts";

const ANSWERS: Readonly<Partial<Record<FieldName, string>>> = {
  company: "Acme",
  role: "Backend developer",
  when: "yesterday 14:00-15:30",
  people: "Jane Doe (CTO) + Per Lund",
  promise: "by Friday",
  channel: "email",
  materials: "references by Thursday",
  hook: "their story",
};
const LINE =
  "/interview Acme, Backend developer, yesterday 14:00, Jane Doe (CTO) + Per Lund, decision by Friday";

let maya: Talk;
beforeEach(() => {
  maya = talkWith("2026-11-18T10:00:00+01:00");
});

function valuesNow() {
  return present(maya.world.conversation.form).values;
}

function saved() {
  return maya.world.firstStored.interview;
}

describe("the questions", () => {
  it("can be gone back through, one by one, with every answer kept", () => {
    maya.says("/interview");
    for (const { name } of FIELDS.slice(0, -1)) maya.says(present(ANSWERS[name]));
    const before = valuesNow();
    for (const { name } of FIELDS.slice(0, -1).toReversed()) {
      maya.presses("‹ Back");
      expect(maya.world.conversation.form?.at).toBe(name);
      expect(shownBy(maya.last)).toMatch(/So far: /u);
      expect(valuesNow()).toEqual(before);
    }
    expect(buttonsOf(maya.last)).toEqual(["Keep it", "Cancel"]);
    maya.presses("Keep it");
    expect(maya.world.conversation.form?.at).toBe("hook");
    expect(valuesNow()).toEqual(before);
  });

  it("skip the rest without touching what was answered", () => {
    maya.says("/interview");
    for (const { name } of FIELDS.slice(0, 5)) maya.says(present(ANSWERS[name]));
    maya.presses("‹ Back");
    maya.presses("Skip the rest");
    expect(shownBy(maya.last)).toContain("Answer promised: by Friday 20 November");
    expect(shownBy(maya.last)).toContain("Reach them by: —");
  });

  it("take skip, back and cancel in words, but never skip what must be known", () => {
    maya.says("/interview");
    maya.says("skip");
    expect(valuesNow()).toEqual({ company: "skip" });
    maya.says("Back");
    maya.says("Acme");
    maya.says("Skip.");
    expect(valuesNow()).toEqual({ company: "Acme", role: null });
    maya.says("cancel");
    expect(maya.world.conversation.form).toBeNull();
    expect(shownBy(maya.last)).toContain("nothing was saved");
  });

  it("keep the half of an answer that was understood", () => {
    maya.says("/interview");
    maya.says("Acme");
    maya.says("skip");
    maya.says("yesterday");
    maya.says("no idea");
    maya.says("half past two");
    expect(valuesNow().when?.start.wall).toEqual({ day: "2026-11-17", minute: 14 * 60 + 30 });
  });

  it("take up the doubtful parts of a line where they belong, in order", () => {
    maya.says("/interview Acme, Dev, yesterday, next Friday, Jane Doe");
    expect(shownBy(maya.last)).toMatch(/You wrote “yesterday”.*At what time on Tuesday 17 November/su);
    maya.says("14:00");
    expect(shownBy(maya.last)).toMatch(/You wrote “next Friday”.*Which day did they mean/su);
    maya.presses("Friday 20 November");
    expect(valuesNow().promise?.by).toBe("2026-11-20");
  });
});

describe("the summary", () => {
  it("says that the end was assumed, and takes another end alone", () => {
    maya.says(LINE);
    maya.presses("Skip the rest");
    expect(shownBy(maya.last)).toContain("I took it that it lasted an hour");
    maya.presses("Edit");
    maya.presses("When");
    maya.says("until 15:30");
    expect(shownBy(maya.last)).toContain("When: Tuesday 17 November, 14:00 to 15:30");
    expect(shownBy(maya.last)).not.toContain("lasted an hour");
  });

  it("opens a field by its name, and a field can be left as it is or emptied", () => {
    maya.says(LINE);
    maya.presses("Skip the rest");
    maya.says("edit");
    maya.says("role");
    expect(buttonsOf(maya.last)).toEqual(["‹ Back", "Leave it empty"]);
    maya.presses("‹ Back");
    expect(valuesNow().role).toBe("Backend developer");
    maya.presses("Role");
    maya.presses("Leave it empty");
    expect(shownBy(maya.last)).toContain("Role: —");
    maya.says("hm");
    expect(shownBy(maya.last)).toContain("Press Save if this is right");
  });
});

describe("changing a saved interview", () => {
  beforeEach(() => {
    maya.says(LINE);
    maya.presses("Skip the rest");
    maya.presses("Save");
    maya.says("/next");
    maya.presses("Mark sent");
  });

  it("keeps the ids of people under a corrected name, and what was done for them", () => {
    const [jane, per] = saved().people;
    const { done } = saved();
    expect(done).toHaveLength(1);
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Edit");
    maya.presses("People");
    maya.says("per lund (CEO), Jane Does, Bo Ek");
    maya.presses("Save");
    expect(
      saved()
        .people.map(({ id }) => id)
        .slice(0, 2),
    ).toEqual([per?.id, jane?.id]);
    expect(saved().people.map(({ name, title }) => [name, title])).toEqual([
      ["per lund", "CEO"],
      ["Jane Does", null],
      ["Bo Ek", null],
    ]);
    expect(saved().done).toEqual(done);
    expect(saved().revision).toBe(3);
  });

  it("gives somebody new an id of their own", () => {
    const ids = saved().people.map(({ id }) => id);
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Edit");
    maya.presses("People");
    maya.says("Kim Strand");
    maya.presses("Save");
    expect(ids).not.toContain(saved().people[0]?.id);
  });

  it("is kept when the interview was closed meanwhile, and saved once it is open again", () => {
    maya.says("/interviews");
    maya.presses("Acme");
    const card = maya.last;
    maya.presses("Edit");
    maya.presses("Role");
    maya.says("Platform engineer");
    const screen = maya.last;
    maya.pressesOn(card, "Job lost");
    maya.pressesOn(screen, "Save");
    expect(shownBy(maya.last)).toContain("Acme was closed meanwhile");
    expect(saved().outcome).toBe("lost");
    maya.pressesOn(
      maya.messages.find(({ buttons }) => buttons.flat().some(({ label }) => label === "Open again")),
      "Open again",
    );
    maya.pressesOn(screen, "Save");
    expect(saved().role).toBe("Platform engineer");
    expect(saved().outcome).toBeNull();
    expect(saved().done).toHaveLength(1);
  });

  it("waits while another interview is being logged, whose answers stay", () => {
    maya.says("/interview");
    maya.says("Beta");
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("Edit");
    expect(shownBy(maya.last)).toMatch(/You are still logging Beta.*For which role/su);
    maya.says("Designer");
    expect(valuesNow()).toEqual({ company: "Beta", role: "Designer" });
  });

  it("does not put an old promise back over a new one", () => {
    maya.says("/interviews");
    maya.presses("Acme");
    const card = maya.last;
    maya.presses("Edit");
    maya.pressesOn(card, "They replied");
    maya.presses("A new date");
    maya.says("by 1 December");
    maya.presses("Save");
    expect(saved().promise?.by).toBe("2026-12-01");
  });
});

describe("a question outside the form", () => {
  it("can be cancelled, and the form goes on", () => {
    maya.says("/interview");
    maya.says("Acme");
    maya.says("/settings");
    maya.presses("Waking hours");
    maya.says("🙂");
    expect(buttonsOf(maya.last)).toEqual(["Cancel"]);
    maya.presses("Cancel");
    expect(shownBy(maya.last)).toContain("For which role?");
    expect(maya.world.user.wakingHours).toEqual({ from: 480, to: 1260 });
  });

  it("is asked again after a sticker or an old button", () => {
    maya.says("/settings");
    maya.presses("You sign as");
    const old = maya.last;
    maya.world.handle({ kind: "unsupported" });
    expect(shownBy(maya.last)).toMatch(/only read text.*How do you sign/su);
    maya.pressesOn(old, "Cancel");
    expect(shownBy(maya.last)).toMatch(/earlier question.*How do you sign/su);
    maya.says("Maya Brandt");
    expect(maya.world.user.name).toBe("Maya Brandt");
  });

  it("whether to go on or begin anew is asked until it is answered", () => {
    maya.says("/interview");
    maya.says("Acme");
    maya.says("/interview Beta, today 09:00");
    maya.says("hm, what?");
    expect(buttonsOf(maya.last)).toEqual(["Go on", "Begin a new one"]);
    maya.presses("Begin a new one");
    expect(valuesNow().company).toBe("Beta");
  });
});

describe("a form that was left", () => {
  it("goes on where it stopped after days", () => {
    maya.says(LINE);
    maya.world.advance(50 * HOUR_MS);
    maya.says("/interview");
    expect(shownBy(maya.last)).toMatch(/You were logging Acme · Backend developer.*How do they prefer/su);
  });
});
