import { existsSync } from "node:fs";
import { access, constants, readdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Client } from "pg";
import { z } from "zod";
import type { Config } from "../../config.ts";
import { PinoLogger } from "../../runtime/pino-logger.ts";
import type { Redact } from "../../runtime/redact.ts";
import { SystemClock } from "../../runtime/system-clock.ts";
import { FolderInUseError, refuseIfInUse } from "../../store/folder-lock.ts";
import { openPglite } from "../../store/open-pglite.ts";
import { type Finding, fault, fine, note, reasonOf } from "./finding.ts";

const CONNECT_WITHIN_MS = 5_000;

/** Both databases, as far as it matters here. */
interface Askable {
  query(text: string, parameters: readonly unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/** Whether the database can be opened, and whether its tables are of this version. */
export function checkDatabase(config: Config, redact: Redact): Promise<Finding> {
  return config.databaseUrl === null
    ? checkFolder(config.databaseFolder, redact)
    : checkPostgres(config.databaseUrl, redact);
}

async function checkPostgres(url: string, redact: Redact): Promise<Finding> {
  const client = new Client({
    connectionString: url,
    application_name: "afterword doctor",
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: CONNECT_WITHIN_MS,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await versionFinding("Postgres", {
      query: (text, parameters) => client.query(text, [...parameters]),
    });
  } catch (error) {
    return fault(`Database: Postgres cannot be used: ${reasonOf(error, redact)}.`, [
      "Start Postgres, or correct DATABASE_URL; left empty, the built-in database is used.",
    ]);
  } finally {
    void client.end().catch(() => undefined);
  }
}

async function checkFolder(folder: string, redact: Redact): Promise<Finding> {
  const path = resolve(folder);
  try {
    refuseIfInUse(path);
    if (existsSync(`${path}/PG_VERSION`)) return await checkPglite(path);
    if (existsSync(path) && (await readdir(path)).length > 0) throw new Error("it holds something else");
    // With the dot, what is no folder is refused as well.
    await access(`${nearestExisting(path)}/.`, constants.W_OK);
    return fine(`Database: there is none yet; the first start makes it in ${path}.`);
  } catch (error) {
    if (error instanceof FolderInUseError) {
      return note("Database: not looked into, because it is in use.", [error.message]);
    }
    return fault(`Database: ${path} cannot be used: ${reasonOf(error, redact)}.`, [
      "Choose a folder with DATA_DIR that this account may write to, or set DATABASE_URL.",
    ]);
  }
}

async function checkPglite(path: string): Promise<Finding> {
  const logger = new PinoLogger({ level: "silent", redact: (text) => text, destination: process.stderr });
  const database = await openPglite({ folder: path, clock: new SystemClock(logger), logger });
  try {
    const client = await database.pool.connect();
    try {
      return await versionFinding(`the built-in one in ${path}`, client);
    } finally {
      client.release();
    }
  } finally {
    await database.close();
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

async function versionFinding(name: string, database: Askable): Promise<Finding> {
  const [is, newest] = await Promise.all([versionOf(database), newestVersion()]);
  if (is === null) return fine(`Database: ${name} answers; the first start makes the tables.`);
  if (is > newest) {
    return fault(
      `Database: ${name} was made by a newer version of Afterword (${is}; this one knows ${newest}).`,
      ["Start that version, or use another database."],
    );
  }
  const state = is === newest ? "the newest" : `the next start brings them to ${newest}`;
  return fine(`Database: ${name} answers; its tables are at version ${is}, ${state}.`);
}

const tableRow = z.object({ found: z.boolean() });
const versionRow = z.object({ version: z.int().nullable() });

/** Null where nothing was ever migrated. */
async function versionOf(database: Askable): Promise<number | null> {
  const table = await database.query("SELECT to_regclass('schema_migrations') IS NOT NULL AS found", []);
  if (!tableRow.parse(table.rows[0]).found) return null;
  const version = await database.query("SELECT max(version) AS version FROM schema_migrations", []);
  return versionRow.parse(version.rows[0]).version;
}

/** The migrations are numbered without gaps. */
async function newestVersion(): Promise<number> {
  const names = await readdir(new URL("../../store/migrations/", import.meta.url));
  return names.filter((name) => name.endsWith(".sql")).length;
}
