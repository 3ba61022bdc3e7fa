import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE_MS } from "../../src/core/time/instant.ts";
import { createStore } from "../../src/store/create-store.ts";
import { FolderInUseError } from "../../src/store/folder-lock.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openPglite } from "../../src/store/open-pglite.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { at, aUser, present } from "../support/stores/samples.ts";
import { startWriter } from "../support/stores/start-writer.ts";

const START = at("2026-11-22T09:00:00Z");
/** Making a database takes some seconds of a whole core. */
const SLOW = 120_000;

let base = "";
let folder = "";
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "afterword-pglite-"));
  // One database for the whole file, in a parent that does not exist yet.
  folder = join(base, "not", "there", "data");
  const database = await open();
  await migrate(database.pool);
  await database.close();
}, SLOW);
afterAll(() => rm(base, { recursive: true, force: true }));

function open(logger = new FakeLogger(), clock = new FakeClock(START)) {
  return openPglite({ folder, clock, logger });
}

describe("PGlite in a folder", () => {
  test("a new database leaves nothing but itself beside its folder", async () => {
    expect(await readdir(join(folder, ".."))).toEqual(["data"]);
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
    const client = await database.pool.connect();
    const settings = await client.query(
      `SELECT name, setting || coalesce(unit, '') AS value FROM pg_settings WHERE name IN
        ('fsync', 'synchronous_commit', 'wal_sync_method', 'shared_buffers', 'max_wal_size') ORDER BY name`,
      [],
    );
    client.release();
    await database.close();
    expect(settings.rows).toEqual([
      { name: "fsync", value: "on" },
      { name: "max_wal_size", value: "64MB" },
      { name: "shared_buffers", value: "20488kB" },
      { name: "synchronous_commit", value: "on" },
      { name: "wal_sync_method", value: "open_datasync" },
    ]);
  });

  test("a second process is refused at once, with one line that names the folder and the first", async () => {
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
  });

  test("after a kill in the middle of writing, the lock is taken over and every confirmed row is there", async () => {
    for (let round = 0; round < 3; round += 1) {
      const writer = startWriter(folder);
      await writer.acknowledged(20 + round * 17);
      await writer.kill();
      const acknowledged = writer.ids();
      expect(acknowledged.length).toBeGreaterThanOrEqual(20);
      const store = createStore(await open(), { clock: null });
      const found = await store.transact((tx) => Promise.all(acknowledged.map((id) => tx.users.byId(id))));
      expect(found.filter((user) => user === null)).toEqual([]);
      await store.close();
    }
  });

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

  test(
    "an empty folder that is there already becomes the database, whatever a killed start left behind",
    async () => {
      const empty = join(base, "empty");
      await mkdir(empty);
      await mkdir(`${empty}.new`);
      await writeFile(`${empty}.new/PG_VERSION`, "half a database");
      const database = await openPglite({
        folder: empty,
        clock: new FakeClock(START),
        logger: new FakeLogger(),
      });
      await database.close();
      expect(existsSync(join(empty, "PG_VERSION"))).toBe(true);
      expect(existsSync(`${empty}.new`)).toBe(false);
    },
    SLOW,
  );
});

describe("the upkeep of PGlite", () => {
  test("keeps log and tables from growing while rows change all the time", async () => {
    const clock = new FakeClock(START);
    const database = await open(new FakeLogger(), clock);
    const store = createStore(database, { clock });
    const user = aUser({ name: "x".repeat(2000) });
    const change = async (): Promise<void> => {
      for (let count = 0; count < 100; count += 1) await store.transact((tx) => tx.users.save(user));
    };
    const client = await database.pool.connect();
    await client.query("SELECT 1", []);
    client.release();
    const sizes: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      await change();
      await clock.advance(10 * MINUTE_MS);
      sizes.push(await usersSize());
    }
    await store.close();
    expect(sizes[3]).toBe(sizes[1]);

    async function usersSize(): Promise<number> {
      const sizing = await database.pool.connect();
      const read = await sizing.query<{ readonly size: number }>(
        "SELECT pg_relation_size('users')::integer AS size",
        [],
      );
      sizing.release();
      return present(read.rows[0]).size;
    }
  });

  test("waits for the transaction that runs, and its failure is a line in the log, not an end", async () => {
    const clock = new FakeClock(START);
    const logger = new FakeLogger();
    const database = await open(logger, clock);
    const store = createStore(database, { clock });
    const user = aUser();
    await store.transact(async (tx) => {
      await tx.users.save(user);
      await clock.advance(10 * MINUTE_MS);
      expect(await tx.users.byId(user.id)).toEqual(user);
    });
    await store.close();
    expect(logger.of("database upkeep failed")).toEqual([]);
  });
});
