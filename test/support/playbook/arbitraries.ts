import * as fc from "fast-check";
import type { PlanFacts } from "../../../src/core/playbook/facts.ts";
import { HOLIDAY_REGIONS } from "../../../src/core/playbook/holidays.ts";
import { addDays, type Day, type Weekday } from "../../../src/core/time/day.ts";
import {
  after,
  DAY_MS,
  type Instant,
  instant,
  MINUTE_MS,
  parseInstant,
} from "../../../src/core/time/instant.ts";
import { dayAt, parseZone, toZonedIso, type ZoneId } from "../../../src/core/time/zone.ts";
import type { WakingHours } from "../../../src/core/user.ts";

const FIRST = parseInstant("2025-01-01T00:00:00Z") ?? instant(0);
const MINUTES = ((parseInstant("2036-01-01T00:00:00Z") ?? instant(0)) - FIRST) / MINUTE_MS;

/** Any minute from 2025 to 2035. */
export const instants: fc.Arbitrary<Instant> = fc
  .integer({ min: 0, max: MINUTES - 1 })
  .map((minutes) => after(FIRST, minutes * MINUTE_MS));

/** Any waking hours a person can set: at least four of them. */
export const wakingHours: fc.Arbitrary<WakingHours> = fc
  .record({ from: fc.integer({ min: 0, max: 80 }), length: fc.integer({ min: 16, max: 96 }) })
  .map(({ from, length }) => ({ from: from * 15, to: Math.min(24 * 60, (from + length) * 15) }));

const zones: fc.Arbitrary<ZoneId> = fc.constantFrom(...Intl.supportedValuesOf("timeZone")).map((name) => {
  const zone = parseZone(name);
  if (zone === null) throw new Error(`the zone ${name} is listed but not known`);
  return zone;
});

const WEEK_MS = 7 * DAY_MS;
const offsetAt = (at: Instant, zone: ZoneId): string => toZonedIso(at, zone).slice(19);
const changes = new Map<ZoneId, readonly Instant[]>();

/** The beginnings of the weeks, from 2025 to 2035, in which the zone's clocks change. */
function changesOf(zone: ZoneId): readonly Instant[] {
  const known = changes.get(zone);
  if (known !== undefined) return known;
  const weeks = Array.from({ length: 11 * 52 }, (_, index) => after(FIRST, index * WEEK_MS));
  const found = weeks.filter((week) => offsetAt(week, zone) !== offsetAt(after(week, WEEK_MS), zone));
  changes.set(zone, found);
  return found;
}

/** A zone and an end; every third one is near a change of the zone's clocks, where it has any. */
const zonedEnds = zones.chain((zone) =>
  fc.oneof(
    { weight: 2, arbitrary: instants.map((endsAt) => ({ zone, endsAt })) },
    {
      weight: 1,
      arbitrary: fc
        .record({ at: fc.nat(), minutes: fc.integer({ min: -2 * 24 * 60, max: 9 * 24 * 60 }) })
        .map(({ at, minutes }) => {
          const near = changesOf(zone);
          const change = near[at % Math.max(1, near.length)] ?? FIRST;
          return { zone, endsAt: after(change, minutes * MINUTE_MS) };
        }),
    },
  ),
);

const someDay = (from: Day): fc.Arbitrary<Day> =>
  fc.integer({ min: -2, max: 60 }).map((days) => addDays(from, days));
const weekdays = fc.uniqueArray(fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 });

/** Facts right after an interview, before anything is done about it. */
export const freshFacts: fc.Arbitrary<PlanFacts> = zonedEnds.chain(({ zone, endsAt }) => {
  const ended = dayAt(endsAt, zone);
  const days = fc.option(someDay(ended), { nil: null });
  return fc.record({
    now: fc.constant(endsAt),
    zone: fc.constant(zone),
    pace: fc.constantFrom("gentle", "standard", "persistent"),
    wakingHours,
    workingDays: fc.oneof(fc.constant<Weekday[]>([1, 2, 3, 4, 5]), weekdays),
    holidays: fc.option(fc.constantFrom(...HOLIDAY_REGIONS), { nil: null }),
    startsAt: fc.constant(null),
    endsAt: fc.constant(endsAt),
    promise: fc.option(
      someDay(ended).map((by) => ({ from: null, by })),
      { nil: null },
    ),
    waitUntil: days,
    channel: fc.constantFrom(null, "email", "phone", "post", "social"),
    people: fc
      .array(fc.constantFrom("interviewer", "recruiter", "reception"), { maxLength: 5 })
      .map((kinds) => kinds.map((kind, index) => ({ key: `person ${index}`, kind }))),
    materials: fc
      .array(days, { maxLength: 3 })
      .map((dues) => dues.map((due, index) => ({ what: `item ${index}`, due }))),
    done: fc.constant([]),
    snoozed: fc.constant([]),
    outcome: fc.constant(null),
  });
});
