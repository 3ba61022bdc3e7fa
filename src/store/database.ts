import type { Kysely, PostgresPool, RawBuilder } from "kysely";
import { TypeOverrides, types } from "pg";
import type { Tables } from "./tables.ts";

/** An open database: Postgres, or PGlite behind the same driver. */
export interface Database {
  /** What the boot line calls it. */
  readonly engine: string;
  readonly pool: PostgresPool;
  /** Waits for the connections that are in use, then lets go of everything. Idempotent. */
  close(): Promise<void>;
}

/** What the tables' files work with: the running transaction, and the time that decides what is due. */
export interface Scope {
  readonly db: Kysely<Tables>;
  readonly now: () => RawBuilder<string>;
}

/**
 * How values come out of both databases: the driver's own way, except for days. Of those it would make a Date
 * at this machine's midnight, which is another day elsewhere; we take them as `YYYY-MM-DD`.
 */
export const valueTypes = new TypeOverrides();
valueTypes.setTypeParser(types.builtins.DATE, (day) => day);
