import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Reminder, ReminderRef } from "../core/reminder.ts";
import { toUtcIso } from "../core/time/instant.ts";
import type { ArmedReminder } from "../ports/scheduler.ts";
import type { Tx } from "../ports/store.ts";
import type { Scope } from "./database.ts";
import { isOpen } from "./is-open.ts";
import { armedReminderFromRow, REMINDER_COLUMNS, reminderFromRow } from "./rows/reminder-row.ts";

// Rows are locked in the order of their ids wherever several are, so that two writers wait and never deadlock.

export function remindersOf(scope: Scope): Tx["reminders"] {
  const { db } = scope;
  return {
    byId: async (owner, id) => {
      const row = await db
        .selectFrom("reminders")
        .select(REMINDER_COLUMNS)
        .where("owner", "=", owner)
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? null : reminderFromRow(row);
    },
    ofInterview: async (owner, interview) => {
      const rows = await db
        .selectFrom("reminders")
        .select(REMINDER_COLUMNS)
        .where("owner", "=", owner)
        .where("interview_id", "=", interview)
        .orderBy("planned_for")
        .orderBy("id")
        .execute();
      return rows.map(reminderFromRow);
    },
    ofOpenInterviews: async (owner) => {
      const rows = await db
        .selectFrom("reminders")
        .innerJoin("interviews", "interviews.id", "reminders.interview_id")
        .select(REMINDER_COLUMNS.map((column) => `reminders.${column}` as const))
        .where("interviews.owner", "=", owner)
        .where(isOpen())
        .where("reminders.owner", "=", owner)
        .orderBy("reminders.due_at")
        .orderBy("reminders.id")
        .execute();
      return rows.map(reminderFromRow);
    },
    put: (reminders) => put(scope, reminders),
    claim: (due) => claim(scope, due),
    overdue: (sinceMs, limit) =>
      scheduled(
        scope,
        sql<SqlBool>`due_at <= ${scope.now()} - make_interval(secs => ${sinceMs / 1000})`,
        limit,
      ),
    upcoming: (until, limit) =>
      scheduled(scope, sql<SqlBool>`due_at < ${toUtcIso(until)}::timestamptz`, limit),
  };
}

async function scheduled(
  { db }: Scope,
  isDue: RawBuilder<SqlBool>,
  limit: number,
): Promise<readonly ArmedReminder[]> {
  const rows = await db
    .selectFrom("reminders")
    .select(["id", "revision", "due_at"])
    .where("state", "=", sql.lit("scheduled"))
    .where(isDue)
    .orderBy("due_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(armedReminderFromRow);
}

/**
 * What is due at one moment comes as the plan has it: by the time it was planned for, then an interview at a time, as
 * its steps are listed. A row's place is looked up by itself, because a join reads all steps there are.
 */
async function claim({ db, now }: Scope, due: readonly ReminderRef[]): Promise<readonly Reminder[]> {
  if (due.length === 0) return [];
  const ids = due.map((reminder) => reminder.id);
  const revisions = due.map((reminder) => reminder.revision);
  const claimed = await sql`
    WITH asked AS (
      SELECT owner FROM reminders
      JOIN unnest(${ids}::uuid[], ${revisions}::integer[]) AS due (id, revision) USING (id, revision)
      WHERE state = 'scheduled' AND due_at <= ${now()}
    ), locked AS (
      SELECT id FROM reminders
      WHERE owner IN (SELECT owner FROM asked) AND state = 'scheduled' AND due_at <= ${now()}
      ORDER BY id FOR UPDATE
    ), claimed AS (
      UPDATE reminders SET state = 'fired' FROM locked WHERE reminders.id = locked.id
      RETURNING ${sql.join(REMINDER_COLUMNS.map((column) => sql.ref(`reminders.${column}`)))}
    )
    SELECT * FROM claimed
    ORDER BY due_at, planned_for, interview_id, (
      SELECT position FROM steps WHERE steps.interview_id = claimed.interview_id AND steps.key = claimed.step_key
    ), nth`.execute(db);
  return claimed.rows.map(reminderFromRow);
}

async function put({ db }: Scope, reminders: readonly Reminder[]): Promise<void> {
  if (reminders.length === 0) return;
  const rows = reminders.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const written = await sql`
    INSERT INTO reminders (id, owner, interview_id, revision, step_key, nth, planned_for, due_at, state)
    SELECT * FROM unnest(
      ${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ owner }) => owner)}::uuid[],
      ${rows.map(({ interview }) => interview)}::uuid[], ${rows.map(({ revision }) => revision)}::integer[],
      ${rows.map(({ step }) => step)}::text[], ${rows.map(({ nth }) => nth)}::integer[],
      ${rows.map(({ plannedFor }) => toUtcIso(plannedFor))}::timestamptz[],
      ${rows.map(({ dueAt }) => toUtcIso(dueAt))}::timestamptz[], ${rows.map(({ state }) => state)}::text[]
    )
    ON CONFLICT (id) DO UPDATE SET
      revision = excluded.revision, step_key = excluded.step_key, nth = excluded.nth,
      planned_for = excluded.planned_for, due_at = excluded.due_at, state = excluded.state
    WHERE reminders.owner = excluded.owner AND reminders.interview_id = excluded.interview_id`.execute(db);
  if (written.numAffectedRows !== BigInt(reminders.length)) {
    throw new Error("a reminder with one of these ids belongs to another interview");
  }
}
