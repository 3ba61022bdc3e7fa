import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "../../src/ports/store.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { createStore } from "../../src/store/create-store.ts";
import type { Database } from "../../src/store/database.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openPglite } from "../../src/store/open-pglite.ts";
import { openPostgres } from "../../src/store/open-postgres.ts";
import { FakeLogger } from "../../test/fakes/fake-logger.ts";
import type { TestPostgres } from "../../test/support/servers/start-postgres.ts";

export interface BenchDatabase {
  readonly name: "Postgres" | "PGlite";
  readonly database: Database;
  readonly store: Store;
  /** Null for PGlite. */
  readonly url: string | null;
  readonly close: () => Promise<void>;
}

const logger = new FakeLogger();

/** A new, migrated database on a server of the benchmark's own. */
export async function benchPostgres(server: TestPostgres): Promise<BenchDatabase> {
  const url = await server.createDatabase();
  const database = openPostgres(url, logger);
  await migrate(database.pool);
  const store = createStore(database, { clock: null });
  return { name: "Postgres", database, store, url, close: () => store.close() };
}

/** A new, migrated built-in database in a folder of its own. */
export async function benchPglite(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "afterword-bench-"));
  const clock = new SystemClock(logger);
  const database = await openPglite({ folder: join(folder, "data"), clock, logger });
  await migrate(database.pool);
  const store = createStore(database, { clock });
  const close = async (): Promise<void> => {
    await store.close();
    await rm(folder, { recursive: true });
  };
  return { name: "PGlite", database, store, url: null, close };
}
