import { addDays, addMonths, type Day, dayOf, partsOf, type Weekday, weekdayOf } from "../time/day.ts";
import type { Amount, DaySpan, Env } from "./token.ts";

/** No amount beyond this is read as an offset: nobody waits longer for an answer. */
const MOST_DAYS = 366 * 400;
const DAYS_PER: Readonly<Record<Amount["unit"], number>> = {
  minute: 0,
  hour: 0,
  day: 1,
  workday: 1.4,
  week: 7,
  month: 31,
  quarter: 92,
  year: 366,
};

export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** The first such weekday after `day`, never that day itself. */
export function weekdayAfter(day: Day, weekday: Weekday): Day {
  return addDays(day, ((weekday - weekdayOf(day) + 6) % 7) + 1);
}

/** The last such weekday before `day`, never that day itself. */
export function weekdayBefore(day: Day, weekday: Weekday): Day {
  return addDays(weekdayAfter(day, weekday), weekdayOf(day) === weekday ? -14 : -7);
}

export function inWeekOf(day: Day, weekday: Weekday): Day {
  return addDays(mondayOf(day), weekday - 1);
}

export function weekOf(day: Day): DaySpan {
  return { from: mondayOf(day), to: addDays(mondayOf(day), 6) };
}

/** From the `first`-th to the `last`-th day, `from` being the 1st. */
export function daysOf(from: Day, first: number, last: number): DaySpan {
  return { from: addDays(from, first - 1), to: addDays(from, last - 1) };
}

/** The month `offset` months after the one of `day`. */
export function monthOf(day: Day, offset: number): DaySpan {
  const { year, month } = partsOf(day);
  const first = addMonths(firstOf(year, month), offset);
  return { from: first, to: addDays(addMonths(first, 1), -1) };
}

export function quarterOf(day: Day, offset: number): DaySpan {
  const { year, month } = partsOf(day);
  const from = addMonths(firstOf(year, month - ((month - 1) % 3)), 3 * offset);
  return { from, to: addDays(addMonths(from, 3), -1) };
}

export function yearOf(year: number): DaySpan {
  return { from: firstOf(year, 1), to: addDays(firstOf(year + 1, 1), -1) };
}

/** @throws {RangeError} outside the years 0 to 9999, which no caller passes. */
export function firstOf(year: number, month: number): Day {
  const day = dayOf(year, month, 1);
  if (day === null) throw new RangeError("only the years 0000 to 9999 have calendar days");
  return day;
}

/** The Monday of an ISO week, or null when the year has no week of that number. */
export function isoWeek(year: number, week: number): DaySpan | null {
  const first = dayOf(year, 1, 4);
  if (first === null || week < 1) return null;
  const monday = addDays(mondayOf(first), (week - 1) * 7);
  return partsOf(addDays(monday, 3)).year === year ? { from: monday, to: addDays(monday, 6) } : null;
}

/** The n-th such weekday of a month (a negative n counts from its end), or null when there are fewer. */
export function nthWeekday(first: Day, weekday: Weekday, nth: number): Day | null {
  const { from, to } = monthOf(first, 0);
  const start = nth > 0 ? weekdayAfter(addDays(from, -1), weekday) : weekdayBefore(addDays(to, 1), weekday);
  const day = addDays(start, (nth > 0 ? nth - 1 : nth + 1) * 7);
  return day >= from && day <= to ? day : null;
}

/** Monday to Friday: which holidays count is the caller's matter. */
export function addWorkdays(day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1;
  let current = day;
  for (let left = Math.abs(count); left > 0; ) {
    current = addDays(current, step);
    if (weekdayOf(current) <= 5) left -= 1;
  }
  return current;
}

/** The day an amount after `day` (before, for a negative `sign`); null for hours and the absurd. */
export function shiftDay(day: Day, { count, unit }: Amount, sign: 1 | -1): Day | null {
  if (unit === "minute" || unit === "hour" || count * DAYS_PER[unit] > MOST_DAYS) return null;
  const year = partsOf(day).year + (sign * count * DAYS_PER[unit]) / 365;
  if (year < 1 || year > 9990) return null;
  if (unit === "workday") return addWorkdays(day, sign * Math.round(count));
  if (unit === "day" || unit === "week") return addDays(day, sign * Math.floor(count * DAYS_PER[unit]));
  const months = count * (unit === "year" ? 12 : unit === "quarter" ? 3 : 1);
  const whole = Math.floor(months);
  return addDays(addMonths(day, sign * whole), sign * Math.round((months - whole) * 30));
}

/** The nearest year (towards the past or the future) in which the date exists; null when there is none. */
export function nearestDate(month: number, date: number, env: Env): Day | null {
  const { year } = partsOf(env.today);
  for (let away = 0; away <= 8; away += 1) {
    const day = dayOf(env.past ? year - away : year + away, month, date);
    if (day !== null && (env.past ? day <= env.today : day >= env.today)) return day;
  }
  return null;
}

/** The nearest month that has this date (and this weekday, unless null). */
export function nearestDayOfMonth(date: number, weekday: Weekday | null, env: Env): Day | null {
  for (let away = 0; away <= 24; away += 1) {
    const { year, month } = partsOf(monthOf(env.today, env.past ? -away : away).from);
    const day = dayOf(year, month, date);
    if (day === null || (env.past ? day > env.today : day < env.today)) continue;
    if (weekday === null || weekdayOf(day) === weekday) return day;
  }
  return null;
}

/** Today, or the deadline's own day where that has passed: a span never ends before it begins. */
export function deadlineStart(today: Day, end: Day): Day {
  return end < today ? end : today;
}
