import { sql } from "kysely";
import { z } from "zod";
import type { Limit } from "../ports/adapter.ts";
import { PacedError, type Tx } from "../ports/store.ts";
import type { Scope } from "./database.ts";

/** A platform counts what arrives, and two messages may come closer together than they were sent. */
const MARGIN = 1.03;

const waitRow = z.object({ wait_ms: z.coerce.number() });

/**
 * One row a limit: when it is free again. Taking a moment moves that on, so that over all processes messages are
 * spread evenly and never more than the limit allows, and nobody has to know how many processes there are.
 */
export function paceOf(scope: Scope): Tx["pace"] {
  return {
    take: async (limits, withinMs) => {
      let waitMs = 0;
      for (const [index, limit] of limits.entries()) {
        waitMs = await take(scope, limit, {
          earliestMs: waitMs,
          latestMs: index === 0 ? withinMs : waitMs,
        });
      }
      return waitMs;
    },
    waitMs: (limit) => untilFree(scope, limit),
    hold: async ({ bucket }, forMs) => {
      const free = sql`${scope.now()} + ${milliseconds(forMs)}`;
      await sql`
        INSERT INTO pace (bucket, next_at) VALUES (${bucket}, ${free})
        ON CONFLICT (bucket) DO UPDATE SET next_at = greatest(pace.next_at, ${free})`.execute(scope.db);
    },
  };
}

const milliseconds = (ms: number) => sql`make_interval(secs => ${ms / 1000})`;

async function take(
  { db, now }: Scope,
  limit: Limit,
  { earliestMs, latestMs }: { readonly earliestMs: number; readonly latestMs: number },
): Promise<number> {
  const gap = milliseconds((1000 / limit.perSecond) * MARGIN);
  const earliest = sql`${now()} + ${milliseconds(earliestMs)}`;
  const taken = await sql`
    INSERT INTO pace (bucket, next_at) VALUES (${limit.bucket}, ${earliest} + ${gap})
    ON CONFLICT (bucket) DO UPDATE SET next_at = greatest(pace.next_at, ${earliest}) + ${gap}
      WHERE pace.next_at <= ${now()} + ${milliseconds(latestMs)}
    RETURNING 1000 * extract(epoch FROM pace.next_at - ${gap} - ${now()}) AS wait_ms`.execute(db);
  const row = taken.rows[0];
  if (row !== undefined) return Math.max(waitRow.parse(row).wait_ms, earliestMs);
  throw new PacedError(limit, await untilFree({ db, now }, limit));
}

async function untilFree({ db, now }: Pick<Scope, "db" | "now">, { bucket }: Limit): Promise<number> {
  const found = await sql`
    SELECT 1000 * extract(epoch FROM next_at - ${now()}) AS wait_ms FROM pace
    WHERE bucket = ${bucket}`.execute(db);
  return found.rows[0] === undefined ? 0 : Math.max(waitRow.parse(found.rows[0]).wait_ms, 0);
}
