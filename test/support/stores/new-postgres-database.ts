import { Client } from "pg";
import { inject } from "vitest";
import { migrate } from "../../../src/store/migrate.ts";
import { openPostgres } from "../../../src/store/open-postgres.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";
import { createDatabase } from "../servers/start-postgres.ts";

const TEMPLATE = "migrated_template";

/** The url of an empty, migrated database of the Postgres that all test files share. */
export async function newPostgresDatabase(): Promise<string> {
  const server = inject("postgresUrl");
  await makeTemplate(server);
  return createDatabase(server, TEMPLATE);
}

/** The url of a database without any tables, in the same server. */
export function newEmptyPostgresDatabase(): Promise<string> {
  return createDatabase(inject("postgresUrl"));
}

/** Made by whoever needs it first; the others wait. */
async function makeTemplate(server: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(1)");
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [TEMPLATE]);
    if (found.rowCount !== 0) return;
    const url = await createDatabase(server);
    const database = openPostgres(url, new FakeLogger());
    await migrate(database.pool);
    await database.close();
    // Renamed when it is whole, so that nobody copies half a template.
    await client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} RENAME TO ${TEMPLATE}`);
  } finally {
    await client.end();
  }
}
