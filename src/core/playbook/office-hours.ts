import type { Channel } from "../interview.ts";
import { addDays, type Day } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import { dayAt, instantOf } from "../time/zone.ts";
import { beforeNight, isAwake, nextWaking, type Waking } from "./waking-hours.ts";
import { isWorkingDay, type WorkCalendar, workingDayFrom, workingDayUntil } from "./working-days.ts";

/** All that decides when the employer may be reached, and the person told to. */
export type Hours = Waking & WorkCalendar;

/** Minutes since midnight: when a touch falls due, and until when it can still be made on the same day. */
const WRITTEN = { at: 9 * 60 + 30, until: 16 * 60 };
/** A quiet hour: neither right after lunch nor at the end of the day. */
const PHONED = { at: 10 * 60 + 30, until: 11 * 60 + 30 };

const officeHours = (channel: Channel): typeof WRITTEN => (channel === "phone" ? PHONED : WRITTEN);

/**
 * The hour of a touch on that day: 09:30, or 10:30 by phone. Where the person is not awake then, the first
 * waking moment after it on the same day, else the last one before their night.
 */
function touchTime(day: Day, channel: Channel, waking: Waking): Instant {
  const nominal = instantOf({ day, minute: officeHours(channel).at }, waking.zone);
  const awake = nextWaking(nominal, waking);
  return dayAt(awake, waking.zone) === day ? awake : beforeNight(day, waking);
}

/** The first hour of a touch on a working day, on `from` at the earliest and not before `earliest`. */
export function touchFrom(from: Day, earliest: Instant, channel: Channel, hours: Hours): Instant {
  const day = workingDayFrom(from, hours);
  const at = touchTime(day, channel, hours);
  return at >= earliest ? at : touchFrom(addDays(day, 1), earliest, channel, hours);
}

/** The last hour of a touch on a working day, at or before `at`: when a reminder answered at `at` had come. */
export function touchBefore(at: Instant, channel: Channel, hours: Hours): Instant {
  const today = dayAt(at, hours.zone);
  const reached = touchTime(today, channel, hours) <= at ? today : addDays(today, -1);
  return touchTime(workingDayUntil(reached, hours), channel, hours);
}

/** When an overdue touch is made: at once where the office is open and the person awake, else next time. */
export function overdueTouch(now: Instant, channel: Channel, hours: Hours): Instant {
  const today = dayAt(now, hours.zone);
  const { at, until } = officeHours(channel);
  const open =
    now >= instantOf({ day: today, minute: at }, hours.zone) &&
    now < instantOf({ day: today, minute: until }, hours.zone);
  if (open && isWorkingDay(today, hours) && isAwake(now, hours)) return now;
  return touchFrom(today, now, channel, hours);
}
