import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Inside of the project, where the packages are found; kept from run to run. */
const CACHE = `${ROOT}node_modules/.cache/afterword/`;
/** All that a worker may be made of. */
const SOURCES = ["src", "adapters", "jobs", "test/chaos", "test/fakes", "test/support"];
const MIGRATIONS = "src/store/migrations";
const BEGINNING = "workers-";
/** What nobody has used for so long was made of other sources. */
const FORGET_AFTER_MS = 24 * 3_600_000;

/**
 * `product`: the whole bot. The others are what it must not become, to show that a harness sees the difference:
 * `sweepless` never looks for what was missed, `tutorial` does as the tutorials say, `impatient` tells Telegram that it
 * has an update before it has stored it, and `forgetful` does not remember which ones it had.
 */
export const WORKER_NAMES = ["product", "sweepless", "tutorial", "impatient", "forgetful"] as const;
export type WorkerName = (typeof WORKER_NAMES)[number];

let building: Promise<string> | null = null;

/**
 * The file of a worker, as JavaScript: it starts in half of the time, which matters to those who are killed all the
 * time. What was built of the same sources before is used again.
 */
export async function builtWorker(name: WorkerName): Promise<string> {
  building ??= build();
  return `${await building}/test/chaos/workers/${name}.js`;
}

async function build(): Promise<string> {
  const folder = `${CACHE}${BEGINNING}${await fingerprint()}`;
  if (await exists(folder)) return folder;
  const unfinished = `${CACHE}${BEGINNING}${randomUUID()}`;
  await mkdir(unfinished, { recursive: true });
  await forgetOld();
  const compiler = `${ROOT}node_modules/typescript/bin/tsc`;
  const args = [compiler, "-p", `${ROOT}test/chaos/workers`, "--outDir", unfinished];
  await promisify(execFile)(process.execPath, args);
  await cp(`${ROOT}${MIGRATIONS}`, `${unfinished}/${MIGRATIONS}`, { recursive: true });
  await writeFile(`${unfinished}/package.json`, '{ "type": "module" }\n');
  // Several test files may do this at once: each builds a whole folder, and any of them is as good.
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
  return folder;
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    const names = await readdir(`${ROOT}${source}`, { recursive: true });
    for (const name of names.toSorted().filter((one) => /\.(?:ts|json|sql)$/u.test(one))) {
      hash.update(name).update(await readFile(`${ROOT}${source}/${name}`));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

async function forgetOld(): Promise<void> {
  for (const name of await readdir(CACHE)) {
    if (!name.startsWith(BEGINNING)) continue;
    const { mtimeMs } = await stat(`${CACHE}${name}`);
    if (Date.now() - mtimeMs > FORGET_AFTER_MS) await rm(`${CACHE}${name}`, { recursive: true, force: true });
  }
}

async function exists(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}
