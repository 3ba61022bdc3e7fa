import { type Day, daysBetween, partsOf, type Weekday, weekdayOf } from "../../../time/day.ts";

const WEEKDAYS: Readonly<Record<Weekday, string>> = {
  1: "Monday",
  2: "Tuesday",
  3: "Wednesday",
  4: "Thursday",
  5: "Friday",
  6: "Saturday",
  7: "Sunday",
};
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** Weekdays and months, which are written with a capital. */
export const DAY_NAMES: readonly string[] = [...Object.values(WEEKDAYS), ...MONTHS];

/** Beyond this many days from today a date without its year could be taken for another year's. */
const YEAR_NEEDED_DAYS = 300;

const monthOf = (day: Day): string => MONTHS[partsOf(day).month - 1] ?? "";

/** "17 November", with the year where it is far away. */
function dateOf(day: Day, today: Day): string {
  const far = Math.abs(daysBetween(today, day)) > YEAR_NEEDED_DAYS;
  return `${partsOf(day).date} ${monthOf(day)}${far ? ` ${partsOf(day).year}` : ""}`;
}

/** "today", "yesterday", "Tuesday" (2 to 6 days ago), else "17 November". */
export function pastName(day: Day, today: Day): string {
  const ago = daysBetween(day, today);
  if (ago === 0) return "today";
  if (ago === 1) return "yesterday";
  return ago > 1 && ago < 7 ? WEEKDAYS[weekdayOf(day)] : dateOf(day, today);
}

/** {@link pastName} as the time of a verb: "yesterday", "on Tuesday", "on 17 November". */
export function onPast(day: Day, today: Day): string {
  const ago = daysBetween(day, today);
  return ago === 0 || ago === 1 ? pastName(day, today) : `on ${pastName(day, today)}`;
}

/** The day of a promise that is still ahead: "later today", "by tomorrow", "by Friday", "by 20 December". */
export function byAhead(day: Day, today: Day): string {
  const ahead = daysBetween(today, day);
  if (ahead === 0) return "later today";
  if (ahead === 1) return "by tomorrow";
  return `by ${ahead < 7 ? WEEKDAYS[weekdayOf(day)] : dateOf(day, today)}`;
}

/** The day of a promise that has passed: "by yesterday", "by last Friday", "by 20 November". */
export function byPast(day: Day, today: Day): string {
  const ago = daysBetween(day, today);
  if (ago === 1) return "by yesterday";
  return `by ${ago < 7 ? `last ${WEEKDAYS[weekdayOf(day)]}` : dateOf(day, today)}`;
}

/** "between 17 December and 16 January", "between 3 and 14 December". */
export function between(from: Day, to: Day, today: Day): string {
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return `between ${sameMonth ? partsOf(from).date : dateOf(from, today)} and ${dateOf(to, today)}`;
}

/** When something will be with the reader: "today", "by tomorrow morning", "by Friday", "by 24 November". */
export function deliveredBy(day: Day, today: Day): string {
  const ahead = daysBetween(today, day);
  if (ahead === 0) return "today";
  return ahead === 1 ? "by tomorrow morning" : byAhead(day, today);
}
