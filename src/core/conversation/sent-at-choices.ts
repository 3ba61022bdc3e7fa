import { addDays } from "../time/day.ts";
import { dayText, type Lens, tell, todayOf } from "../view/lens.ts";
import type { QuickAnswer } from "./field.ts";

/** When something was done that is marked only now. */
export function sentAtChoices(lens: Lens): readonly QuickAnswer[] {
  const today = todayOf(lens);
  const yesterday = addDays(today, -1);
  return [
    { label: tell(lens, "sent-at.today"), text: today },
    { label: tell(lens, "sent-at.yesterday", { day: dayText(lens, yesterday) }), text: yesterday },
  ];
}
