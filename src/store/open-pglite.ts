import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import type { PostgresPool } from "kysely";
import { Pool } from "pg";
import { after, MINUTE_MS } from "../core/time/instant.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import { type Database, valueTypes } from "./database.ts";
import { lockFolder } from "./folder-lock.ts";
import { NamingClient } from "./naming-client.ts";
import { poolOf } from "./pool-of.ts";
import { createStatementNames } from "./statement-names.ts";

const run = promisify(execFile);

/**
 * PGlite's own parameters switch fsync off. With these a commit is on the disk before it is confirmed
 * (`open_datasync` opens the log with O_DSYNC; the calls to fsync themselves go nowhere), the log stays small,
 * and so does the memory.
 */
const START_PARAMETERS = [
  "fsync=on",
  "wal_sync_method=open_datasync",
  "max_wal_size=64MB",
  "min_wal_size=32MB",
  "shared_buffers=16MB",
].flatMap((setting) => ["-c", setting]);

/**
 * How much a function of Postgres's has to do (about in bytes of code run) before V8 compiles it once more, to be faster.
 * Node 20's own budget, 1.8 million, is used up by the start alone; the largest functions take up to 37 MB each to
 * compile, several at once, and the C library keeps that for the process. This one is Node 22's own: the start compiles
 * few. At 50 million one was compiled in the middle of the work, and held everything up for 0.9 s.
 */
const TIERING_BUDGET = 13_000_000;

/** PGlite never vacuums, analyses or ends its log by itself; left alone it grows without bound. */
const UPKEEP_EVERY_MS = 10 * MINUTE_MS;

export interface PgliteOptions {
  /** Where the database is, or is to be made; parents are made as well. `<folder>.lock` stands beside it. */
  readonly folder: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Opens the database in a folder of this machine, for this process alone; makes it first where there is none.
 * @throws {FolderInUseError} within a second, when another process has it open.
 * @throws {Error} when the folder holds something else than a database.
 */
export async function openPglite({ folder, clock, logger }: PgliteOptions): Promise<Database> {
  const path = resolve(folder);
  await mkdir(dirname(path), { recursive: true });
  const unlock = lockFolder(path);
  try {
    if (!existsSync(`${path}/PG_VERSION`)) await makeDatabase(path);
    const startParams = [...PGlite.defaultStartParams, ...START_PARAMETERS];
    setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET}`);
    const pglite = await PGlite.create({ dataDir: path, startParams });
    return serve(pglite, { clock, logger, unlock });
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Made beside its place and moved there when it is whole, so that a crash never leaves half a database. */
async function makeDatabase(path: string): Promise<void> {
  const inside = existsSync(path) ? await readdir(path) : [];
  if (inside.length > 0)
    throw new Error(`The folder ${path} is not empty, and what it holds is no database.`);
  const unfinished = `${path}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const program = fileURLToPath(new URL(`./make-pglite-folder${extname(import.meta.url)}`, import.meta.url));
  // Run from its sources, the program needs tsx; the built one does not.
  const loader = program.endsWith(".ts") ? ["--import", "tsx"] : [];
  await run(process.execPath, [...loader, program, unfinished], { cwd: dirname(program) });
  if (existsSync(path)) await rmdir(path);
  await rename(unfinished, path);
}

interface Serving {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly unlock: () => void;
}

function serve(pglite: PGlite, { clock, logger, unlock }: Serving): Database {
  const pool = poolOn(pglite, (error) => logger.error("database failed", error));
  let callOff: (() => void) | null = null;
  let lastUpkeep: Promise<void> = Promise.resolve();
  const planUpkeep = (): void => {
    callOff = clock.wakeAt(after(clock.now(), UPKEEP_EVERY_MS), () => {
      lastUpkeep = upkeep(pool).catch((error: unknown) => logger.error("database upkeep failed", error));
      planUpkeep();
    });
  };
  planUpkeep();

  const close = async (): Promise<void> => {
    callOff?.();
    await lastUpkeep;
    await upkeep(pool).catch((error: unknown) => logger.error("database upkeep failed", error));
    await pool.end();
    await pglite.close();
    unlock();
  };
  let closing: Promise<void> | null = null;
  return {
    engine: "PGlite",
    pool,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/**
 * The one connection to a PGlite. It has one session, so there must be one pool of one connection; and the
 * adapter does not live through the end of a connection, so that one is never given up while idle. For the same
 * reason nobody may use the driver's own `pool.query`, which gives a connection up after every failed statement.
 */
export function poolOn(pglite: PGlite, onError: (error: Error) => void): PostgresPool {
  const pool = new Pool({ ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0, types: valueTypes });
  pool.on("error", onError);
  const nameOf = createStatementNames();
  const named = poolOf(pool, (client) => new NamingClient(client, nameOf));
  return {
    ...named,
    connect: async () => {
      // PGlite works within this thread and answers in the same turn of its loop: whoever asks again and again
      // would keep timers and sockets from ever being served.
      await nextTurn();
      return await named.connect();
    },
  };
}

async function upkeep(pool: PostgresPool): Promise<void> {
  const client = await pool.connect();
  try {
    const found = await client.query<{ readonly name: string }>(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
      [],
    );
    // Our tables, and the one that analysing them writes; all the others do not change, and take long.
    const names = [...found.rows.map((row) => row.name), "pg_catalog.pg_statistic"];
    await client.query(`VACUUM (ANALYZE) ${names.join(", ")}`, []);
    await client.query("CHECKPOINT", []);
  } finally {
    client.release();
  }
}
