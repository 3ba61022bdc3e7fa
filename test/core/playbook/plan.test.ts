import { describe, expect, it } from "vitest";
import { type PlanFacts, type StepKey, stepKey } from "../../../src/core/playbook/facts.ts";
import { plan, skipReasons } from "../../../src/core/playbook/plan.ts";
import { day, local, only, remindersOf, sampleFacts, shown } from "../../support/playbook/sample-facts.ts";

const THANKS = stepKey("thank-you");
const FIRST = stepKey("follow-up-1");
const planOf = (change: Partial<PlanFacts> = {}) => plan(sampleFacts(change));
const states = (change: Partial<PlanFacts>) => planOf(change).map(({ kind, state }) => `${kind} ${state}`);
const reason = (change: Partial<PlanFacts>, key: StepKey) => skipReasons(sampleFacts(change)).get(key);

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

  const FULL = {
    done: [{ key: FIRST, how: "sent", at: local("2026-11-24 11:20") }],
    culture: "traditional",
    materials: [{ what: "references", due: null }],
  } satisfies Partial<PlanFacts>;
  it.each(["offer", "closed"] as const)(
    "skips all that was still planned once the outcome is %s",
    (outcome) => {
      const steps = planOf({ ...FULL, outcome });
      expect(steps.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
        "thank-you skipped",
        "materials skipped",
        "card skipped",
        "follow-up-1 done",
        "follow-up-2 skipped",
      ]);
      expect(steps.flatMap(({ remindAt }) => remindAt)).toEqual([]);
    },
  );

  it.each(["replied", "next-round"] as const)(
    "leaves after an answer (%s) what they asked for, and thanks while they are in time",
    (outcome) => {
      expect(states({ ...FULL, outcome })).toEqual([
        "thank-you planned",
        "materials planned",
        "card skipped",
        "follow-up-1 done",
        "follow-up-2 skipped",
      ]);
      const late = states({ ...FULL, outcome, now: local("2026-11-18 15:01") });
      expect(late.slice(0, 2)).toEqual(["thank-you skipped", "materials planned"]);
    },
  );

  it("says farewell once the job is lost, and looks again three months later", () => {
    const lost = { ...FULL, outcome: "lost", outcomeAt: local("2026-11-26 13:13") } as const;
    const steps = planOf({ ...lost, now: local("2026-11-27 10:00") });
    expect(
      steps.filter(({ state }) => state === "planned").map(({ kind, dueAt }) => `${kind} ${shown(dueAt)}`),
    ).toEqual([
      "graceful-reply 2026-11-26 13:13",
      "ask-feedback 2026-11-26 13:13",
      "keep-in-touch 2027-02-26 09:30",
    ]);
    const evening = planOf({ ...lost, outcomeAt: local("2026-11-27 18:00") });
    expect(shown(only(evening, "graceful-reply").dueAt)).toBe("2026-11-30 09:30");
    const weeksLater = planOf({ ...lost, now: local("2026-12-11 10:00") });
    expect(only(weeksLater, "graceful-reply").state).toBe("skipped");
    expect(only(weeksLater, "keep-in-touch").state).toBe("planned");
  });

  it("keeps a farewell that was said where it was when the job turns out not to be lost", () => {
    const done = [{ key: stepKey("graceful-reply"), how: "sent", at: local("2026-11-26 13:20") }] as const;
    const found = planOf({ done, now: local("2026-11-27 10:00") });
    expect(only(found, "graceful-reply")).toMatchObject({ state: "done", remindAt: [] });
    expect(found.map(({ kind }) => kind)).not.toContain("ask-feedback");
  });

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

  it("does not drop what was put off to a time after it would have been too late", () => {
    const until = local("2026-11-30 09:30");
    const snoozed = [{ key: THANKS, until, count: 1 }];
    expect(only(planOf({ snoozed, now: local("2026-11-28 10:00") }), "thank-you").state).toBe("planned");
    // It comes back when they asked for it, and is there for a day.
    expect(only(planOf({ snoozed, now: until }), "thank-you").state).toBe("planned");
    expect(only(planOf({ snoozed, now: local("2026-12-01 09:31") }), "thank-you").state).toBe("skipped");
  });

  it("does not let a snooze bring a step forward when the plan has moved beyond it", () => {
    const snoozed = [{ key: FIRST, until: local("2026-11-25 09:30"), count: 1 }];
    const promise = { from: null, by: day("2026-12-08") };
    expect(remindersOf(only(planOf({ snoozed, promise }), "follow-up-1"))).toEqual(["2026-12-10 09:30"]);
  });
});

describe("skipReasons", () => {
  it("says why each step is left out", () => {
    const call = {
      channel: "phone",
      done: [{ key: THANKS, how: "sent", at: local("2026-11-17 16:05") }],
    } as const;
    expect(reason({ done: [{ key: FIRST, how: "skipped", at: local("2026-11-24 11:20") }] }, FIRST)).toBe(
      "chosen",
    );
    expect(reason({ now: local("2026-11-27 10:00") }, THANKS)).toBe("late");
    expect(reason({ outcome: "offer" }, THANKS)).toBe("outcome");
    expect(reason({ wantsJob: false }, FIRST)).toBe("unwanted");
    expect(reason({ ...call, now: local("2026-11-23 16:00") }, stepKey("call"))).toBe("overtaken");
    expect(reason({ ...call, now: local("2026-11-20 15:00") }, stepKey("call"))).toBeUndefined();
    expect([...skipReasons(sampleFacts()).keys()]).toEqual([]);
  });
});
