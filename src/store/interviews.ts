import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { UserId } from "../core/ids.ts";
import type { Interview } from "../core/interview.ts";
import type { PlannedStep } from "../core/playbook/facts.ts";
import type { StoredInterview } from "../core/stored-interview.ts";
import { type Instant, toUtcIso } from "../core/time/instant.ts";
import { StaleRevisionError, type Tx } from "../ports/store.ts";
import type { Scope } from "./database.ts";
import { isOpen } from "./is-open.ts";
import { replaceList } from "./replace-list.ts";
import { INTERVIEW_COLUMNS, interviewFromRow } from "./rows/interview-row.ts";

export function interviewsOf(scope: Scope): Tx["interviews"] {
  return {
    byId: async (owner, id) => {
      const row = await withLists(scope, owner).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : interviewFromRow(row);
    },
    open: async (owner) => {
      const rows = await withLists(scope, owner).where(isOpen()).orderBy("starts_at").orderBy("id").execute();
      return rows.map(interviewFromRow);
    },
    closed: async (owner, limit) => {
      const rows = await withLists(scope, owner)
        .where((eb) => eb.not(isOpen()))
        .orderBy("outcome_at", (order) => order.desc().nullsLast())
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map(interviewFromRow);
    },
    save: (stored) => save(scope, stored),
  };
}

/** An interview and all of its lists, in one round trip. */
function withLists({ db }: Scope, owner: UserId) {
  return db
    .selectFrom("interviews")
    .select(INTERVIEW_COLUMNS)
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom("people")
          .select(["id", "name", "title", "kind"])
          .whereRef("interview_id", "=", "interviews.id")
          .orderBy("position"),
      ).as("people"),
      jsonArrayFrom(
        eb
          .selectFrom("steps")
          .select([
            "key",
            "kind",
            "person",
            "item",
            "channel",
            "due_at",
            "deadline",
            "rules",
            "state",
            "remind_at",
          ])
          .whereRef("interview_id", "=", "interviews.id")
          .orderBy("position"),
      ).as("steps"),
      jsonArrayFrom(
        eb
          .selectFrom("done_steps")
          .select(["key", "how", "at"])
          .whereRef("interview_id", "=", "interviews.id")
          .orderBy("position"),
      ).as("done"),
      jsonArrayFrom(
        eb
          .selectFrom("snoozed_steps")
          .select(["key", "until", "count"])
          .whereRef("interview_id", "=", "interviews.id")
          .orderBy("position"),
      ).as("snoozed"),
    ])
    .where("owner", "=", owner);
}

async function save(scope: Scope, { interview, steps }: StoredInterview): Promise<void> {
  if (!(await saveRow(scope, interview))) {
    throw new StaleRevisionError(`the interview is not at revision ${interview.revision - 1} any more`);
  }
  const of = { interview: interview.id, isNew: interview.revision === 1 };
  await replaceList(scope, {
    ...of,
    table: "people",
    rows: interview.people.map((person) => ({ ...person })),
  });
  await replaceList(scope, { ...of, table: "steps", rows: steps.map(stepRow) });
  await replaceList(scope, {
    ...of,
    table: "done_steps",
    rows: interview.done.map(({ key, how, at }) => ({ key, how, at: toUtcIso(at) })),
  });
  await replaceList(scope, {
    ...of,
    table: "snoozed_steps",
    rows: interview.snoozed.map(({ key, until, count }) => ({ key, until: toUtcIso(until), count })),
  });
}

/** False when the stored revision is not the one before. */
async function saveRow({ db }: Scope, interview: Interview): Promise<boolean> {
  const values = interviewRow(interview);
  if (interview.revision === 1) {
    const inserted = await db
      .insertInto("interviews")
      .values(values)
      .onConflict((conflict) => conflict.column("id").doNothing())
      .executeTakeFirstOrThrow();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const updated = await db
    .updateTable("interviews")
    .set(values)
    .where("id", "=", interview.id)
    .where("owner", "=", interview.owner)
    .where("revision", "=", interview.revision - 1)
    .executeTakeFirstOrThrow();
  return updated.numUpdatedRows === 1n;
}

const textOf = (at: Instant | null): string | null => (at === null ? null : toUtcIso(at));

function interviewRow(interview: Interview) {
  return {
    id: interview.id,
    owner: interview.owner,
    revision: interview.revision,
    company: interview.company,
    role: interview.role,
    starts_at: toUtcIso(interview.startsAt.at),
    starts_day: interview.startsAt.wall.day,
    starts_minute: interview.startsAt.wall.minute,
    starts_zone: interview.startsAt.zone,
    starts_words: interview.startsAt.words,
    ends_at: toUtcIso(interview.endsAt),
    promise_from: interview.promise?.from ?? null,
    promise_by: interview.promise?.by ?? null,
    promise_words: interview.promise?.words ?? null,
    promise_said_at: textOf(interview.promise?.saidAt ?? null),
    wait_until: interview.waitUntil,
    channel: interview.channel,
    invited_to_call: interview.invitedToCall,
    sales_like: interview.salesLike,
    culture: interview.culture,
    feeling: interview.feeling,
    wants_job: interview.wantsJob,
    materials: JSON.stringify(interview.materials),
    hook: interview.hook,
    outcome: interview.outcome,
    outcome_at: textOf(interview.outcomeAt),
    logged_at: toUtcIso(interview.loggedAt),
    before_answer: interview.beforeAnswer === null ? null : JSON.stringify(interview.beforeAnswer),
  };
}

function stepRow(step: PlannedStep) {
  return {
    key: step.key,
    kind: step.kind,
    person: step.person,
    item: step.item,
    channel: step.channel,
    due_at: toUtcIso(step.dueAt),
    deadline: textOf(step.deadline),
    rules: step.rules,
    state: step.state,
    remind_at: step.remindAt.map(toUtcIso),
  };
}
