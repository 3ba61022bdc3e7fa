import { addDays, type Day, weekdayOf } from "../time/day.ts";
import type { ZoneId } from "../time/zone.ts";
import type { PlanFacts } from "./facts.ts";
import { isHoliday } from "./holidays.ts";

/** Which days the employer works. */
export type WorkCalendar = Pick<PlanFacts, "workingDays" | "holidays">;

/** Longer than any row of days off; a calendar without working days ends the search here. */
const SEARCH_DAYS = 31;

/** The clock the employer works by. */
export function employerZone({
  employerZone: theirs,
  zone,
}: Pick<PlanFacts, "employerZone" | "zone">): ZoneId {
  return theirs ?? zone;
}

export function isWorkingDay(day: Day, { workingDays, holidays = null }: WorkCalendar): boolean {
  return workingDays.includes(weekdayOf(day)) && (holidays === null || !isHoliday(day, holidays));
}

/** The day itself, or the first working day after it; the day itself where nobody ever works. */
export function workingDayFrom(day: Day, calendar: WorkCalendar): Day {
  return search(day, 1, calendar);
}

/** The day itself, or the last working day before it; the day itself where nobody ever works. */
export function workingDayUntil(day: Day, calendar: WorkCalendar): Day {
  return search(day, -1, calendar);
}

function search(day: Day, direction: 1 | -1, calendar: WorkCalendar): Day {
  for (let steps = 0; steps < SEARCH_DAYS; steps += 1) {
    const candidate = addDays(day, steps * direction);
    if (isWorkingDay(candidate, calendar)) return candidate;
  }
  return day;
}
