import { addDays } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import { dayAt } from "../time/zone.ts";
import { dayText, type Lens, tell, todayOf } from "../view/lens.ts";
import type { QuickAnswer } from "./field.ts";

/** When something was done that is marked only now: no day before the one on which the interview ended. */
export function sentAtChoices(lens: Lens, endsAt: Instant): readonly QuickAnswer[] {
  const today = todayOf(lens);
  const yesterday = addDays(today, -1);
  const choices = [
    { label: tell(lens, "sent-at.today"), text: today },
    { label: tell(lens, "sent-at.yesterday", { day: dayText(lens, yesterday) }), text: yesterday },
  ];
  return choices.filter(({ text }) => text >= dayAt(endsAt, lens.zone));
}
