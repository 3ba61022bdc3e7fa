import { freshId, type ReminderId } from "../ids.ts";
import type { Interview } from "../interview.ts";
import { hoursOf } from "../playbook/office-hours.ts";
import { plan } from "../playbook/plan.ts";
import { planFacts } from "../playbook/plan-facts.ts";
import { reconcileReminders } from "../playbook/reconcile-reminders.ts";
import type { Reminder } from "../reminder.ts";
import type { StoredInterview } from "../stored-interview.ts";
import type { Change, Facts } from "./turn.ts";

/** An interview with the plan that follows from it, and what that changes. */
export interface Replanned {
  readonly stored: StoredInterview;
  /** All its reminders as they are now. */
  readonly reminders: readonly Reminder[];
  readonly change: Change;
}

/** Counts the interview's revision up and works out its plan and reminders anew. */
export function replan(changed: Interview, facts: Facts): Replanned {
  const interview = { ...changed, revision: changed.revision + 1 };
  const before = facts.interviews.find((stored) => stored.interview.id === interview.id)?.steps ?? [];
  const known = planFacts(interview, facts.user, facts.now, before);
  const steps = plan(known);
  const existing = facts.reminders.filter((reminder) => reminder.interview === interview.id);
  const writes = reconcileReminders({
    ...hoursOf(known),
    interview: interview.id,
    owner: interview.owner,
    steps,
    existing,
    now: facts.now,
    newId: () => freshId<ReminderId>(facts.newId),
  });
  const written = new Map(writes.map((reminder) => [reminder.id, reminder]));
  const kept = existing.filter(({ id }) => !written.has(id));
  const stored = { interview, steps };
  return {
    stored,
    reminders: [...kept, ...writes],
    change: { kind: "save-interview", stored, reminders: writes },
  };
}
