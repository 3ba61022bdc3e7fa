import { assert } from "vitest";
import type { DoneStep, PlanFacts, PlannedStep, StepKind } from "../../../src/core/playbook/facts.ts";
import { isHoliday } from "../../../src/core/playbook/holidays.ts";
import { parseDay } from "../../../src/core/time/day.ts";
import { after, DAY_MS, HOUR_MS, type Instant } from "../../../src/core/time/instant.ts";
import { must } from "./sample-facts.ts";

export type Planner = (facts: PlanFacts) => readonly PlannedStep[];

/** What must hold for the plan of every interview; each throws where it does not. */
export type Invariant = (planner: Planner, facts: PlanFacts) => void;

const FOLLOW_UPS: ReadonlySet<StepKind> = new Set(["follow-up-1", "follow-up-2"]);
const planned = (planner: Planner, facts: PlanFacts): readonly PlannedStep[] =>
  planner(facts).filter(({ state }) => state === "planned");

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks show, read by `Intl` alone: another way than the one that is tested. */
function clockOf(at: Instant, zone: string): { readonly day: string; readonly minute: number } {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  formats.set(zone, format);
  const [day = "", time = ""] = format.format(at).split(" ");
  const [hours = "", minutes = ""] = time.split(":");
  return { day, minute: Number(hours) * 60 + Number(minutes) };
}

const utcDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
/** 1 is Monday. */
const weekday = (day: string): number => ((((utcDay(day) + 3) % 7) + 7) % 7) + 1;
const awake = (at: Instant, { zone, wakingHours }: PlanFacts): boolean => {
  const { minute } = clockOf(at, zone);
  return minute >= wakingHours.from && minute < wakingHours.to;
};

/** Every quarter of an hour until `end`; all offsets from UTC and all waking hours here are made of them. */
function quartersUntil(start: Instant, end: Instant): readonly Instant[] {
  const quarter = HOUR_MS / 4;
  const first = Math.ceil(start / quarter) * quarter - start;
  const count = Math.max(0, Math.ceil((end - start - first) / quarter));
  return Array.from({ length: count }, (_, index) => after(start, first + index * quarter));
}

/** One who does everything the moment it is due, until nothing is left: all that was done, in order. */
function promptly(planner: Planner, start: PlanFacts): readonly (PlannedStep & DoneStep)[] {
  const dealt: (PlannedStep & DoneStep)[] = [];
  for (let round = 0; round < 30; round += 1) {
    const last = dealt.at(-1)?.at ?? start.now;
    const next = planned(planner, { ...start, now: last, done: dealt })[0];
    if (next === undefined) return dealt;
    dealt.push({ ...next, how: "sent", at: after(next.dueAt, 0) });
  }
  throw new Error("the plan never ends");
}

const isFollowUp = ({ kind }: PlannedStep): boolean => FOLLOW_UPS.has(kind);

export const INVARIANTS = {
  "no follow-up before the day to wait for, nor before two days after the end": (planner, facts) => {
    for (const { dueAt } of planned(planner, facts).filter(isFollowUp)) {
      if (facts.waitUntil !== null) assert.isTrue(clockOf(dueAt, facts.zone).day >= facts.waitUntil);
      assert.isAtLeast(dueAt, facts.endsAt + 2 * DAY_MS);
    }
  },
  "no follow-up before two days after the promised day": (planner, facts) => {
    if (facts.promise === null) return;
    for (const { dueAt } of promptly(planner, facts).filter(isFollowUp)) {
      assert.isAtLeast(utcDay(clockOf(dueAt, facts.zone).day), utcDay(facts.promise.by) + 2);
    }
  },
  "at most three touches in any fourteen days, at most two follow-ups, then move-on": (planner, facts) => {
    const dealt = promptly(planner, facts);
    const thanks = dealt.filter(({ kind }) => kind === "thank-you").slice(0, 1);
    const touches = [...thanks, ...dealt.filter(isFollowUp)].map(({ at }) => at).toSorted((a, b) => a - b);
    for (const start of touches) {
      assert.isAtMost(touches.filter((at) => at >= start && at < start + 14 * DAY_MS).length, 3);
    }
    assert.lengthOf(dealt.filter(isFollowUp), 2);
    assert.lengthOf(
      dealt.filter(({ kind }) => kind === "move-on"),
      1,
    );
  },
  "never two follow-ups on one day, nor on consecutive days": (planner, facts) => {
    const days = promptly(planner, facts)
      .filter(isFollowUp)
      .map(({ at }) => utcDay(clockOf(at, facts.zone).day));
    for (const [index, day] of days.slice(1).entries()) assert.isAbove(day - (days[index] ?? day), 1);
  },
  "follow-ups on working days, at the hour of their channel where the person is awake then": (
    planner,
    facts,
  ) => {
    for (const { dueAt, channel } of promptly(planner, facts).filter(isFollowUp)) {
      const { day, minute } = clockOf(dueAt, facts.zone);
      assert.include<number>(facts.workingDays, weekday(day));
      if (facts.holidays) assert.isFalse(isHoliday(must(parseDay(day), day), facts.holidays));
      const { from, to } = facts.wakingHours;
      const hour = channel === "phone" ? 10 * 60 + 30 : 9 * 60 + 30;
      if (hour >= from && hour < to) assert.strictEqual<unknown>(minute, hour);
    }
  },
  "every reminder in waking hours, except where waiting for them would pass the deadline": (
    planner,
    facts,
  ) => {
    for (const { remindAt, deadline } of planned(planner, facts)) {
      for (const at of remindAt.filter((moment) => !awake(moment, facts))) {
        assert.isNotNull(deadline);
        for (const quarter of quartersUntil(at, deadline ?? at)) assert.isFalse(awake(quarter, facts));
      }
    }
  },
  "thanks due exactly 24 hours after the end, reminded of after the end and before that": (
    planner,
    facts,
  ) => {
    for (const step of planner(facts).filter(({ kind }) => kind === "thank-you")) {
      assert.strictEqual<unknown>(step.deadline, facts.endsAt + 24 * HOUR_MS);
      for (const at of step.remindAt) {
        assert.isAbove(at, facts.endsAt);
        assert.isBelow(at, facts.endsAt + 24 * HOUR_MS);
      }
    }
  },
  "no call unless agreed, one channel for all follow-ups": (planner, facts) => {
    for (const { channel } of promptly(planner, facts).filter(isFollowUp)) {
      assert.strictEqual<unknown>(channel, facts.channel ?? "email");
    }
  },
  "the same plan whenever it is made": (planner, facts) => {
    const later = after(facts.now, 5 * DAY_MS);
    assert.deepEqual(planner({ ...facts, now: later }), planner(facts));
  },
  "what is done does not move, whatever comes later": (planner, facts) => {
    const dealt = promptly(planner, { ...facts, promise: null, waitUntil: null, pace: "standard" });
    const at = after(dealt.at(-1)?.at ?? facts.now, DAY_MS);
    const later: readonly PlanFacts[] = [
      { ...facts, done: dealt, now: at },
      { ...facts, done: dealt, now: after(at, 40 * DAY_MS), outcome: "lost" },
      { ...facts, done: dealt, now: at, snoozed: dealt.map(({ key }) => ({ key, until: at, count: 1 })) },
    ];
    const expected = dealt.map(({ key, dueAt }) => `${key} ${dueAt} done 0`);
    for (const next of later) {
      const found = planner(next).filter(({ state }) => state === "done");
      const compared = found.map(
        ({ key, dueAt, state, remindAt }) => `${key} ${dueAt} ${state} ${remindAt.length}`,
      );
      assert.deepEqual(compared.toSorted(), expected.toSorted());
    }
  },
  "nothing planned once there is an outcome": (planner, facts) => {
    for (const outcome of ["replied", "next-round", "offer", "lost", "closed"] as const) {
      assert.deepEqual(planned(planner, { ...facts, outcome }), []);
      assert.deepEqual(
        planner({ ...facts, outcome }).flatMap(({ remindAt }) => remindAt),
        [],
      );
    }
  },
  "in order, every step once, due at its first reminder": (planner, facts) => {
    const steps = planner(facts);
    assert.deepEqual(
      steps.map(({ dueAt }) => dueAt),
      steps.map(({ dueAt }) => dueAt).toSorted((a, b) => a - b),
    );
    assert.strictEqual<unknown>(new Set(steps.map(({ key }) => key)).size, steps.length);
    for (const { dueAt, remindAt } of steps) {
      assert.strictEqual<unknown>(remindAt[0], dueAt);
      assert.deepEqual(
        remindAt,
        [...new Set(remindAt)].toSorted((a, b) => a - b),
      );
    }
  },
} satisfies Readonly<Record<string, Invariant>>;
