import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { migrate, NewerDatabaseError } from "../../src/store/migrate.ts";
import { openPostgres } from "../../src/store/open-postgres.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { openMemoryPglite } from "../support/stores/memory-pglite.ts";
import { newEmptyPostgresDatabase } from "../support/stores/new-postgres-database.ts";

const emptyPostgres = async (): Promise<Database> =>
  openPostgres(await newEmptyPostgresDatabase(), new FakeLogger());

async function ask(database: Pick<Database, "pool">, query: string): Promise<readonly unknown[]> {
  const client = await database.pool.connect();
  try {
    return (await client.query(query, [])).rows;
  } finally {
    client.release();
  }
}

const COLUMNS = `SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
  WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`;

/** The product's own, in their order. */
const names = await readdir(new URL("../../src/store/migrations/", import.meta.url));
const ALL = names.map((_, index) => index + 1);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "afterword-migrations-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A folder with these migrations. */
async function migrations(name: string, files: Readonly<Record<string, string>>): Promise<URL> {
  const made = await mkdtemp(join(folder, name));
  for (const [file, statements] of Object.entries(files)) await writeFile(join(made, file), statements);
  return pathToFileURL(`${made}/`);
}

describe("migrating", () => {
  test("the same tables come out on Postgres and on PGlite", async () => {
    const postgres = await emptyPostgres();
    const pglite = await openMemoryPglite();
    await migrate(postgres.pool);
    const columns = await ask(postgres, COLUMNS);
    expect(columns.length).toBeGreaterThan(60);
    expect(await ask(pglite, COLUMNS)).toEqual(columns);
    await postgres.close();
    await pglite.close();
  });

  test("a second time there is nothing to do", async () => {
    const database = await emptyPostgres();
    expect(await migrate(database.pool)).toEqual(ALL);
    expect(await migrate(database.pool)).toEqual([]);
    await database.close();
  });

  test("of several that start at once, one migrates, and the others find it done", async () => {
    const database = await emptyPostgres();
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(database.pool)));
    expect(applied.flat()).toEqual(ALL);
    await database.close();
  });

  test("only what is missing is applied, and a failure applies nothing", async () => {
    const database = await emptyPostgres();
    const first = { "0001_one.sql": "CREATE TABLE one (id integer); INSERT INTO one VALUES (1);" };
    expect(await migrate(database.pool, await migrations("first", first))).toEqual([1]);
    const broken = {
      ...first,
      "0002_two.sql": "INSERT INTO one VALUES (2);",
      "0003_three.sql": "SELECT nothing;",
    };
    await expect(migrate(database.pool, await migrations("broken", broken))).rejects.toThrow("nothing");
    expect(await ask(database, "SELECT id FROM one")).toEqual([{ id: 1 }]);
    const whole = { ...broken, "0003_three.sql": "INSERT INTO one VALUES (3);" };
    expect(await migrate(database.pool, await migrations("whole", whole))).toEqual([2, 3]);
    expect(await ask(database, "SELECT id FROM one ORDER BY id")).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    await database.close();
  });

  test("a database of a newer version is refused and left alone, on PGlite too", async () => {
    const databases = [await emptyPostgres(), await openMemoryPglite()];
    for (const database of databases) {
      await migrate(database.pool);
      const later = ALL.length + 1;
      await ask(database, `INSERT INTO schema_migrations VALUES (${later}, '0099_later.sql', now())`);
      const before = await ask(database, COLUMNS);
      const refusal = migrate(database.pool);
      await expect(refusal).rejects.toBeInstanceOf(NewerDatabaseError);
      await expect(refusal).rejects.toThrow(
        `newer version of Afterword (its tables are at ${later}, this version knows ${ALL.length})`,
      );
      expect(await ask(database, COLUMNS)).toEqual(before);
      await database.close();
    }
  });

  test("a gap in the numbers is an error before anything is done", async () => {
    const database = await emptyPostgres();
    const gap = await migrations("gap", { "0001_one.sql": "SELECT 1;", "0003_three.sql": "SELECT 3;" });
    await expect(migrate(database.pool, gap)).rejects.toThrow("0003_three.sql should be number 2");
    expect(await ask(database, COLUMNS)).toEqual([]);
    await database.close();
  });
});
