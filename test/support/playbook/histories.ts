import * as fc from "fast-check";
import { OUTCOMES, PERSON_KINDS } from "../../../src/core/interview.ts";
import type { PlanFacts, PlannedStep } from "../../../src/core/playbook/facts.ts";
import { fireTime } from "../../../src/core/playbook/fire-time.ts";
import { addDays } from "../../../src/core/time/day.ts";
import { after, DAY_MS, type Instant, latest, MINUTE_MS } from "../../../src/core/time/instant.ts";
import { dayAt } from "../../../src/core/time/zone.ts";
import { PACES } from "../../../src/core/user.ts";
import { freshFacts } from "./arbitraries.ts";

export type Planner = (facts: PlanFacts) => readonly PlannedStep[];

const DAY_MINUTES = 24 * 60;
const minutesUpTo = (days: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: days * DAY_MINUTES });

/** Something that happens after an interview was logged. */
const happening = fc.oneof(
  fc.record({ kind: fc.constant("wait"), minutes: minutesUpTo(20) }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("settle"),
      which: fc.nat(3),
      how: fc.constantFrom("sent", "sent", "sent", "skipped"),
      /** How long after the reminder, and how long before that it had been sent already. */
      late: fc.oneof(fc.constant(0), minutesUpTo(6)),
      earlier: fc.constantFrom(0, 0, 0, 90, 1500),
    }),
  },
  fc.record({ kind: fc.constant("snooze"), which: fc.nat(3), minutes: fc.integer({ min: 15, max: 20_000 }) }),
  fc.record({
    kind: fc.constant("promise"),
    days: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
  }),
  fc.record({ kind: fc.constant("hold"), days: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }) }),
  fc.record({ kind: fc.constant("outcome"), outcome: fc.constantFrom(null, null, ...OUTCOMES) }),
  fc.record({ kind: fc.constant("move"), days: fc.integer({ min: -3, max: 14 }) }),
  fc.record({ kind: fc.constant("meet"), person: fc.constantFrom(...PERSON_KINDS) }),
  fc.record({ kind: fc.constant("pace"), pace: fc.constantFrom(...PACES), invited: fc.boolean() }),
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** An interview, and what happens to it in whatever order. */
export interface History {
  readonly start: PlanFacts;
  readonly happenings: readonly Happening[];
}

const AT_ONCE = { kind: "settle", which: 0, how: "sent", late: 0, earlier: 0 } as const;

/** Whatever happens in whatever order, and then somebody who does some more things the moment they are due. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    start: freshFacts,
    happenings: fc.array(happening, { maxLength: 8 }),
    diligent: fc.integer({ min: 0, max: 8 }),
  })
  .map(({ start, happenings, diligent }) => ({
    start,
    happenings: [...happenings, ...Array.from({ length: diligent }, () => AT_ONCE)],
  }));

/** All states of the facts on the way, the first and the last among them. */
export function statesOf(planner: Planner, { start, happenings }: History): readonly PlanFacts[] {
  const states = [start];
  for (const one of happenings) states.push(next(planner, states.at(-1) ?? start, one));
  return states;
}

/** The planned steps with the time each goes out, soonest first. */
export function going(
  planner: Planner,
  facts: PlanFacts,
): readonly { readonly step: PlannedStep; readonly at: Instant }[] {
  return planner(facts)
    .filter(({ state }) => state === "planned")
    .map((step) => ({ step, at: fireTime(step, step.dueAt, facts.now, facts) }))
    .toSorted((a, b) => a.at - b.at);
}

function next(planner: Planner, facts: PlanFacts, one: Happening): PlanFacts {
  const today = dayAt(facts.now, facts.employerZone ?? facts.zone);
  switch (one.kind) {
    case "wait":
      return { ...facts, now: after(facts.now, one.minutes * MINUTE_MS) };
    case "settle": {
      const found = going(planner, facts)[one.which];
      if (found === undefined) return facts;
      const now = after(latest(found.at, facts.now), one.late * MINUTE_MS);
      // What was overtaken meanwhile offers nothing to press.
      const current = going(planner, { ...facts, now }).find(({ step }) => step.key === found.step.key);
      if (current === undefined || current.at > now) return { ...facts, now };
      const at = after(now, -one.earlier * MINUTE_MS);
      const { key, dueAt } = current.step;
      return { ...facts, now, done: [...facts.done, { key, how: one.how, at, dueAt }] };
    }
    case "snooze": {
      const found = going(planner, facts)[one.which];
      if (found === undefined) return facts;
      const until = after(facts.now, one.minutes * MINUTE_MS);
      return { ...facts, snoozed: [...facts.snoozed, { key: found.step.key, until, count: 1 }] };
    }
    case "promise": {
      const promise =
        one.days === null ? null : { from: null, by: addDays(today, one.days), saidAt: facts.now };
      return { ...facts, promise };
    }
    case "hold":
      return { ...facts, waitUntil: one.days === null ? null : addDays(today, one.days) };
    case "outcome":
      return { ...facts, outcome: one.outcome, outcomeAt: one.outcome === null ? null : facts.now };
    case "move":
      return {
        ...facts,
        startsAt: null,
        endsAt: after(facts.endsAt, one.days * DAY_MS),
      };
    case "meet": {
      const person = { key: `person ${facts.people.length}`, kind: one.person };
      return { ...facts, people: [...facts.people, person] };
    }
    case "pace":
      return { ...facts, pace: one.pace, invitedToCall: one.invited };
  }
}
