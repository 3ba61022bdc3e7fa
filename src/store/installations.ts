import { type SqlBool, sql } from "kysely";
import { toUtcIso } from "../core/time/instant.ts";
import type { Installations, WorkspaceKey } from "../ports/installations.ts";
import type { Scope } from "./database.ts";
import { INSTALLATION_COLUMNS, installationFromRow } from "./rows/installation-row.ts";

export function installationsOf({ db, seal }: Scope): Installations {
  return {
    find: async (key) => {
      const row = await db
        .selectFrom("installations")
        .select(INSTALLATION_COLUMNS)
        .where("platform", "=", key.platform)
        .where("workspace", "=", key.workspace)
        .executeTakeFirst();
      if (row === undefined) return null;
      const found = installationFromRow(row);
      return { ...found, token: seal.open(found.token, tokenOf(found)) };
    },
    save: async ({ platform, workspace, account, token, scopes, installedAt }) => {
      const values = {
        account,
        token: seal.seal(token, tokenOf({ platform, workspace })),
        scopes,
        installed_at: toUtcIso(installedAt),
      };
      await db
        .insertInto("installations")
        .values({ platform, workspace, ...values })
        .onConflict((conflict) => conflict.columns(["platform", "workspace"]).doUpdateSet(values))
        .execute();
    },
    remove: async ({ platform, workspace }, removedAt) => {
      await db
        .deleteFrom("installations")
        .where("platform", "=", platform)
        .where("workspace", "=", workspace)
        .where(sql<SqlBool>`installed_at <= ${toUtcIso(removedAt)}::timestamptz`)
        .execute();
      const left = await db
        .selectFrom("installations")
        .select("workspace")
        .where("platform", "=", platform)
        .where("workspace", "=", workspace)
        .executeTakeFirst();
      return left === undefined;
    },
  };
}

/** Where a token belongs: put into another row, it does not open. */
function tokenOf({ platform, workspace }: WorkspaceKey): readonly string[] {
  return ["installations.token", platform, workspace];
}
