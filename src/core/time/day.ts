import { isValid } from "date-fns/isValid";
import { parseISO } from "date-fns/parseISO";
import type { Brand } from "../ids.ts";

/** A calendar day without a zone, `YYYY-MM-DD`; compares and sorts as text. */
export type Day = Brand<string, "Day">;

/** ISO: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The day, or null when the text is no `YYYY-MM-DD` or there is no such day (2026-02-30). */
export function parseDay(text: string): Day | null {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && isValid(parseISO(`${text}T00:00:00Z`)) ? (text as Day) : null;
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** The day of these numbers (month 1 to 12), or null when there is no such day. */
export function dayOf(year: number, month: number, date: number): Day | null {
  return parseDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`);
}

/** Days of a cycle of 400 Gregorian years. */
const CYCLE_DAYS = 146_097;
/** From 1 March of the year 0 to 1 January 1970. */
const EPOCH_DAYS = 719_468;

/**
 * The day’s number, counted from 1 January 1970. Years are taken to begin in March, so that a leap day ends one.
 * Source: H. Hinnant, chrono-Compatible Low-Level Date Algorithms.
 */
export function dayNumber(day: Day): number {
  const { year, month, date } = partsOf(day);
  const marchYear = month > 2 ? year : year - 1;
  const cycle = Math.floor(marchYear / 400);
  const yearOfCycle = marchYear - cycle * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  const leaps = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  return cycle * CYCLE_DAYS + yearOfCycle * 365 + leaps + dayOfYear - EPOCH_DAYS;
}

/** The day of that number. @throws {RangeError} outside the years 0000 to 9999, which alone have days here. */
export function dayOfNumber(number: number): Day {
  const shifted = number + EPOCH_DAYS;
  const cycle = Math.floor(shifted / CYCLE_DAYS);
  const dayOfCycle = shifted - cycle * CYCLE_DAYS;
  const leapDays =
    Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / 146_096);
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const leaps = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  const dayOfYear = dayOfCycle - 365 * yearOfCycle - leaps;
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const year = cycle * 400 + yearOfCycle + (month > 2 ? 0 : 1);
  if (year < 0 || year > 9999) throw new RangeError("only the years 0000 to 9999 have calendar days");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}` as Day;
}

export function addDays(day: Day, count: number): Day {
  return dayOfNumber(dayNumber(day) + count);
}

/** The same date `count` months later; the last day of that month when it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day);
  const index = year * 12 + (month - 1) + count;
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  for (let tried = date; tried > 28; tried -= 1) {
    const found = dayOf(target.year, target.month, tried);
    if (found !== null) return found;
  }
  return dayOf(target.year, target.month, Math.min(date, 28)) ?? day;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(day: Day): Weekday {
  // 1 January 1970 was a Thursday.
  return WEEKDAYS[(((dayNumber(day) + 3) % 7) + 7) % 7] ?? 1;
}

export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

export function laterDay(first: Day, second: Day): Day {
  return first > second ? first : second;
}
