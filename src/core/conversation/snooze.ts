import type { PlannedStep } from "../playbook/facts.ts";
import { planChanges } from "../playbook/plan-changes.ts";
import { snoozeChoices } from "../playbook/snooze-choices.ts";
import { nextWaking } from "../playbook/waking-hours.ts";
import { addDays } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import { instantOf, wallAt } from "../time/zone.ts";
import { comingText, tell, timeText } from "../view/lens.ts";
import { reminderCard } from "../view/reminder-card.ts";
import { stepTitle } from "../view/step-text.ts";
import { cardAfter, type Pressed } from "./pressed.ts";
import { type Replanned, replan } from "./replan.ts";
import { lens, redraw, type StepResult } from "./turn.ts";

/** The time a snooze button stands for, or null for one that is not offered now. */
function snoozeTime({ facts }: Pressed, verb: string): Instant | null {
  const { zone } = lens(facts);
  if (verb === "week") {
    const wall = wallAt(facts.now, zone);
    const sameHour = instantOf({ ...wall, day: addDays(wall.day, 7) }, zone);
    return nextWaking(sameHour, { zone, wakingHours: facts.user.wakingHours });
  }
  const choices = snoozeChoices(facts.now, zone, facts.user);
  return choices.find(({ id }) => verb === `s-${id}`)?.at ?? null;
}

/** A press on one of the snooze times. */
export function snooze(pressed: Pressed, verb: string): StepResult {
  const until = snoozeTime(pressed, verb);
  if (until !== null) return snoozeUntil(pressed, until);
  // "This evening" pressed at night: the card goes back to what can be done now.
  const { conversation, stored, reminder, facts } = pressed;
  const note = tell(lens(facts), "snooze.past");
  return redraw(conversation, reminderCard(lens(facts), stored, reminder, [note]));
}

/** When the reminder comes after all, where that is later than was asked for: a snooze never hurries a step. */
function actualReturn({ step }: Pressed, { reminders }: Replanned, until: Instant): Instant | null {
  const next = reminders
    .filter(({ step: key, state }) => key === step.key && state === "scheduled")
    .toSorted((a, b) => a.dueAt - b.dueAt)[0];
  return next !== undefined && next.dueAt > until ? next.dueAt : null;
}

/** Puts the step off, and says what moved, what did not, and whether a deadline passes meanwhile. */
export function snoozeUntil(pressed: Pressed, until: Instant): StepResult {
  const { conversation, stored, step, facts } = pressed;
  const look = lens(facts);
  const others = stored.interview.snoozed.filter(({ key }) => key !== step.key);
  const count = (stored.interview.snoozed.find(({ key }) => key === step.key)?.count ?? 0) + 1;
  const snoozed = [...others, { key: step.key, until, count }];
  const replanned = replan({ ...stored.interview, snoozed }, facts);
  const later = actualReturn(pressed, replanned, until);
  const isOther = ({ key }: PlannedStep): boolean => key !== step.key;
  const { moved, kept } = planChanges(stored.steps, replanned.stored.steps);
  const stays = kept.find((one) => isOther(one) && one.dueAt > facts.now);
  const notes = [
    later === null
      ? tell(look, "snooze.done", { when: timeText(look, until) })
      : tell(look, "snooze.later", { asked: timeText(look, until), when: timeText(look, later) }),
  ];
  if (step.deadline !== null && step.deadline > facts.now && step.deadline < (later ?? until)) {
    notes.push(tell(look, "snooze.deadline", { when: timeText(look, step.deadline) }));
  }
  for (const { from, to } of moved.filter((one) => isOther(one.to))) {
    const title = stepTitle(look, stored.interview, to);
    const [was, is] = [timeText(look, from.dueAt), comingText(look, to.dueAt)];
    notes.push(tell(look, "replied.moved", { step: title, from: was, to: is }));
  }
  if (stays !== undefined) {
    const title = stepTitle(look, stored.interview, stays);
    notes.push(tell(look, "card.untouched", { step: title, when: timeText(look, stays.dueAt) }));
  }
  return {
    next: conversation,
    changes: [replanned.change],
    card: cardAfter(pressed, replanned, notes),
    replies: [],
  };
}
