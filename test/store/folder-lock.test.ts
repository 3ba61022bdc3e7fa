import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FolderInUseError, lockFolder } from "../../src/store/folder-lock.ts";

let base = "";
let folder = "";
let lock = "";
const children: ChildProcess[] = [];

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "afterword-lock-"));
  folder = join(base, "data");
  lock = `${folder}.lock`;
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await rm(base, { recursive: true });
});

/** A process that does nothing, and its lock as it would have written it. */
async function otherProcess(): Promise<{ readonly child: ChildProcess; readonly owner: string }> {
  const child = spawn(process.execPath, ["-e", "process.stdin.resume()"]);
  children.push(child);
  await once(child, "spawn");
  return { child, owner: JSON.stringify({ pid: child.pid, started: null }) };
}

describe("the lock on the data folder", () => {
  test("stands beside the folder while it is held, and is gone after", () => {
    const unlock = lockFolder(folder);
    expect(existsSync(lock)).toBe(true);
    expect(existsSync(folder)).toBe(false);
    unlock();
    expect(existsSync(lock)).toBe(false);
    lockFolder(folder)();
  });

  test("is refused to a second one, of the same process too", () => {
    lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUseError);
  });

  test("of a living process is refused with one line that names the folder and the process", async () => {
    const { child, owner } = await otherProcess();
    await writeFile(lock, owner);
    expect(() => lockFolder(folder)).toThrow(
      `The data folder ${folder} is in use by another Afterword (process ${child.pid}).`,
    );
    expect(await readFile(lock, "utf8")).toBe(owner);
  });

  test("of a dead process is taken over", async () => {
    const { child, owner } = await otherProcess();
    await writeFile(lock, owner);
    child.kill("SIGKILL");
    await once(child, "exit");
    lockFolder(folder);
    expect(JSON.parse(await readFile(lock, "utf8"))).toMatchObject({ pid: process.pid });
    expect(existsSync(`${lock}.takeover`)).toBe(false);
  });

  test.runIf(existsSync("/proc/self/stat"))(
    "of a dead process whose number another process has now is taken over",
    async () => {
      const { child } = await otherProcess();
      await writeFile(lock, JSON.stringify({ pid: child.pid, started: "another boot/1" }));
      lockFolder(folder);
      expect(JSON.parse(await readFile(lock, "utf8"))).toMatchObject({ pid: process.pid });
    },
  );

  test("is refused while somebody else takes it over", async () => {
    const { child, owner } = await otherProcess();
    child.kill("SIGKILL");
    await once(child, "exit");
    await writeFile(lock, owner);
    await writeFile(`${lock}.takeover`, "");
    expect(() => lockFolder(folder)).toThrow(/being opened by another Afterword.*data\.lock\.takeover/u);
    expect(await readFile(lock, "utf8")).toBe(owner);
  });

  test.each(["", "{", "12345", '{"pid":-1,"started":null}'])(
    "that reads %j is nobody's to take",
    async (written) => {
      await writeFile(lock, written);
      expect(() => lockFolder(folder)).toThrow(/being opened by another Afterword.*data\.lock\./u);
    },
  );
});
