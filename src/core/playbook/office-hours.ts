import type { Channel } from "../interview.ts";
import { addDays, type Day, weekdayOf } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import { dayAt, instantOf, type ZoneId } from "../time/zone.ts";
import type { PlanFacts } from "./facts.ts";
import { OFFICE_SPANS } from "./timing.ts";
import { beforeNight, isAwake, nextWaking, type Waking } from "./waking-hours.ts";
import {
  employerZone,
  isWorkingDay,
  type WorkCalendar,
  workingDayFrom,
  workingDayUntil,
} from "./working-days.ts";

/**
 * All that decides when the employer may be reached, and the person told to. These are two calendars: the
 * employer's days and office hours by the employer's clock, the person's waking hours by their own.
 */
export type Hours = Waking & WorkCalendar & Pick<PlanFacts, "employerZone">;

/** Of all facts, the hours alone. */
export function hoursOf({
  zone,
  employerZone: theirs,
  wakingHours,
  workingDays,
  holidays = null,
}: Hours): Hours {
  const calendar = { zone, wakingHours, workingDays, holidays };
  return theirs === undefined ? calendar : { ...calendar, employerZone: theirs };
}

/** Tuesday to Thursday. */
const isMidweek = (day: Day): boolean => [2, 3, 4].includes(weekdayOf(day));

/** Calls wait for the middle of the week where that costs no more than a day. */
function preferredDay(day: Day, channel: Channel, hours: Hours): Day {
  const next = addDays(day, 1);
  const better = channel === "phone" && !isMidweek(day) && isMidweek(next);
  return better && isWorkingDay(next, hours) ? next : day;
}

/**
 * When the person can be told to make a touch on that day of the employer's: when the office opens for it (by
 * phone there are two such hours). One who is asleep at all of those is told as soon after as they are awake
 * and the office still open; where the two never meet, before the office opens rather than after it has closed.
 */
function momentsOn(day: Day, channel: Channel, hours: Hours): readonly [Instant, ...Instant[]] {
  const zone = employerZone(hours);
  const spans = OFFICE_SPANS[channel].map(({ at, until }) => ({
    opens: instantOf({ day, minute: at }, zone),
    closes: instantOf({ day, minute: until }, zone),
  }));
  const punctual = spans.map(({ opens }) => opens).filter((opens) => isAwake(opens, hours));
  const later = spans
    .map(({ opens, closes }) => ({ at: nextWaking(opens, hours), closes }))
    .filter(({ at, closes }) => at < closes && isAwake(at, hours))
    .map(({ at }) => at);
  const [first, ...others] = punctual.length > 0 ? punctual : later;
  return first === undefined ? [besideOffice(day, channel, hours)] : [first, ...others];
}

/** The last waking moment of that day of the employer's before the office opens, else the first one after. */
function besideOffice(day: Day, channel: Channel, hours: Hours): Instant {
  const zone = employerZone(hours);
  const opens = instantOf({ day, minute: OFFICE_SPANS[channel][0].at }, zone);
  const mine = dayAt(opens, hours.zone);
  const before = [1, 0, -1]
    .map((days) => beforeNight(addDays(mine, days), hours))
    .find((at) => at <= opens && dayAt(at, zone) === day && isAwake(at, hours));
  return before ?? nextWaking(opens, hours);
}

/** The first moment for a touch on a working day, on `from` at the earliest and not before `earliest`. */
export function touchFrom(from: Day, earliest: Instant, channel: Channel, hours: Hours): Instant {
  const day = workingDayFrom(from, hours);
  const found = momentsOn(day, channel, hours).find((at) => at >= earliest);
  if (found === undefined) return touchFrom(addDays(day, 1), earliest, channel, hours);
  const better = preferredDay(day, channel, hours);
  return better === day ? found : momentsOn(better, channel, hours)[0];
}

/** The last moment for a touch on a working day, at or before `at`: when a reminder answered at `at` had come. */
export function touchBefore(at: Instant, channel: Channel, hours: Hours): Instant {
  const today = dayAt(at, employerZone(hours));
  const reached = momentsOn(today, channel, hours)[0] <= at ? today : addDays(today, -1);
  const moments = momentsOn(workingDayUntil(reached, hours), channel, hours);
  return moments.findLast((moment) => moment <= at) ?? moments[0];
}

/** When an overdue touch is made: at once where the office is open and the person awake, else next time. */
export function overdueTouch(now: Instant, channel: Channel, hours: Hours): Instant {
  const today = dayAt(now, employerZone(hours));
  const isOpen = isWorkingDay(today, hours) && isOfficeOpen(now, today, channel, employerZone(hours));
  return isOpen && isAwake(now, hours) ? now : touchFrom(today, now, channel, hours);
}

function isOfficeOpen(now: Instant, day: Day, channel: Channel, zone: ZoneId): boolean {
  return OFFICE_SPANS[channel].some(
    ({ at, until }) =>
      now >= instantOf({ day, minute: at }, zone) && now < instantOf({ day, minute: until }, zone),
  );
}
