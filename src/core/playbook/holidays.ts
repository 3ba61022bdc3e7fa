import { addDays, type Day, dayOf, partsOf, type Weekday, weekdayOf } from "../time/day.ts";
import { easterSunday } from "./easter.ts";

/** Gives the day off of a year, or null where that year has none. */
type DayOff = (year: number) => Day | null;

const EASTER_DAYS = { goodFriday: -2, easterMonday: 1, ascension: 39, whitMonday: 50, corpusChristi: 60 } as const;

const on = (month: number, date: number): DayOff => (year) => dayOf(year, month, date);
const since = (first: number, dayOff: DayOff): DayOff => (year) => (year >= first ? dayOff(year) : null);
const once = (year: number, month: number, date: number): DayOff => (asked) =>
  asked === year ? dayOf(year, month, date) : null;
const easter = (name: keyof typeof EASTER_DAYS): DayOff => (year) => addDays(easterSunday(year), EASTER_DAYS[name]);
const maundyThursday: DayOff = (year) => addDays(easterSunday(year), -3);

/** The first such weekday on that date or after it. */
const from = (month: number, date: number, weekday: Weekday): DayOff => (year) => {
  const day = dayOf(year, month, date);
  return day === null ? null : addDays(day, (weekday - weekdayOf(day) + 7) % 7);
};

/** A public holiday at a weekend is made up for on the next working day that is none itself (Britain). */
const madeUp = (month: number, date: number, weekendDays: 1 | 2 = 1): DayOff => (year) => {
  const day = dayOf(year, month, date);
  if (day === null) return null;
  const weekday = weekdayOf(day);
  // The second of two in a row finds Monday taken by the first.
  if (weekday === 6) return addDays(day, 2);
  if (weekday === 7) return addDays(day, weekendDays);
  return weekday === 1 && weekendDays === 2 ? addDays(day, 1) : day;
};

/** A federal holiday on a Saturday is kept the day before, on a Sunday the day after (United States). */
const observed = (dayOff: DayOff): DayOff => (year) => {
  const day = dayOff(year);
  if (day === null) return null;
  const weekday = weekdayOf(day);
  return addDays(day, weekday === 6 ? -1 : weekday === 7 ? 1 : 0);
};
