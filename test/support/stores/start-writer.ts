import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { UserId } from "../../../src/core/ids.ts";
import { parseId } from "../../../src/core/ids.ts";

/** A forgetful writer's database confirms what it has not written yet: what it promises is not kept. */
export type WriterKind = "careful" | "forgetful";

/** Another process that opens a data folder and stores one user after the other until it is killed. */
export interface Writer {
  readonly pid: number;
  /** Resolves when at least so many users were confirmed to be stored. */
  acknowledged(count: number): Promise<void>;
  /** The users confirmed so far. */
  ids(): readonly UserId[];
  /** SIGKILL; resolves when the process is gone and all it said was read. */
  kill(): Promise<void>;
}

export function startWriter(folder: string, kind: WriterKind = "careful"): Writer {
  const program = fileURLToPath(new URL("./writer.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", program, folder, kind], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  let said = "";
  let heard: (() => void) | null = null;
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString("utf8");
    heard?.();
  });
  // The last line may be cut off by the kill; a whole one ends with a line break.
  const ids = (): readonly UserId[] =>
    said
      .split("\n")
      .slice(0, -1)
      .flatMap((line) => parseId<UserId>(line) ?? []);
  return {
    pid: child.pid ?? 0,
    acknowledged: async (count) => {
      while (ids().length < count) {
        await Promise.race([
          new Promise<void>((resolve) => {
            heard = resolve;
          }),
          closed.then(() => {
            throw new Error("the writer ended by itself");
          }),
        ]);
      }
    },
    ids,
    kill: async () => {
      child.kill("SIGKILL");
      await closed;
    },
  };
}
