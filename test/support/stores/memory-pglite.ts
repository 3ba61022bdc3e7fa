import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import type { Database } from "../../../src/store/database.ts";
import { migrate } from "../../../src/store/migrate.ts";
import { poolOn } from "../../../src/store/open-pglite.ts";

const MIGRATIONS = new URL("../../../src/store/migrations/", import.meta.url);
/** Kept from run to run: making a database takes seconds and 700 MB, opening a copy of one a fraction of both. */
const CACHE = new URL("../../../node_modules/.cache/afterword/", import.meta.url);

/** An empty, migrated PGlite in memory. */
export async function openMemoryPglite(): Promise<Database> {
  const pglite = await PGlite.create({ loadDataDir: await template() });
  const pool = poolOn(pglite, fail);
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await pool.end();
    await pglite.close();
  };
  return {
    engine: "PGlite in memory",
    pool,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Its connection does not break by itself. */
function fail(error: Error): never {
  throw error;
}

async function template(): Promise<Blob> {
  const file = new URL(`pglite-${await fingerprint()}.tar`, CACHE);
  const found = await readFile(file).catch(() => null);
  if (found !== null) return new Blob([found]);
  const made = await makeTemplate();
  // Several test files may do this at once: each writes a whole file, and any of them is as good.
  const unfinished = new URL(`${randomUUID()}.tmp`, CACHE);
  await mkdir(CACHE, { recursive: true });
  await writeFile(unfinished, new Uint8Array(await made.arrayBuffer()));
  await rename(unfinished, file);
  return made;
}

async function makeTemplate(): Promise<Blob> {
  const pglite = await PGlite.create();
  const pool = poolOn(pglite, fail);
  await migrate(pool);
  await pool.end();
  const dump = await pglite.dumpDataDir("none");
  await pglite.close();
  return dump;
}

/** Of all that a template depends on: the migrations, and the version of PGlite. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  hash.update(
    await readFile(new URL("../../../node_modules/@electric-sql/pglite/package.json", import.meta.url)),
  );
  for (const name of (await readdir(MIGRATIONS)).toSorted()) {
    hash.update(await readFile(new URL(name, MIGRATIONS)));
  }
  return hash.digest("hex").slice(0, 16);
}
