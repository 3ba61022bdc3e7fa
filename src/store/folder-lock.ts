import { existsSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { z } from "zod";

/** Another process works with the data folder, or may do so. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
}

/** Who holds a lock: a process, and where the system tells, which of all the processes that had its number. */
const ownerSchema = z.object({ pid: z.int().positive(), started: z.string().nullable() });
type Owner = z.output<typeof ownerSchema>;

/**
 * Takes `<folder>.lock`, which stands beside the folder and not in it, because the folder belongs to the
 * database. PGlite itself lets two processes write the same folder, and half of what they write is lost.
 * The lock of a process that died is taken over.
 * @returns a function that gives the lock back.
 * @throws {FolderInUseError} at once when a living process holds it.
 */
export function lockFolder(folder: string): () => void {
  const lock = `${folder}.lock`;
  const self: Owner = { pid: process.pid, started: startOf(process.pid) };
  if (!create(lock, self)) takeOver(folder, lock, self);
  return () => rmSync(lock, { force: true });
}

/**
 * A first look, for saying no before anything heavy is loaded; only {@link lockFolder} makes sure.
 * @throws {FolderInUseError} when a living process holds the folder's lock.
 */
export function refuseIfInUse(folder: string): void {
  refuseIfAlive(folder, `${folder}.lock`);
}

/**
 * Two processes that find the same dead lock must not both replace it: the second would remove the first one's
 * new lock. So one holds a lock on taking over meanwhile, and the other is refused.
 */
function takeOver(folder: string, lock: string, self: Owner): void {
  refuseIfAlive(folder, lock);
  const turn = `${lock}.takeover`;
  if (!create(turn, self)) {
    throw new FolderInUseError(
      `The data folder ${folder} is being opened by another Afterword. If none is running, delete ${turn}.`,
    );
  }
  try {
    refuseIfAlive(folder, lock);
    rmSync(lock, { force: true });
    if (!create(lock, self)) refuseIfAlive(folder, lock);
  } finally {
    unlinkSync(turn);
  }
}

/** False when the file is there already. */
function create(file: string, owner: Owner): boolean {
  try {
    writeFileSync(file, JSON.stringify(owner), { flag: "wx" });
    return true;
  } catch (error) {
    if (existsSync(file)) return false;
    throw error;
  }
}

function refuseIfAlive(folder: string, lock: string): void {
  const owner = readOwner(lock);
  if (owner === null) return;
  if (owner === "unreadable") {
    throw new FolderInUseError(
      `The data folder ${folder} is being opened by another Afterword. If none is running, delete ${lock}.`,
    );
  }
  if (!isAlive(owner)) return;
  throw new FolderInUseError(
    `The data folder ${folder} is in use by another Afterword (process ${owner.pid}). ` +
      "Stop that one first, or choose another folder.",
  );
}

/** Null when nobody holds the lock. */
function readOwner(lock: string): Owner | "unreadable" | null {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(lock, "utf8")));
  } catch {
    // Made, but not written yet; or gone in this moment.
    return existsSync(lock) ? "unreadable" : null;
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    const isForeign = error instanceof Error && "code" in error && error.code === "EPERM";
    if (!isForeign) return false;
  }
  // After a restart of the machine or the container, another process may well have the same number.
  const started = startOf(owner.pid);
  return started === null || owner.started === null || started === owner.started;
}

/** When a process was started, in the system's own counting; null where there is no /proc to tell. */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // After the name in parentheses, which may hold anything, the start is the 20th field.
    const start = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return start === undefined ? null : `${boot}/${start}`;
  } catch {
    return null;
  }
}
