import * as fc from "fast-check";
import { CHANNELS, CULTURES, FEELINGS, PERSON_KINDS } from "../../../src/core/interview.ts";
import type { PlanFacts } from "../../../src/core/playbook/facts.ts";
import { HOLIDAY_REGIONS } from "../../../src/core/playbook/holidays.ts";
import { addDays, type Day, type Weekday } from "../../../src/core/time/day.ts";
import { after, type Instant, instant, MINUTE_MS, parseInstant } from "../../../src/core/time/instant.ts";
import { dayAt, type ZoneId } from "../../../src/core/time/zone.ts";
import { PACES, type WakingHours } from "../../../src/core/user.ts";
import { zone as zoneNamed } from "./sample-facts.ts";
import { changesOf, ORACLE_ZONES } from "./zone-oracle.ts";

const FIRST = parseInstant("2025-01-01T00:00:00Z") ?? instant(0);
const MINUTES = ((parseInstant("2036-01-01T00:00:00Z") ?? instant(0)) - FIRST) / MINUTE_MS;
const DAY_MINUTES = 24 * 60;

/** Any minute from 2025 to 2035. */
export const instants: fc.Arbitrary<Instant> = fc
  .integer({ min: 0, max: MINUTES - 1 })
  .map((minutes) => after(FIRST, minutes * MINUTE_MS));

/** Any waking hours a person can set: at least four of them. */
export const wakingHours: fc.Arbitrary<WakingHours> = fc
  .record({ from: fc.integer({ min: 0, max: 80 }), length: fc.integer({ min: 16, max: 96 }) })
  .map(({ from, length }) => ({ from: from * 15, to: Math.min(24 * 60, (from + length) * 15) }));

const zones: fc.Arbitrary<ZoneId> = fc.constantFrom(...ORACLE_ZONES).map(zoneNamed);

/** A zone and an end; every third one is near a change of the zone's clocks, where it has any. */
const zonedEnds = zones.chain((zone) =>
  fc.oneof(
    { weight: 2, arbitrary: instants.map((endsAt) => ({ zone, endsAt })) },
    {
      weight: 1,
      arbitrary: fc
        .record({ at: fc.nat(), minutes: fc.integer({ min: -16 * DAY_MINUTES, max: 2 * DAY_MINUTES }) })
        .map(({ at, minutes }) => {
          const near = changesOf(zone);
          const change = instant(near[at % Math.max(1, near.length)] ?? FIRST);
          return { zone, endsAt: after(change, minutes * MINUTE_MS) };
        }),
    },
  ),
);

const someDay = (from: Day): fc.Arbitrary<Day> =>
  fc.integer({ min: -2, max: 75 }).map((days) => addDays(from, days));
const weekdays = fc.uniqueArray(fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 });
/** Mostly logged right after the end; else days ahead, or up to six weeks late. */
const logged = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -20 * DAY_MINUTES, max: 45 * DAY_MINUTES }) },
);

/** Facts at the moment an interview is logged, before anything is done about it. */
export const freshFacts: fc.Arbitrary<PlanFacts> = zonedEnds.chain(({ zone, endsAt }) => {
  const ended = dayAt(endsAt, zone);
  const days = fc.option(someDay(ended), { nil: null });
  return fc
    .record({
      zone: fc.constant(zone),
      employerZone: fc.oneof({ weight: 3, arbitrary: fc.constant(zone) }, { weight: 1, arbitrary: zones }),
      pace: fc.constantFrom(...PACES),
      wakingHours,
      workingDays: fc.oneof(fc.constant<Weekday[]>([1, 2, 3, 4, 5]), weekdays),
      holidays: fc.option(fc.constantFrom(...HOLIDAY_REGIONS), { nil: null }),
      startsAt: fc.option(
        fc.integer({ min: 15, max: 240 }).map((minutes) => after(endsAt, -minutes * MINUTE_MS)),
        { nil: null },
      ),
      endsAt: fc.constant(endsAt),
      loggedAt: logged.map((minutes) => after(endsAt, minutes * MINUTE_MS)),
      promise: fc.option(
        fc.record({ by: someDay(ended), range: fc.boolean() }).map(({ by, range }) => ({
          from: range ? addDays(by, -3) : null,
          by,
        })),
        { nil: null },
      ),
      waitUntil: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: days }),
      channel: fc.constantFrom(null, null, ...CHANNELS),
      invitedToCall: fc.boolean(),
      salesLike: fc.boolean(),
      culture: fc.constantFrom(...CULTURES),
      feeling: fc.constantFrom(null, ...FEELINGS),
      wantsJob: fc.constantFrom(true, true, true, false),
      people: fc
        .array(fc.constantFrom(...PERSON_KINDS), { maxLength: 5 })
        .map((kinds) => kinds.map((kind, index) => ({ key: `person ${index}`, kind }))),
      materials: fc
        .array(days, { maxLength: 3 })
        .map((dues) => dues.map((due, index) => ({ what: `item ${index}`, due }))),
    })
    .map(atTheDesk);
});

/** They are logging it now, and nothing was done about it yet. */
function atTheDesk(
  said: Omit<PlanFacts, "now" | "done" | "snoozed" | "outcome"> & { loggedAt: Instant },
): PlanFacts {
  return { ...said, now: said.loggedAt, done: [], snoozed: [], outcome: null, outcomeAt: null };
}
