import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = new URL("../../", import.meta.url);
/** Inside of the project, where the packages are found. */
const CACHE = new URL("node_modules/.cache/afterword/", ROOT);
const MIGRATIONS = "src/store/migrations";

/** The workers as JavaScript: they start in half of the time, which matters to those who are killed all the time. */
export interface BuiltWorkers {
  /** The file to be run. */
  program(name: WorkerName): string;
  remove(): Promise<void>;
}

/**
 * `product`: the whole bot. `sweepless` and `tutorial` are what it must not become, to show that the harness sees
 * the difference: one never looks for what was missed, the other does as the tutorials say.
 */
export type WorkerName = "product" | "sweepless" | "tutorial";

export async function buildWorkers(): Promise<BuiltWorkers> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(fileURLToPath(new URL("workers-", CACHE)));
  const compiler = fileURLToPath(new URL("node_modules/typescript/bin/tsc", ROOT));
  const project = fileURLToPath(new URL("workers", import.meta.url));
  await promisify(execFile)(process.execPath, [compiler, "-p", project, "--outDir", folder]);
  await cp(fileURLToPath(new URL(MIGRATIONS, ROOT)), `${folder}/${MIGRATIONS}`, { recursive: true });
  await writeFile(`${folder}/package.json`, '{ "type": "module" }\n');
  return {
    program: (name) => `${folder}/test/chaos/workers/${name}.js`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
