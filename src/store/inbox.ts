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
  };
}
