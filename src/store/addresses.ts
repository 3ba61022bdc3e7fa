import { sql } from "kysely";
import type { UserId } from "../core/ids.ts";
import type { WorkspaceKey } from "../ports/installations.ts";
import type { StoredAddress, Tx } from "../ports/store.ts";
import type { Scope } from "./database.ts";
import { ADDRESS_COLUMNS, addressFromRow } from "./rows/address-row.ts";

export function addressesOf({ db }: Scope): Tx["addresses"] {
  return {
    add: async (address) => {
      const added = await db
        .insertInto("addresses")
        .values({
          id: address.id,
          user_id: address.user,
          platform: address.platform,
          workspace: address.workspace,
          account: address.account,
          chat: address.chat,
          state: address.state,
        })
        .onConflict((conflict) => conflict.columns(["platform", "workspace", "account"]).doNothing())
        .executeTakeFirstOrThrow();
      return added.numInsertedOrUpdatedRows === 1n;
    },
    of: (user) => ofMany({ db }, [user]),
    ofMany: (users) => ofMany({ db }, users),
    setState: async (id, state) => {
      await db.updateTable("addresses").set({ state }).where("id", "=", id).execute();
    },
    setChat: async (id, chat) => {
      await db.updateTable("addresses").set({ chat }).where("id", "=", id).execute();
    },
    closeWorkspace: (key) => changeAll({ db }, key, { from: "active", to: "gone" }),
    reopenWorkspace: (key) => changeAll({ db }, key, { from: "gone", to: "active" }),
  };
}

async function ofMany(
  { db }: Pick<Scope, "db">,
  users: readonly UserId[],
): Promise<readonly StoredAddress[]> {
  const rows = await db
    .selectFrom("addresses")
    .select(ADDRESS_COLUMNS)
    .where("user_id", "=", sql<UserId>`ANY(${users}::uuid[])`)
    .orderBy("platform")
    .orderBy("workspace")
    .orderBy("account")
    .execute();
  return rows.map(addressFromRow);
}

async function changeAll(
  { db }: Pick<Scope, "db">,
  { platform, workspace }: WorkspaceKey,
  { from, to }: { readonly from: StoredAddress["state"]; readonly to: StoredAddress["state"] },
): Promise<void> {
  await db
    .updateTable("addresses")
    .set({ state: to })
    .where("platform", "=", platform)
    .where("workspace", "=", workspace)
    .where("state", "=", from)
    .execute();
}
