import type { User } from "../core/user.ts";
import type { Tx } from "../ports/store.ts";
import type { Scope } from "./database.ts";
import { ADDRESS_COLUMNS, addressFromRow } from "./rows/address-row.ts";
import { USER_COLUMNS, userFromRow } from "./rows/user-row.ts";

export function usersOf({ db }: Scope): Tx["users"] {
  return {
    byAccount: async ({ platform, workspace, account }) => {
      const row = await db
        .selectFrom("addresses")
        .innerJoin("users", "users.id", "addresses.user_id")
        .select(USER_COLUMNS.map((column) => `users.${column}` as const))
        .select(ADDRESS_COLUMNS)
        .where("addresses.platform", "=", platform)
        .where("addresses.workspace", "=", workspace)
        .where("addresses.account", "=", account)
        .forUpdate("users")
        .executeTakeFirst();
      return row === undefined ? null : { user: userFromRow(row), address: addressFromRow(row) };
    },
    byId: async (id) => {
      const row = await db.selectFrom("users").select(USER_COLUMNS).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : userFromRow(row);
    },
    save: async (user) => {
      const { id, ...values } = toRow(user);
      await db
        .insertInto("users")
        .values({ id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
  };
}

function toRow(user: User) {
  return {
    id: user.id,
    name: user.name,
    language: user.language,
    time_zone: user.timeZone,
    waking_from: user.wakingHours.from,
    waking_to: user.wakingHours.to,
    pace: user.pace,
    working_days: user.workingDays,
    discreet: user.discreet,
    holidays: user.holidays,
  };
}
