import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanFacts, PlannedStep } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { addDays } from "../../../src/core/time/day.ts";
import { after, DAY_MS, HOUR_MS, type Instant } from "../../../src/core/time/instant.ts";
import { dayAt, instantOf, wallAt } from "../../../src/core/time/zone.ts";
import { freshFacts } from "../../support/playbook/arbitraries.ts";
import { INVARIANTS, type Invariant, type Planner } from "../../support/playbook/invariants.ts";
import { zone } from "../../support/playbook/sample-facts.ts";

type InvariantName = keyof typeof INVARIANTS;
const invariants: Readonly<Record<InvariantName, Invariant>> = INVARIANTS;
const RUNS = 250;

describe("every plan, whatever the interview, the zone and the year", () => {
  it.each(Object.entries(invariants))("has %s", (_name, invariant) => {
    const found = fc.check(
      fc.property(freshFacts, (facts) => invariant(plan, facts)),
      { numRuns: RUNS },
    );
    expect(fc.defaultReportMessage(found)).toBeUndefined();
    expect(found.failed).toBe(false);
  });
});

/** The plan with some of its steps changed. */
const changing =
  (change: (step: PlannedStep, facts: PlanFacts) => PlannedStep): Planner =>
  (facts) =>
    plan(facts)
      .map((step) => change(step, facts))
      .toSorted((a, b) => a.dueAt - b.dueAt);
const planningAs =
  (change: (facts: PlanFacts) => Partial<PlanFacts>): Planner =>
  (facts) =>
    plan({ ...facts, ...change(facts) });
const moveTo = (step: PlannedStep, at: Instant): PlannedStep =>
  step.state === "planned" ? { ...step, dueAt: at, remindAt: [at] } : step;

/** Mistakes that are easily made, and the line that has to notice each. */
const PLANTED: readonly (readonly [string, InvariantName, Planner])[] = [
  [
    "forgets what they asked to wait for",
    "no follow-up before the day to wait for, nor before two days after the end",
    planningAs(() => ({ waitUntil: null })),
  ],
  [
    "takes two days for two calendar days",
    "no follow-up before the day to wait for, nor before two days after the end",
    changing((step, facts) =>
      step.kind === "follow-up-1" && step.dueAt < facts.endsAt + 4 * DAY_MS
        ? moveTo(
            step,
            instantOf({ day: addDays(dayAt(facts.endsAt, facts.zone), 2), minute: 570 }, facts.zone),
          )
        : step,
    ),
  ],
  [
    "reads the beginning of a promise for its end",
    "no follow-up before two days after the promised day",
    planningAs(({ promise }) => ({ promise: promise && { ...promise, by: addDays(promise.by, -3) } })),
  ],
  [
    "adds a day of the calendar to the end instead of 24 hours",
    "thanks due exactly 24 hours after the end, reminded of after the end and before that",
    changing((step, { endsAt, zone: where }) => {
      const { day, minute } = wallAt(endsAt, where);
      const deadline = instantOf({ day: addDays(day, 1), minute }, where);
      return step.kind === "thank-you" ? { ...step, deadline } : step;
    }),
  ],
  [
    "forgets that people sleep",
    "every reminder in waking hours, except where waiting for them would pass the deadline",
    planningAs(() => ({ wakingHours: { from: 0, to: 24 * 60 } })),
  ],
  [
    "nudges at night although the morning would do",
    "every reminder in waking hours, except where waiting for them would pass the deadline",
    changing((step, { endsAt }) =>
      step.kind === "thank-you" && step.remindAt.length === 2
        ? { ...step, remindAt: [step.dueAt, after(endsAt, 20 * HOUR_MS)] }
        : step,
    ),
  ],
  [
    "takes the server's clock for the person's",
    "follow-ups on working days, at the hour of their channel where the person is awake then",
    planningAs(() => ({ zone: zone("UTC") })),
  ],
  [
    "works at weekends",
    "follow-ups on working days, at the hour of their channel where the person is awake then",
    planningAs(() => ({ workingDays: [1, 2, 3, 4, 5, 6, 7] })),
  ],
  [
    "works on public holidays",
    "follow-ups on working days, at the hour of their channel where the person is awake then",
    planningAs(() => ({ holidays: null })),
  ],
  [
    "asks again the next day",
    "never two follow-ups on one day, nor on consecutive days",
    changing((step, { done }) => {
      const first = done.find(({ key }) => key === "follow-up-1");
      return step.kind === "follow-up-2" && first ? moveTo(step, after(first.at, DAY_MS)) : step;
    }),
  ],
  [
    "never gives up",
    "at most three touches in any fourteen days, at most two follow-ups, then move-on",
    planningAs(({ done }) => ({ done: done.filter(({ key }) => key !== "follow-up-2") })),
  ],
  [
    "calls where nobody invited a call",
    "no call unless agreed, one channel for all follow-ups",
    planningAs(({ channel }) => ({ channel: channel ?? "phone" })),
  ],
  [
    "counts from today instead of from the facts",
    "the same plan whenever it is made",
    planningAs(({ now }) => ({ endsAt: now })),
  ],
  [
    "moves what is done when the promise moves",
    "what is done does not move, whatever comes later",
    (facts) => {
      const undone = plan({ ...facts, done: [] });
      return plan(facts).map((step) => {
        const dueAt = undone.find(({ key }) => key === step.key)?.dueAt ?? step.dueAt;
        return Object.assign({}, step, { dueAt });
      });
    },
  ],
  ["forgets the outcome", "nothing planned once there is an outcome", planningAs(() => ({ outcome: null }))],
  [
    "thanks everybody under one name",
    "in order, every step once, due at its first reminder",
    planningAs(({ people }) => ({ people: people.map((person) => ({ ...person, key: "them" })) })),
  ],
];

describe("the lines above notice a plan that", () => {
  it.each(PLANTED)("%s", (_bug, name, planner) => {
    const found = fc.check(
      fc.property(freshFacts, (facts) => invariants[name](planner, facts)),
      { numRuns: RUNS * 5, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });

  it("are each broken by one of these at least", () => {
    expect(Object.keys(invariants).toSorted()).toEqual(
      [...new Set(PLANTED.map(([, name]) => name))].toSorted(),
    );
  });
});
