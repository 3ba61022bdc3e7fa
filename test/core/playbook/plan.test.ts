import { describe, expect, it } from "vitest";
import { type PlanFacts, stepKey } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { day, local, only, remindersOf, sampleFacts, shown } from "../../support/playbook/sample-facts.ts";

const THANKS = stepKey("thank-you");
const FIRST = stepKey("follow-up-1");
const planOf = (change: Partial<PlanFacts> = {}) => plan(sampleFacts(change));

describe("plan", () => {
  it("is in order of time, then of kinds as the playbook lists them", () => {
    const materials = [{ what: "references", due: day("2026-11-24") }];
    const wakingHours = { from: 9 * 60 + 30, to: 21 * 60 };
    const facts = {
      materials,
      wakingHours,
      endsAt: local("2026-11-16 22:00"),
      promise: { from: null, by: day("2026-11-20") },
    };
    expect(planOf(facts).map(({ kind, dueAt }) => `${kind} ${shown(dueAt)}`)).toEqual([
      "thank-you 2026-11-17 09:30",
      "follow-up-1 2026-11-23 09:30",
      "materials 2026-11-23 19:00",
    ]);
    const tied = planOf({ ...facts, snoozed: [{ key: THANKS, until: local("2026-11-23 09:30"), count: 1 }] });
    expect(tied.map(({ kind }) => kind)).toEqual(["thank-you", "follow-up-1", "materials"]);
  });

  it("keeps a step that was sent, done and without reminders, while the others stay planned", () => {
    const people = [
      { key: "jane", kind: "interviewer" },
      { key: "per", kind: "interviewer" },
    ] as const;
    const done = [{ key: stepKey("thank-you", "jane"), how: "sent", at: local("2026-11-17 18:00") }] as const;
    const [jane, per] = planOf({ people, done });
    expect(jane).toMatchObject({ person: "jane", state: "done", remindAt: [] });
    expect(shown(jane?.dueAt ?? null)).toBe("2026-11-17 16:00");
    expect(per).toMatchObject({ person: "per", state: "planned" });
  });

  it("keeps a follow-up that was sent where it was when they promise another day afterwards", () => {
    const done = [{ key: FIRST, how: "sent", at: local("2026-11-24 11:20") }] as const;
    const before = only(planOf({ done }), "follow-up-1");
    const after = only(
      planOf({ done, promise: { from: null, by: day("2026-12-24") }, pace: "gentle" }),
      "follow-up-1",
    );
    expect(shown(before.dueAt)).toBe("2026-11-24 09:30");
    expect(after.dueAt).toBe(before.dueAt);
  });

  it.each(["replied", "next-round", "offer", "lost", "closed"] as const)(
    "skips all that was still planned once the outcome is %s",
    (outcome) => {
      const done = [{ key: FIRST, how: "sent", at: local("2026-11-24 11:20") }] as const;
      const steps = planOf({ done, outcome, materials: [{ what: "references", due: null }] });
      expect(steps.map(({ kind, state }) => [kind, state])).toEqual([
        ["thank-you", "skipped"],
        ["materials", "skipped"],
        ["follow-up-1", "done"],
        ["follow-up-2", "skipped"],
      ]);
      expect(steps.flatMap(({ remindAt }) => remindAt)).toEqual([]);
    },
  );

  it("moves the first reminder of a snoozed step to the very time chosen and keeps a later nudge", () => {
    const until = local("2026-11-17 23:17");
    const step = only(planOf({ snoozed: [{ key: THANKS, until, count: 1 }] }), "thank-you");
    expect(step.dueAt).toBe(until);
    expect(remindersOf(step)).toEqual(["2026-11-17 23:17", "2026-11-18 11:00"]);
  });

  it("drops a nudge that would come before the time chosen", () => {
    const snoozed = [{ key: THANKS, until: local("2026-11-18 13:00"), count: 1 }];
    expect(remindersOf(only(planOf({ snoozed }), "thank-you"))).toEqual(["2026-11-18 13:00"]);
  });

  it("goes by the last of several snoozes", () => {
    const snoozed = [
      { key: FIRST, until: local("2026-11-25 09:30"), count: 1 },
      { key: FIRST, until: local("2026-11-27 08:30"), count: 2 },
    ];
    expect(remindersOf(only(planOf({ snoozed }), "follow-up-1"))).toEqual(["2026-11-27 08:30"]);
  });

  it("does not let a snooze bring a step forward when the plan has moved beyond it", () => {
    const snoozed = [{ key: FIRST, until: local("2026-11-25 09:30"), count: 1 }];
    const promise = { from: null, by: day("2026-12-08") };
    expect(remindersOf(only(planOf({ snoozed, promise }), "follow-up-1"))).toEqual(["2026-12-10 09:30"]);
  });
});
