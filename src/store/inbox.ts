import { type SqlBool, sql } from "kysely";
import type { Tx } from "../ports/store.ts";
import type { Scope } from "./database.ts";

export function inboxOf({ db, now }: Scope): Tx["inbox"] {
  return {
    admit: async (eventId) => {
      const admitted = await db
        .insertInto("inbox")
        .values({ event_id: eventId, admitted_at: now() })
        .onConflict((conflict) => conflict.column("event_id").doNothing())
        .executeTakeFirstOrThrow();
      return admitted.numInsertedOrUpdatedRows === 1n;
    },
    prune: async (olderThanMs, limit) => {
      // Other processes prune as well: each takes rows that no other is at.
      const old = db
        .selectFrom("inbox")
        .select("event_id")
        .where(sql<SqlBool>`admitted_at < ${now()} - make_interval(secs => ${olderThanMs / 1000})`)
        .limit(limit)
        .forUpdate()
        .skipLocked();
      const pruned = await db.deleteFrom("inbox").where("event_id", "in", old).executeTakeFirstOrThrow();
      return Number(pruned.numDeletedRows);
    },
  };
}
