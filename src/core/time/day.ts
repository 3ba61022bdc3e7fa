import { isValid } from "date-fns/isValid";
import { parseISO } from "date-fns/parseISO";
import { toDate } from "date-fns/toDate";
import type { Brand } from "../ids.ts";
import { DAY_MS } from "./instant.ts";

/** A calendar day without a zone, `YYYY-MM-DD`; compares and sorts as text. */
export type Day = Brand<string, "Day">;

/** ISO: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const utcMs = (day: Day): number => parseISO(`${day}T00:00:00Z`).getTime();
const fromUtcMs = (ms: number): Day => toDate(ms).toISOString().slice(0, 10) as Day;

/** The day, or null when the text is no `YYYY-MM-DD` or there is no such day (2026-02-30). */
export function parseDay(text: string): Day | null {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && isValid(parseISO(`${text}T00:00:00Z`)) ? (text as Day) : null;
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** The day of these numbers (month 1 to 12), or null when there is no such day. */
export function dayOf(year: number, month: number, date: number): Day | null {
  return parseDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`);
}

export function addDays(day: Day, count: number): Day {
  return fromUtcMs(utcMs(day) + count * DAY_MS);
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
  return Math.round((utcMs(to) - utcMs(from)) / DAY_MS);
}

export function weekdayOf(day: Day): Weekday {
  return WEEKDAYS[(toDate(utcMs(day)).getUTCDay() + 6) % 7] ?? 1;
}

export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

export function laterDay(first: Day, second: Day): Day {
  return first > second ? first : second;
}
