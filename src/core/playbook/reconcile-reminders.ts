import type { InterviewId, ReminderId, UserId } from "../ids.ts";
import type { Reminder } from "../reminder.ts";
import type { Instant } from "../time/instant.ts";
import type { PlannedStep } from "./facts.ts";
import { fireTime } from "./fire-time.ts";
import type { Hours } from "./office-hours.ts";

export interface ReconcileInput extends Hours {
  readonly interview: InterviewId;
  readonly owner: UserId;
  /** The new plan. */
  readonly steps: readonly PlannedStep[];
  /** Every reminder the interview has had so far. */
  readonly existing: readonly Reminder[];
  readonly now: Instant;
  readonly newId: () => ReminderId;
}

/** One time a person is to be reminded of one step. */
interface Wanted extends Pick<Reminder, "step" | "nth" | "plannedFor" | "dueAt"> {
  /** The step's next reminder goes out by then anyway. */
  readonly overtaken: boolean;
}

const slot = ({ step, nth }: Pick<Reminder, "step" | "nth">): string => `${nth} ${step}`;

/**
 * The rows to write so that the reminders say what the plan says. A row whose time is the plan's is left
 * alone; a changed one gets a new revision; one that is not wanted any more is cancelled. What has gone out
 * does not go out again, unless it was moved ahead. Writing the result and asking again gives nothing.
 */
export function reconcileReminders(input: ReconcileInput): readonly Reminder[] {
  const rows = new Map(input.existing.map((row) => [slot(row), row]));
  const wanted = input.steps.flatMap((step) => wantedOf(step, input));
  const kept = new Set(wanted.map(slot));
  const writes = wanted.map((want) => write(want, rows.get(slot(want)) ?? null, input));
  const leftovers = input.existing.filter((row) => !kept.has(slot(row))).map(cancel);
  return [...writes, ...leftovers].filter((row) => row !== null);
}

function wantedOf(step: PlannedStep, { now, ...hours }: ReconcileInput): readonly Wanted[] {
  return step.remindAt.map((plannedFor, index) => {
    const dueAt = fireTime(step, plannedFor, now, hours);
    const next = step.remindAt[index + 1];
    return {
      step: step.key,
      nth: index + 1,
      plannedFor,
      dueAt,
      overtaken: next !== undefined && next <= dueAt,
    };
  });
}

function write(want: Wanted, row: Reminder | null, input: ReconcileInput): Reminder | null {
  const { overtaken, ...times } = want;
  if (row !== null && row.state !== "cancelled" && row.plannedFor === want.plannedFor) return null;
  if (row?.state === "fired" && want.plannedFor <= input.now) return null;
  if (overtaken) return row === null ? null : cancel(row);
  if (row !== null) return { ...row, ...times, revision: row.revision + 1, state: "scheduled" };
  const { interview, owner } = input;
  return { id: input.newId(), revision: 1, owner, interview, ...times, state: "scheduled" };
}

function cancel(row: Reminder): Reminder | null {
  return row.state === "scheduled" ? { ...row, revision: row.revision + 1, state: "cancelled" } : null;
}
