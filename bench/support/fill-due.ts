import type { Platform } from "../../src/core/address.ts";
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
  /** Where they are reached: a chat for each, and their accounts, in the same order; where left out, on the console. */
  readonly on?: {
    readonly platform: Platform;
    readonly workspace: string;
    readonly chats: readonly string[];
    readonly accounts: readonly string[];
  };
}

/**
 * Fills an empty database with people who have one interview and one scheduled reminder each, in statements that
 * make rows by the thousand: what is measured is how they are fired, not how they are stored.
 */
export async function fillDue(database: Database, due: Due): Promise<void> {
  const { count, firstDueAt, everyMs, on } = due;
  const client = await database.pool.connect();
  const first = `'${toUtcIso(firstDueAt)}'::timestamptz`;
  const rows = (from: number) => `FROM generate_series(${from}, ${Math.min(from + ROWS, count) - 1}) AS n`;
  const dueAt = `${first} + make_interval(secs => n * ${everyMs / 1000})`;
  try {
    await client.query("SET statement_timeout = 0", []);
    for (let from = 0; from < count; from += ROWS) {
      for (const statement of [
        `INSERT INTO users (id, name, language, time_zone, waking_from, waking_to, pace, working_days)
          SELECT ${id("user")}, 'Maya', 'en', 'UTC', 0, 1439, 'standard', '{1,2,3,4,5}' ${rows(from)}`,
        `INSERT INTO addresses (id, user_id, platform, workspace, account, chat, state) SELECT ${id("address")}, ${id("user")}, 'console', '', 'a' || n, 'c' || n, 'active'
          ${rows(from)}`,
        `INSERT INTO interviews (id, owner, revision, company, starts_at, starts_day, starts_minute, starts_zone,
          starts_words, ends_at, materials, logged_at) SELECT ${id("interview")}, ${id("user")}, 1, 'Acme', ${first},
          '2026-11-17', 840, 'UTC', 'yesterday', ${first}, '[]', ${first} ${rows(from)}`,
        `INSERT INTO steps (interview_id, position, key, kind, person, item, channel, due_at, deadline, rules, state,
          remind_at) SELECT ${id("interview")}, 0, 'follow-up-1', 'follow-up-1', null, null, 'email', ${dueAt}, null,
          '{no-date-known}', 'planned', ARRAY[${dueAt}] ${rows(from)}`,
        `INSERT INTO reminders (id, owner, interview_id, revision, step_key, nth, planned_for, due_at, state) SELECT ${id("reminder")}, ${id("user")}, ${id("interview")}, 1, 'follow-up-1', 1, ${dueAt},
          ${dueAt}, 'scheduled' ${rows(from)}`,
      ]) {
        await client.query(statement, []);
      }
    }
    if (on !== undefined) {
      await client.query(
        `UPDATE addresses SET platform = $1, workspace = $2, chat = homes.chat, account = homes.account
          FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS homes (chat, account, n)
          WHERE addresses.id = md5('address' || (n - 1))::uuid`,
        [on.platform, on.workspace, on.chats, on.accounts],
      );
    }
    for (const table of ["users", "addresses", "interviews", "steps", "reminders"]) {
      await client.query(`ANALYZE ${table}`, []);
    }
    await client.query("RESET statement_timeout", []);
  } finally {
    client.release();
  }
}
