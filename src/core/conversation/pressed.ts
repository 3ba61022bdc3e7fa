import type { PlannedStep } from "../playbook/facts.ts";
import type { Reminder } from "../reminder.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { reminderCard, stepOf } from "../view/reminder-card.ts";
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
  /** What was filled in along with the press; null where nothing was. */
  readonly answer: string | null;
}

/**
 * Whether nothing is left to do about the step: it was dealt with, or the interview is over. What time alone has
 * overtaken can still be marked: it may have been sent all the same.
 */
export function isSettled({ interview }: StoredInterview, { key, state }: PlannedStep): boolean {
  if (state === "planned") return false;
  return interview.outcome !== null || interview.done.some((entry) => entry.key === key);
}

/** The card whose question has just been answered; null when its step was dealt with meanwhile. */
export function pressedNow(conversation: Conversation, id: string | null, facts: Facts): Pressed | null {
  const reminder = facts.reminders.find((one) => one.id === id);
  const stored = facts.interviews.find(({ interview }) => interview.id === reminder?.interview);
  if (reminder === undefined || stored === undefined) return null;
  const step = stepOf(stored, reminder);
  return step === null || isSettled(stored, step)
    ? null
    : { conversation, stored, reminder, step, facts, answer: null };
}

/** The card again, with small print about what has just happened. */
export function cardAfter(
  { reminder, facts }: Pick<Pressed, "reminder" | "facts">,
  replanned: Replanned,
  notes: readonly string[],
): View {
  return reminderCard(lens(facts), replanned.stored, reminderAfter(reminder, replanned), notes);
}

/** The reminder as the new plan has it. */
export function reminderAfter(reminder: Reminder, { reminders }: Replanned): Reminder {
  return reminders.find(({ id }) => id === reminder.id) ?? reminder;
}
