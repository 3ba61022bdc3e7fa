import type { PlannedStep } from "../playbook/facts.ts";
import type { Reminder } from "../reminder.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { reminderCard } from "../view/reminder-card.ts";
import type { View } from "../view/view.ts";
import type { Replanned } from "./replan.ts";
import type { Conversation } from "./state.ts";
import { type Facts, lens } from "./turn.ts";

/** A card, what it is about, and the conversation it was pressed in. */
export interface Pressed {
  readonly conversation: Conversation;
  readonly stored: StoredInterview;
  readonly reminder: Reminder;
  readonly step: PlannedStep;
  readonly facts: Facts;
}

/** The card again, with small print about what has just happened. */
export function cardAfter(pressed: Pressed, replanned: Replanned, notes: readonly string[]): View {
  const reminder = replanned.reminders.find(({ id }) => id === pressed.reminder.id) ?? pressed.reminder;
  return reminderCard(lens(pressed.facts), replanned.stored, reminder, notes);
}
