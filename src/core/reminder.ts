import type { InterviewId, ReminderId, UserId } from "./ids.ts";
import type { StepKey } from "./playbook/facts.ts";
import type { Instant } from "./time/instant.ts";

export const REMINDER_STATES = ["scheduled", "fired", "cancelled"] as const;
type ReminderState = (typeof REMINDER_STATES)[number];

/** What a job carries, and all it carries: which reminder, as of which revision. */
export interface ReminderRef {
  readonly id: ReminderId;
  readonly revision: number;
}

/** The message about a step that goes to the person; one row for every time they are reminded of it. */
export interface Reminder extends ReminderRef {
  readonly owner: UserId;
  readonly interview: InterviewId;
  readonly step: StepKey;
  /** 1 for the step's first reminder, 2 for its nudge. */
  readonly nth: number;
  /** What the plan said; a new plan that says the same leaves the reminder alone. */
  readonly plannedFor: Instant;
  /** When it is to go out: `plannedFor`, or as soon as could be where that had passed. */
  readonly dueAt: Instant;
  readonly state: ReminderState;
}
