import { z } from "zod";
import type { InterviewId, ReminderId, UserId } from "../../core/ids.ts";
import { REMINDER_STATES, type Reminder } from "../../core/reminder.ts";
import type { ArmedReminder } from "../../ports/scheduler.ts";
import { id, instantFromDate, stepKey } from "./columns.ts";

const armedSchema = z.object({ id: id<ReminderId>(), revision: z.int(), due_at: instantFromDate });

const rowSchema = armedSchema.extend({
  owner: id<UserId>(),
  interview_id: id<InterviewId>(),
  step_key: stepKey,
  nth: z.int(),
  planned_for: instantFromDate,
  state: z.enum(REMINDER_STATES),
});

export const REMINDER_COLUMNS = rowSchema.keyof().options;

/** @throws {z.ZodError} when the row is none of ours. */
export function reminderFromRow(row: unknown): Reminder {
  const read = rowSchema.parse(row);
  return {
    id: read.id,
    revision: read.revision,
    owner: read.owner,
    interview: read.interview_id,
    step: read.step_key,
    nth: read.nth,
    plannedFor: read.planned_for,
    dueAt: read.due_at,
    state: read.state,
  };
}

/** @throws {z.ZodError} when the row is none of ours. */
export function armedReminderFromRow(row: unknown): ArmedReminder {
  const read = armedSchema.parse(row);
  return { id: read.id, revision: read.revision, dueAt: read.due_at };
}
