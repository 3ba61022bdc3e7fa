import type { Instant } from "../../src/core/time/instant.ts";
import { toUtcIso } from "../../src/core/time/instant.ts";
import type { Database } from "../../src/store/database.ts";

/** So many rows go in with one statement: PGlite holds a whole one in memory. */
const ROWS = 20_000;

const id = (kind: string): string => `md5('${kind}' || n)::uuid`;

interface Due {
  /** How many reminders there are to be, each of a person of its own. */
  readonly count: number;
  readonly firstDueAt: Instant;
  /** From one reminder's time to the next one's. */
  readonly everyMs: number;
}

/**
 * Fills an empty database with people who have one interview and one scheduled reminder each, in statements that
 * make rows by the thousand: what is measured is how they are fired, not how they are stored.
 */
export async function fillDue(database: Database, { count, firstDueAt, everyMs }: Due): Promise<void> {
  const client = await database.pool.connect();
  const first = `'${toUtcIso(firstDueAt)}'::timestamptz`;
  const rows = (from: number) => `FROM generate_series(${from}, ${Math.min(from + ROWS, count) - 1}) AS n`;
  const due = `${first} + make_interval(secs => n * ${everyMs / 1000})`;
  try {
    await client.query("SET statement_timeout = 0", []);
    for (let from = 0; from < count; from += ROWS) {
      for (const statement of [
        `INSERT INTO users SELECT ${id("user")}, 'Maya', 'en', 'UTC', 0, 1439, 'standard', '{1,2,3,4,5}' ${rows(from)}`,
        `INSERT INTO addresses SELECT ${id("address")}, ${id("user")}, 'console', '', 'a' || n, 'c' || n, 'active'
          ${rows(from)}`,
        `INSERT INTO interviews (id, owner, revision, company, starts_at, starts_day, starts_minute, starts_zone,
          starts_words, ends_at, materials, logged_at) SELECT ${id("interview")}, ${id("user")}, 1, 'Acme', ${first},
          '2026-11-17', 840, 'UTC', 'yesterday', ${first}, '[]', ${first} ${rows(from)}`,
        `INSERT INTO steps SELECT ${id("interview")}, 0, 'follow-up-1', 'follow-up-1', null, null, 'email', ${due}, null,
          '{no-date-known}', 'planned', ARRAY[${due}] ${rows(from)}`,
        `INSERT INTO reminders SELECT ${id("reminder")}, ${id("user")}, ${id("interview")}, 1, 'follow-up-1', 1, ${due},
          ${due}, 'scheduled' ${rows(from)}`,
      ]) {
        await client.query(statement, []);
      }
    }
    for (const table of ["users", "addresses", "interviews", "steps", "reminders"]) {
      await client.query(`ANALYZE ${table}`, []);
    }
    await client.query("RESET statement_timeout", []);
  } finally {
    client.release();
  }
}
