import { z } from "zod";
import type { Database } from "../../src/store/database.ts";

/** A digest of all that is stored of each person, by account; in the order of the accounts. */
export type Footprints = ReadonlyMap<string, string>;

/** Tables that belong to nobody. */
const NOBODYS = new Set(["inbox", "installations", "pace", "schema_migrations"]);

const columnRows = z.array(z.object({ table_name: z.string(), column_name: z.string() }));
const digestRows = z.array(z.object({ account: z.string(), digest: z.string() }));

/**
 * Gives back a function that takes everybody's footprint. It finds out by itself which tables there are.
 * @param except tables that are not looked at.
 * @throws {Error} when it cannot tell whose the rows of a table are.
 */
export async function footprintsOf(
  database: Database,
  except: readonly string[] = [],
): Promise<() => Promise<Footprints>> {
  const found = columnRows.parse(
    await query(
      database,
      "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'",
    ),
  );
  const columns = new Map<string, Set<string>>();
  for (const { table_name: table, column_name: column } of found) {
    columns.set(table, (columns.get(table) ?? new Set()).add(column));
  }
  const tables = [...columns].filter(([table]) => !NOBODYS.has(table) && !except.includes(table));
  const rows = tables.map(([table, has]) => rowsOf(table, has)).join(" UNION ALL ");
  const text = `SELECT a.platform || ':' || a.account AS account,
      md5(string_agg(r.line, E'\\n' ORDER BY r.line)) AS digest
    FROM (${rows}) AS r JOIN addresses AS a ON a.user_id = r.owner GROUP BY 1 ORDER BY 1`;
  return async () =>
    new Map(digestRows.parse(await query(database, text)).map(({ account, digest }) => [account, digest]));
}

function rowsOf(table: string, has: ReadonlySet<string>): string {
  const line = `t::text AS line FROM ${table} AS t`;
  if (table === "users") return `SELECT t.id AS owner, ${line}`;
  if (has.has("owner")) return `SELECT t.owner, ${line}`;
  if (has.has("user_id")) return `SELECT t.user_id AS owner, ${line}`;
  if (has.has("interview_id")) {
    return `SELECT i.owner, ${line} JOIN interviews AS i ON i.id = t.interview_id`;
  }
  throw new Error(`whose are the rows of ${table}?`);
}

async function query({ pool }: Database, text: string): Promise<readonly unknown[]> {
  const client = await pool.connect();
  try {
    return (await client.query(text, [])).rows;
  } finally {
    client.release();
  }
}
