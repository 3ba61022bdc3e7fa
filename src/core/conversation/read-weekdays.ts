import { weekdayNames } from "../text/weekday-names.ts";
import type { Weekday } from "../time/day.ts";
import type { Language } from "../user.ts";

/** Two letters tell the days of the week apart in every language we speak. */
const SHORTEST = 2;

/** "Monday to Friday", "Sun-Thu", "Mon, Tue and Fri": those days, Monday first; null when it is none of that. */
export function readWeekdays(text: string, language: Language): readonly Weekday[] | null {
  const parts = text.split(/\s*(?:,|;|\+|&|\band\b)\s*/iu).filter((part) => part !== "");
  const found = new Set<Weekday>();
  for (const part of parts) {
    const ends = part
      .split(/\s*(?:[-–—]|\b(?:to|until|till|through)\b)\s*/iu)
      .map((end) => dayOf(end, language));
    const [from, to = from] = ends;
    if (from === undefined || to === undefined || from === null || to === null || ends.length > 2)
      return null;
    for (const day of between(from, to)) found.add(day);
  }
  return found.size === 0 ? null : [...found].toSorted((a, b) => a - b);
}

function dayOf(word: string, language: Language): Weekday | null {
  const typed = word.toLowerCase().replace(/\.$|s$/gu, "");
  if (typed.length < SHORTEST) return null;
  return weekdayNames(language).find(({ name }) => name.toLowerCase().startsWith(typed))?.day ?? null;
}

/** From one day to the other, both included, over the end of the week where that is on the way. */
function between(from: Weekday, to: Weekday): readonly Weekday[] {
  const week = [1, 2, 3, 4, 5, 6, 7] as const;
  return week.filter((day) => (from <= to ? day >= from && day <= to : day >= from || day <= to));
}
