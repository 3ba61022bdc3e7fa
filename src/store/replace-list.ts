import { sql } from "kysely";
import type { InterviewId } from "../core/ids.ts";
import type { Scope } from "./database.ts";
import type { ListTableName } from "./tables.ts";

/** A value of a column, as the driver takes it. */
type Value = string | number | null | readonly string[];

/** The new rows of one list of an interview. */
interface ListChange {
  readonly interview: InterviewId;
  /** True when nothing of this interview can be stored yet. */
  readonly isNew: boolean;
  readonly table: ListTableName;
  /** In their order, all with the same columns. */
  readonly rows: readonly Readonly<Record<string, Value>>[];
}

/**
 * Writes one list of an interview in place of the stored one, in one statement at most: rows are replaced by
 * position, those that stay the same are not written, and those beyond the new end are deleted.
 */
export async function replaceList(
  { db }: Scope,
  { interview, isNew, table, rows }: ListChange,
): Promise<void> {
  const [first] = rows;
  const name = sql.table(table);
  if (first === undefined) {
    if (!isNew) await sql`DELETE FROM ${name} WHERE interview_id = ${interview}`.execute(db);
    return;
  }
  const columns = Object.keys(first);
  const values = rows.map(
    (row, position) => sql`(${sql.join([interview, position, ...columns.map((column) => row[column])])})`,
  );
  const taken = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`);
  await sql`
    WITH beyond AS (DELETE FROM ${name} WHERE interview_id = ${interview} AND position >= ${rows.length})
    INSERT INTO ${name} (interview_id, position, ${sql.join(columns.map((column) => sql.ref(column)))})
    VALUES ${sql.join(values)}
    ON CONFLICT (interview_id, position) DO UPDATE SET ${sql.join(taken)}
    WHERE ${name}.* IS DISTINCT FROM excluded.*`.execute(db);
}
