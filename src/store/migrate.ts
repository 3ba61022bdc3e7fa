import { readdir, readFile } from "node:fs/promises";
import { type PostgresPool, type PostgresPoolClient } from "kysely";

/** The .sql files; the build copies the folder beside the built code. */
const OUR_MIGRATIONS = new URL("./migrations/", import.meta.url);
const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/u;
/** Names our lock among those of all programs that share the server; the number itself means nothing. */
const LOCK_KEY = 7_406_153;

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: string;
}

/** The database was made by a newer version of the program than this one. */
export class NewerDatabaseError extends Error {
  override readonly name = "NewerDatabaseError";
}

/**
 * Brings the database to the newest version, in one transaction: all missing migrations, or none. Several
 * programs may do so at once: one does it, the others wait and find it done.
 * @param folder where the numbered .sql files are; without it, the product's own.
 * @returns the versions that were applied now.
 * @throws {NewerDatabaseError} when the database is already beyond the newest file; nothing is changed then.
 */
export async function migrate(pool: PostgresPool, folder = OUR_MIGRATIONS): Promise<readonly number[]> {
  const migrations = await readMigrations(folder);
  const client = await pool.connect();
  try {
    await run(client, "BEGIN");
    try {
      const applied = await migrateWithin(client, migrations);
      await run(client, "COMMIT");
      return applied;
    } catch (error) {
      await run(client, "ROLLBACK");
      throw error;
    }
  } finally {
    client.release();
  }
}

async function readMigrations(folder: URL): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  const migrations: Migration[] = [];
  for (const name of names) {
    const version = Number(FILE_NAME.exec(name)?.[1]);
    if (version !== migrations.length + 1) {
      throw new Error(
        `${name} should be number ${migrations.length + 1}, as 0001_what_it_does.sql is number 1`,
      );
    }
    migrations.push({ version, name, statements: await readFile(new URL(name, folder), "utf8") });
  }
  return migrations;
}

async function migrateWithin(
  client: PostgresPoolClient,
  migrations: readonly Migration[],
): Promise<readonly number[]> {
  // A winner may work for longer than a usual statement is allowed to wait.
  await run(client, "SET LOCAL statement_timeout = '60s'");
  await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK_KEY]);
  await run(
    client,
    `CREATE TABLE IF NOT EXISTS schema_migrations (
      version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz(3) NOT NULL
    )`,
  );
  const found = await client.query<{ readonly version: number }>(
    "SELECT coalesce(max(version), 0) AS version FROM schema_migrations",
    [],
  );
  const current = found.rows[0]?.version ?? 0;
  if (current > migrations.length) {
    throw new NewerDatabaseError(
      `The database was made by a newer version of Afterword (its tables are at ${current}, this version ` +
        `knows ${migrations.length}). Start that version, or use another database.`,
    );
  }
  const missing = migrations.slice(current);
  for (const { version, name, statements } of missing) {
    await run(client, statements);
    await client.query(
      "INSERT INTO schema_migrations (version, name, applied_at) VALUES ($1, $2, clock_timestamp())",
      [version, name],
    );
  }
  return missing.map(({ version }) => version);
}

/** Runs text that holds no values, of several statements where it has them. */
async function run(client: PostgresPoolClient, text: string): Promise<void> {
  await client.query(text, []);
}
