import type { Kysely, PostgresPool, RawBuilder } from "kysely";
import { TypeOverrides, types } from "pg";
import type { Seal } from "./seal.ts";
import type { Tables } from "./tables.ts";

/** An open database: Postgres, or PGlite behind the same driver. */
export interface Database {
  /** What the boot line calls it. */
  readonly engine: string;
  readonly pool: PostgresPool;
  /** Waits for the connections that are in use, then lets go of everything. Idempotent. */
  close(): Promise<void>;
}

/** What the tables' files work with: the running transaction, the time that decides what is due, and the seal. */
export interface Scope {
  readonly db: Kysely<Tables>;
  readonly now: () => RawBuilder<string>;
  readonly seal: Seal;
}

/**
 * How values come out of both databases: the driver's own way, except for days. Of those it would make a Date
 * at this machine's midnight, which is another day elsewhere; we take them as `YYYY-MM-DD`.
 */
export const valueTypes = new TypeOverrides();
valueTypes.setTypeParser(types.builtins.DATE, (day) => day);
