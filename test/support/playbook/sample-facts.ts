import { expect } from "vitest";
import type { PlanFacts, PlannedStep, StepKind } from "../../../src/core/playbook/facts.ts";
import { type Day, parseDay } from "../../../src/core/time/day.ts";
import { type Instant, parseInstant } from "../../../src/core/time/instant.ts";
import { instantOf, parseClock, parseZone, toZonedIso, type ZoneId } from "../../../src/core/time/zone.ts";
import { DEFAULT_WAKING_HOURS, DEFAULT_WORKING_DAYS } from "../../../src/core/user.ts";

/** A UUID for every number. */
export const sampleUuid = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** The value, which the test knows to be there. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`the test itself is wrong: ${what}`);
  return value;
}

export const day = (text: string): Day => must(parseDay(text), text);
export const zone = (name: string): ZoneId => must(parseZone(name), name);
export const iso = (text: string): Instant => must(parseInstant(text), text);

/** `2026-11-17 15:00` on the clocks of the zone; Stockholm where none is given. */
export function local(text: string, where: ZoneId = STOCKHOLM): Instant {
  const [date = "", time = ""] = text.split(" ");
  return instantOf({ day: day(date), minute: must(parseClock(time), time) }, where);
}

export const STOCKHOLM = zone("Europe/Stockholm");

/** An interview in Stockholm that ended on Tuesday 17 November 2026 at 15:00, and nothing else known. */
export function sampleFacts(change: Partial<PlanFacts> = {}): PlanFacts {
  const endsAt = change.endsAt ?? local("2026-11-17 15:00", change.zone);
  return {
    now: endsAt,
    zone: STOCKHOLM,
    pace: "standard",
    wakingHours: DEFAULT_WAKING_HOURS,
    workingDays: DEFAULT_WORKING_DAYS,
    startsAt: null,
    endsAt,
    promise: null,
    waitUntil: null,
    channel: null,
    people: [],
    materials: [],
    done: [],
    snoozed: [],
    outcome: null,
    ...change,
  };
}

export function only(steps: readonly PlannedStep[], kind: StepKind): PlannedStep {
  const found = steps.filter((step) => step.kind === kind);
  expect(found.map((step) => step.kind)).toEqual([kind]);
  return must(found[0], kind);
}

/** `2026-11-17 16:00`, as the clocks there show it. */
export function shown(at: Instant | null, where: ZoneId = STOCKHOLM): string | null {
  return at === null ? null : toZonedIso(at, where).slice(0, 16).replace("T", " ");
}

export const remindersOf = (step: PlannedStep, where: ZoneId = STOCKHOLM): readonly (string | null)[] =>
  step.remindAt.map((at) => shown(at, where));
