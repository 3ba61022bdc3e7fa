import { assert } from "vitest";
import { OUTCOMES } from "../../../src/core/interview.ts";
import type { PlanFacts, PlannedStep, StepKind } from "../../../src/core/playbook/facts.ts";
import { isHoliday } from "../../../src/core/playbook/holidays.ts";
import { parseDay } from "../../../src/core/time/day.ts";
import { after, DAY_MS, HOUR_MS, type Instant } from "../../../src/core/time/instant.ts";
import { going, type History, type Planner, statesOf } from "./histories.ts";
import { must } from "./sample-facts.ts";
import { oracleClock, oracleInstants } from "./zone-oracle.ts";

/** What must hold for the plan of every interview, whatever has happened to it; each throws where it does not. */
export type Invariant = (planner: Planner, history: History) => void;

/** Calls, check-ins and follow-ups ask about the job. */
const ASKS: ReadonlySet<StepKind> = new Set(["call", "check-in", "follow-up-1", "follow-up-2"]);
const THANKS: ReadonlySet<StepKind> = new Set(["thank-you", "card"]);
const AFTER_LOSS: ReadonlySet<StepKind> = new Set(["graceful-reply", "ask-feedback", "keep-in-touch"]);

const OFFICE: ReadonlySet<StepKind> = new Set([...ASKS, ...AFTER_LOSS, "card"]);

const utcDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
/** 1 is Monday. */
const weekday = (day: string): number => ((((utcDay(day) + 3) % 7) + 7) % 7) + 1;
const theirClock = (at: Instant, { zone, employerZone }: PlanFacts) => oracleClock(at, employerZone ?? zone);
const isAwake = (at: Instant, { zone, wakingHours }: PlanFacts): boolean => {
  const { minute } = oracleClock(at, zone);
  return minute >= wakingHours.from && minute < wakingHours.to;
};
const isAsk = ({ kind }: { readonly kind: StepKind }): boolean => ASKS.has(kind);
const kindOf = (key: string): string => key.split(":")[0] ?? key;
const isPutOff = ({ key, dueAt }: PlannedStep, { snoozed }: PlanFacts): boolean =>
  snoozed.some((entry) => entry.key === key && entry.until === dueAt);

/** Checks every state of a history. */
const always =
  (check: (planner: Planner, facts: PlanFacts) => void): Invariant =>
  (planner, history) => {
    for (const facts of statesOf(planner, history)) check(planner, facts);
  };

/** Every quarter of an hour until `end`; all offsets from UTC and all waking hours here are made of them. */
function quartersUntil(start: Instant, end: Instant): readonly Instant[] {
  const quarter = HOUR_MS / 4;
  const first = Math.ceil(start / quarter) * quarter - start;
  const count = Math.max(0, Math.ceil((end - start - first) / quarter));
  return Array.from({ length: count }, (_, index) => after(start, first + index * quarter));
}

/** One who does everything the moment it goes out, until nothing is left: all that was done, in order. */
function promptly(planner: Planner, start: PlanFacts): readonly (PlannedStep & { readonly at: Instant })[] {
  const dealt: (PlannedStep & { readonly at: Instant })[] = [];
  const done = [...start.done];
  let now = start.now;
  for (let round = 0; round < 150; round += 1) {
    const [next] = going(planner, { ...start, now, done });
    if (next === undefined) return dealt;
    dealt.push({ ...next.step, at: next.at });
    done.push({ key: next.step.key, how: "sent", at: next.at, dueAt: next.step.dueAt });
    now = next.at;
  }
  throw new Error("the plan never ends");
}

interface Touch {
  readonly kind: string;
  readonly day: number;
  /** The plan’s own choice: planned and not put off by the person. */
  readonly isChosen: boolean;
  readonly isSnoozed: boolean;
}

/** All touches of some kinds, made or to be made, by the day in the employer’s calendar. */
function touchesOf(planner: Planner, facts: PlanFacts, kinds: ReadonlySet<string>): readonly Touch[] {
  const dayOf = (at: Instant): number => utcDay(theirClock(at, facts).day);
  const made = facts.done
    .filter(({ how, key }) => how === "sent" && kinds.has(kindOf(key)))
    .map(({ key, at }) => ({ kind: kindOf(key), day: dayOf(at), isChosen: false, isSnoozed: false }));
  const coming = going(planner, facts)
    .filter(({ step }) => kinds.has(step.kind))
    .map(({ step, at }) => {
      const isSnoozed = isPutOff(step, facts);
      return { kind: step.kind, day: dayOf(at), isChosen: !isSnoozed, isSnoozed };
    });
  return [...made, ...coming];
}

export const INVARIANTS = {
  "nothing to the employer before the day to wait for, but thanks and what they asked for": always(
    (planner, facts) => {
      const { waitUntil } = facts;
      if (waitUntil === null) return;
      for (const { step, at } of going(planner, facts)) {
        if (isAsk(step) || step.kind === "card") assert.isTrue(theirClock(at, facts).day >= waitUntil);
      }
    },
  ),
  "nothing before two days after the end, but thanks, cards and what they asked for": always(
    (planner, facts) => {
      for (const { step, at } of going(planner, facts).filter((one) => isAsk(one.step))) {
        assert.isAtLeast(at, facts.endsAt + 2 * DAY_MS, step.kind);
      }
    },
  ),
  "no follow-up before two days after the promised day": always((planner, facts) => {
    for (const { step, at } of going(planner, facts)) {
      if (facts.promise === null || !step.kind.startsWith("follow-up")) continue;
      assert.isAtLeast(utcDay(theirClock(at, facts).day), utcDay(facts.promise.by) + 2);
    }
  }),
  "at most three touches in any fourteen days, all thanks of an interview counting as one": always(
    (planner, facts) => {
      const asks = touchesOf(planner, facts, ASKS);
      const thanks = touchesOf(planner, facts, THANKS);
      for (const chosen of asks.filter(({ isChosen }) => isChosen)) {
        const starts = [...asks, ...thanks].map(({ day }) => day);
        for (const start of starts.filter((day) => day <= chosen.day && day > chosen.day - 14)) {
          const isWithin = ({ day }: Touch): boolean => day >= start && day < start + 14;
          const found = asks.filter(isWithin);
          if (found.some(({ isSnoozed }) => isSnoozed)) continue;
          assert.isAtMost(found.length + (thanks.some(isWithin) ? 1 : 0), 3);
        }
      }
    },
  ),
  "never two that ask about the job on one day, nor on consecutive days": always((planner, facts) => {
    const asks = touchesOf(planner, facts, ASKS);
    for (const [index, one] of asks.entries()) {
      for (const other of asks.slice(index + 1)) {
        const isOurs =
          one.isChosen || (other.isChosen && !one.isSnoozed) || (one.isSnoozed && other.isChosen);
        if (isOurs) assert.isAbove(Math.abs(one.day - other.day), 1, `${one.kind} ${other.kind}`);
      }
    }
  }),
  "two follow-ups at most, then move-on, and nothing after that": (planner, { start }) => {
    const dealt = promptly(planner, start).map(({ kind }) => kind);
    const expected = start.wantsJob === false ? [] : ["follow-up-1", "follow-up-2", "move-on"];
    assert.deepEqual<readonly string[]>(
      dealt.filter((kind) => kind.startsWith("follow-up") || kind === "move-on"),
      expected,
    );
    if (expected.length > 0)
      assert.isFalse(dealt.slice(dealt.indexOf("move-on")).some((kind) => ASKS.has(kind)));
  },
  "nothing to the employer after the end, but farewells where the job is lost": always((planner, facts) => {
    for (const outcome of OUTCOMES) {
      for (const { step } of going(planner, { ...facts, outcome, outcomeAt: facts.now })) {
        if (outcome === "lost") assert.isTrue(AFTER_LOSS.has(step.kind), step.kind);
        else assert.isTrue(outcome === "replied" || outcome === "next-round", outcome);
        assert.isFalse(isAsk(step));
      }
    }
  }),
  "no call unless one is welcome, and one channel for all that ask": always((planner, facts) => {
    const isWelcome =
      facts.channel === "phone" ||
      (facts.channel === null && (facts.invitedToCall === true || facts.salesLike === true));
    const asks = going(planner, facts)
      .map(({ step }) => step)
      .filter(isAsk);
    for (const { kind, channel } of asks) {
      if (kind === "call" || channel === "phone") assert.isTrue(isWelcome);
      assert.strictEqual(channel, facts.channel ?? (isWelcome ? "phone" : "email"));
    }
  }),
  "touches on the employer’s working days, at the hour of their channel where the person is awake then":
    always((planner, facts) => {
      for (const { step, at } of going(planner, facts)) {
        if (!OFFICE.has(step.kind) || (isPutOff(step, facts) && at === step.dueAt)) continue;
        const { day, minute } = theirClock(at, facts);
        assert.include<number>(facts.workingDays, weekday(day));
        if (facts.holidays) assert.isFalse(isHoliday(must(parseDay(day), day), facts.holidays));
        const hours = step.channel === "phone" ? [10.5 * 60, 14.5 * 60] : [9.5 * 60];
        // What is overdue goes out as soon as the office is open, farewells at once.
        if (at > step.dueAt || AFTER_LOSS.has(step.kind) || hours.includes(minute)) continue;
        const opened = hours.flatMap((hour) => oracleInstants(day, hour, facts.employerZone ?? facts.zone));
        for (const hour of opened) assert.isFalse(isAwake(after(at, hour - at), facts), step.kind);
      }
    }),
  "every reminder in waking hours, except where waiting for them would pass the deadline": always(
    (planner, facts) => {
      for (const { step, at } of going(planner, facts)) {
        for (const moment of [at, ...step.remindAt].filter((one) => !isAwake(one, facts))) {
          if (facts.snoozed.some(({ until }) => until === moment)) continue;
          const { deadline } = step;
          assert.isNotNull(deadline, step.kind);
          for (const quarter of quartersUntil(moment, deadline ?? moment)) {
            assert.isFalse(isAwake(quarter, facts), step.kind);
          }
        }
      }
    },
  ),
  "thanks due exactly 24 hours after the end, reminded of after the end and before that": always(
    (planner, facts) => {
      for (const step of planner(facts).filter(({ kind }) => kind === "thank-you")) {
        assert.strictEqual<unknown>(step.deadline, facts.endsAt + 24 * HOUR_MS);
        for (const at of step.remindAt) {
          if (facts.snoozed.some(({ until }) => until === at)) continue;
          assert.isAbove(at, facts.endsAt);
          assert.isBelow(at, facts.endsAt + 24 * HOUR_MS);
        }
      }
    },
  ),
  "the same plan from the same facts, and a later one for a reason only": always((planner, facts) => {
    assert.deepEqual(planner(structuredClone(facts)), planner(facts));
    const first = going(planner, facts)[0]?.step.dueAt ?? facts.now;
    // As long as nothing is due, time alone changes nothing but what is too late.
    if (first <= facts.now) return;
    const later = planner({ ...facts, outcomeAt: facts.outcomeAt ?? facts.now, now: after(first, -1) });
    const before = planner({ ...facts, outcomeAt: facts.outcomeAt ?? facts.now });
    const moved = later.filter((step) => {
      const was = before.find(({ key }) => key === step.key);
      return step.state === "planned" && was?.dueAt !== step.dueAt;
    });
    assert.deepEqual(moved, []);
  }),
  "what is done does not move, whatever comes later": (planner, history) => {
    const known = new Map<string, string>();
    for (const facts of statesOf(planner, history)) {
      const plan = planner(facts);
      const steps = new Map(plan.map((step) => [step.key, step]));
      for (const { key, how } of facts.done) {
        const step = steps.get(key);
        // Thanks to all stand for those whose names come later.
        if (step === undefined && key === kindOf(key)) {
          const named = plan.filter(({ kind }) => kind === key);
          assert.isAbove(named.length, 0, key);
          for (const { state } of named) assert.notStrictEqual(state, "planned");
          continue;
        }
        assert.isDefined(step, key);
        const shown = `${step?.dueAt} ${step?.state} ${step?.remindAt.length}`;
        assert.strictEqual(shown, known.get(key) ?? shown);
        assert.strictEqual(step?.state, how === "sent" ? "done" : "skipped");
        known.set(key, shown);
      }
    }
  },
  "in order, every step once, due at its first reminder": always((planner, facts) => {
    const steps = planner(facts);
    assert.deepEqual(
      steps.map(({ dueAt }) => dueAt),
      steps.map(({ dueAt }) => dueAt).toSorted((a, b) => a - b),
    );
    assert.strictEqual<unknown>(new Set(steps.map(({ key }) => key)).size, steps.length);
    for (const { dueAt, remindAt, state } of steps) {
      assert.strictEqual(state === "planned", remindAt.length > 0);
      if (state === "planned") assert.strictEqual<unknown>(remindAt[0], dueAt);
      assert.deepEqual(
        remindAt,
        [...new Set(remindAt)].toSorted((a, b) => a - b),
      );
    }
  }),
} satisfies Readonly<Record<string, Invariant>>;
