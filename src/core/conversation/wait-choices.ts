import { addDays, addMonths } from "../time/day.ts";
import { dayText, type Lens, tell, todayOf } from "../view/lens.ts";
import type { QuickAnswer } from "./field.ts";

/** How long they usually ask to wait, as days, so that a button pressed later still means the day it showed. */
export function waitChoices(lens: Lens): readonly QuickAnswer[] {
  const today = todayOf(lens);
  const choices = [
    { key: "replied.wait-week", day: addDays(today, 7) },
    { key: "replied.wait-two-weeks", day: addDays(today, 14) },
    { key: "replied.wait-month", day: addMonths(today, 1) },
  ] as const;
  return choices.map(({ key, day }) => ({
    label: tell(lens, key, { day: dayText(lens, day) }),
    text: `by ${day}`,
  }));
}
