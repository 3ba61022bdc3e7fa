import { IDLE } from "../core/conversation/state.ts";
import type { Tx } from "../ports/store.ts";
import type { Scope } from "./database.ts";
import { conversationFromRow, conversationToRow } from "./rows/conversation-row.ts";

export function conversationsOf({ db }: Scope): Tx["conversations"] {
  return {
    load: async (user) => {
      const row = await db
        .selectFrom("conversations")
        .select("state")
        .where("user_id", "=", user)
        .executeTakeFirst();
      return row === undefined ? IDLE : conversationFromRow(row.state);
    },
    save: async (user, next) => {
      const state = conversationToRow(next);
      await db
        .insertInto("conversations")
        .values({ user_id: user, state })
        .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ state }))
        .execute();
    },
  };
}
