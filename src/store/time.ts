import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../ports/store.ts";
import type { Scope } from "./database.ts";
import { instantFromDate } from "./rows/columns.ts";

const nowRow = z.object({ now: instantFromDate });
const overdueRow = z.object({ overdue_ms: z.coerce.number() });

export function timeOf({ db, now }: Scope): Tx["time"] {
  return {
    now: async () => {
      const { rows } = await sql`SELECT ${now()}::timestamptz(3) AS now`.execute(db);
      return nowRow.parse(rows[0]).now;
    },
    oldestOverdueMs: async () => {
      // A delivery is due since it was added, or since it was first tried: what holds it back later is no excuse.
      const { rows } = await sql`
        SELECT 1000 * extract(epoch FROM greatest(interval '0', ${now()} - least(
          (SELECT min(due_at) FROM reminders WHERE state = 'scheduled'),
          (SELECT min(coalesce(first_tried_at, not_before)) FROM deliveries
            WHERE state IN ('scheduled', 'sending'))
        ))) AS overdue_ms`.execute(db);
      return overdueRow.parse(rows[0]).overdue_ms;
    },
  };
}
