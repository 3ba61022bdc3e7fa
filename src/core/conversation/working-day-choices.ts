import { weekdayNames } from "../text/weekday-names.ts";
import type { Weekday } from "../time/day.ts";
import type { Lens } from "../view/lens.ts";
import { weekdaysText } from "../view/weekdays-text.ts";
import type { QuickAnswer } from "./field.ts";

const USUAL: readonly (readonly Weekday[])[] = [
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5, 6],
  [1, 2, 3, 4, 7],
];

/** The weeks that most employers keep; each stands for the names of its days. */
export function workingDayChoices(lens: Lens): readonly QuickAnswer[] {
  const names = weekdayNames(lens.language);
  return USUAL.map((days) => ({
    label: weekdaysText(lens, days),
    text: names
      .filter(({ day }) => days.includes(day))
      .map(({ name }) => name)
      .join(", "),
  }));
}
