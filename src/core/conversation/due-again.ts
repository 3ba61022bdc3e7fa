import { planChanges } from "../playbook/plan-changes.ts";
import type { Reminder } from "../reminder.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { digestView } from "../view/digest-view.ts";
import { reminderCard } from "../view/reminder-card.ts";
import type { View } from "../view/view.ts";
import type { Replanned } from "./replan.ts";
import { type Facts, lens } from "./turn.ts";

/**
 * What is planned again and was reminded of already: no reminder goes out a second time for the same time, so the
 * steps are shown at once. `shown` is the reminder whose card the person has before them, if it is one.
 */
export function dueAgain(
  before: StoredInterview,
  { stored, reminders }: Replanned,
  facts: Facts,
  shown: Reminder | null = null,
): readonly View[] {
  const { added } = planChanges(before.steps, stored.steps);
  const due = added
    .filter(({ key, dueAt }) => dueAt <= facts.now && key !== shown?.step)
    .flatMap(({ key }) => {
      const mine = reminders.filter(({ step }) => step === key);
      const isComing = mine.some(({ state, plannedFor }) => state === "scheduled" && plannedFor <= facts.now);
      const reminder = mine
        .filter(({ state }) => state === "fired")
        .toSorted((a, b) => b.nth - a.nth)
        .at(0);
      return isComing || reminder === undefined ? [] : [{ stored, reminder }];
    });
  const [first] = due;
  if (first === undefined) return [];
  return [due.length > 1 ? digestView(lens(facts), due) : reminderCard(lens(facts), stored, first.reminder)];
}
