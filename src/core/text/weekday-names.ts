import type { Weekday } from "../time/day.ts";
import { DAY_MS } from "../time/instant.ts";
import type { Language } from "../user.ts";

/** The days of the week as people say them, Monday first. */
export function weekdayNames(
  language: Language,
): readonly { readonly day: Weekday; readonly name: string }[] {
  const names = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  // The fifth of January 1970, four days after the beginning of time, was a Monday.
  return ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({
    day,
    name: names.format((3 + day) * DAY_MS),
  }));
}
