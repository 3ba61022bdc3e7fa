import type { Config } from "../config.ts";
import type { Store } from "../ports/store.ts";
import { createStore } from "../store/create-store.ts";
import type { Database } from "../store/database.ts";
import { FolderInUseError } from "../store/folder-lock.ts";
import { migrate, NewerDatabaseError } from "../store/migrate.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * The database of the configuration, brought to the newest version. What opens the other kind is not loaded.
 * @throws when it cannot be opened: another process has the folder, the server is not there, it is too new.
 */
export async function openStore(
  { databaseUrl, databaseFolder, encryptionKey }: Config,
  { clock, realTime, logger }: Surroundings,
): Promise<{ readonly store: Store; readonly engine: string }> {
  const database = await openDatabase();
  try {
    await migrate(database.pool);
  } catch (error) {
    await database.close();
    throw named(error);
  }
  // Several processes may share a Postgres, so its own clock decides what is due.
  const store = createStore(database, { clock: databaseUrl === null ? clock : null, encryptionKey });
  return { store, engine: database.engine };

  async function openDatabase(): Promise<Database> {
    if (databaseUrl !== null) {
      const { openPostgres } = await import("../store/open-postgres.ts");
      return openPostgres(databaseUrl, logger);
    }
    const { openPglite } = await import("../store/open-pglite.ts");
    try {
      return await openPglite({ folder: databaseFolder, clock: realTime, logger });
    } catch (error) {
      throw named(error);
    }
  }

  /** What the system says ("connection refused") does not say which setting led there. */
  function named(error: unknown): Error {
    if (error instanceof FolderInUseError || error instanceof NewerDatabaseError) return error;
    const reason = error instanceof Error && error.message !== "" ? error.message : "unknown reason";
    const setting =
      databaseUrl === null ? `The data folder ${databaseFolder} (DATA_DIR)` : "The database of DATABASE_URL";
    return new Error(`${setting} cannot be used: ${reason}`, { cause: error });
  }
}
