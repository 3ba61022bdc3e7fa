import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE_MS } from "../../src/core/time/instant.ts";
import { createStore } from "../../src/store/create-store.ts";
import type { Database } from "../../src/store/database.ts";
import { FolderInUseError } from "../../src/store/folder-lock.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openPglite } from "../../src/store/open-pglite.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { at, aUser } from "../support/stores/samples.ts";
import { startWriter } from "../support/stores/start-writer.ts";

const START = at("2026-11-22T09:00:00Z");
/** Making a database takes some seconds of a whole core, starting a process of ours about one. */
const SLOW = 120_000;

let base = "";
let folder = "";
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "afterword-pglite-"));
  // One database for the whole file. Its folder is there already, and a start that was killed left its half.
  folder = join(base, "data");
  await mkdir(folder);
  await mkdir(`${folder}.new`);
  await writeFile(`${folder}.new/PG_VERSION`, "half a database");
  const database = await open();
  await migrate(database.pool);
  await database.close();
}, SLOW);
afterAll(() => rm(base, { recursive: true, force: true }));

function open(logger = new FakeLogger(), clock = new FakeClock(START)): Promise<Database> {
  return openPglite({ folder, clock, logger });
}

async function run(database: Database, statements: string): Promise<readonly unknown[]> {
  const client = await database.pool.connect();
  try {
    return (await client.query(statements, [])).rows;
  } finally {
    client.release();
  }
}

describe("PGlite in a folder", () => {
  test("a new database is in its folder, and nothing is left beside it", async () => {
    expect(await readdir(base)).toEqual(["data"]);
    expect(await readdir(folder)).toContain("PG_VERSION");
  });

  test("what was stored is there when the folder is opened again", async () => {
    const user = aUser();
    const first = createStore(await open(), { clock: null });
    await first.transact((tx) => tx.users.save(user));
    await first.close();
    const second = createStore(await open(), { clock: null });
    expect(await second.transact((tx) => tx.users.byId(user.id))).toEqual(user);
    await second.close();
  });

  test("commits reach the disk before they are confirmed, and the memory is small", async () => {
    const database = await open();
    const settings = await run(
      database,
      `SELECT name, current_setting(name) AS value FROM pg_settings WHERE name IN
        ('fsync', 'synchronous_commit', 'wal_sync_method', 'shared_buffers', 'max_wal_size') ORDER BY name`,
    );
    await database.close();
    expect(settings).toEqual([
      { name: "fsync", value: "on" },
      { name: "max_wal_size", value: "64MB" },
      { name: "shared_buffers", value: "16MB" },
      { name: "synchronous_commit", value: "on" },
      { name: "wal_sync_method", value: "open_datasync" },
    ]);
  });

  test(
    "a second process is refused at once, with one line that names the folder and the first",
    async () => {
      const writer = startWriter(folder);
      await writer.acknowledged(1);
      const before = performance.now();
      const refusal = open();
      await expect(refusal).rejects.toBeInstanceOf(FolderInUseError);
      await expect(refusal).rejects.toThrow(
        `The data folder ${folder} is in use by another Afterword (process ${writer.pid}). ` +
          "Stop that one first, or choose another folder.",
      );
      expect(performance.now() - before).toBeLessThan(1000);
      await writer.kill();
    },
    SLOW,
  );

  test(
    "after a kill the lock is taken over, and what was confirmed is there",
    async () => {
      const writer = startWriter(folder);
      await writer.acknowledged(20);
      await writer.kill();
      expect(existsSync(`${folder}.lock`)).toBe(true);
      const acknowledged = writer.ids();
      expect(acknowledged.length).toBeGreaterThanOrEqual(20);
      const store = createStore(await open(), { clock: null });
      for (const id of acknowledged) {
        expect(await store.transact((tx) => tx.users.byId(id))).not.toBeNull();
      }
      await store.close();
    },
    SLOW,
  );

  test("a folder that holds something else is not touched", async () => {
    const other = join(base, "other");
    await mkdir(other);
    await writeFile(join(other, "letter.txt"), "Dear Jane");
    const opening = openPglite({ folder: other, clock: new FakeClock(START), logger: new FakeLogger() });
    await expect(opening).rejects.toThrow(
      `The folder ${other} is not empty, and what it holds is no database.`,
    );
    expect(await readdir(other)).toEqual(["letter.txt"]);
    expect(existsSync(`${other}.lock`)).toBe(false);
  });
});

/** Makes `same`, which gives back what it is given, after doing something. */
const functionThat = (does: string): string =>
  `CREATE OR REPLACE FUNCTION same(i integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS
    $$ BEGIN ${does} RETURN i; END $$`;

describe("the upkeep of PGlite", () => {
  test("keeps a table from growing while its rows change all the time", async () => {
    const clock = new FakeClock(START);
    const database = await open(new FakeLogger(), clock);
    const store = createStore(database, { clock });
    const user = aUser({ name: "x".repeat(2000) });
    const sizes: unknown[] = [];
    for (let round = 0; round < 4; round += 1) {
      for (let count = 0; count < 100; count += 1) await store.transact((tx) => tx.users.save(user));
      await clock.advance(10 * MINUTE_MS);
      sizes.push(...(await run(database, "SELECT pg_relation_size('users') AS size")));
    }
    await store.close();
    expect(sizes).toHaveLength(4);
    expect(sizes[3]).toEqual(sizes[1]);
  });

  test("waits for the transaction that runs", async () => {
    const clock = new FakeClock(START);
    const logger = new FakeLogger();
    const store = createStore(await open(logger, clock), { clock });
    const user = aUser();
    await store.transact(async (tx) => {
      await tx.users.save(user);
      await clock.advance(10 * MINUTE_MS);
      expect(await tx.users.byId(user.id)).toEqual(user);
    });
    await store.close();
    expect(logger.lines).toEqual([]);
  });

  test("that fails is a line in the log, and the database works on", async () => {
    const clock = new FakeClock(START);
    const logger = new FakeLogger();
    const database = await open(logger, clock);
    // An index by a function that fails, so that analysing its table fails.
    await run(database, functionThat(""));
    await run(database, "CREATE TABLE fragile AS SELECT 1 AS i; CREATE INDEX ON fragile (same(i))");
    await run(database, functionThat("RAISE EXCEPTION 'no analysis today';"));
    await clock.advance(10 * MINUTE_MS);
    const { error } = await logger.next("database upkeep failed");
    expect(String(error)).toContain("no analysis today");
    await run(database, "DROP TABLE fragile");
    await clock.advance(10 * MINUTE_MS);
    await database.close();
    expect(logger.lines).toHaveLength(1);
  });
});
