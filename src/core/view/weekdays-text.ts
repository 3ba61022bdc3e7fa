import { weekdayNames } from "../text/weekday-names.ts";
import type { Weekday } from "../time/day.ts";
import { type Lens, tell } from "./lens.ts";

/** "Monday to Friday", "Sunday to Thursday"; days that do not follow one another are named one by one. */
export function weekdaysText(lens: Lens, days: readonly Weekday[]): string {
  const names = weekdayNames(lens.language);
  const nameOf = (wanted: Weekday): string => names.find(({ day }) => day === wanted)?.name ?? "";
  const isIn = (day: number): boolean => days.some((one) => one === day);
  const starts = days.filter((day) => !isIn(dayBefore(day)));
  const [from] = starts;
  if (starts.length !== 1 || from === undefined || days.length < 3) return days.map(nameOf).join(", ");
  const last = names.find(({ day }) => isIn(day) && !isIn((day % 7) + 1))?.name ?? "";
  return tell(lens, "settings.days-span", { from: nameOf(from), to: last });
}

function dayBefore(day: Weekday): number {
  return ((day + 5) % 7) + 1;
}
