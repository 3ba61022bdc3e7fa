import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";

const FIXTURE = fileURLToPath(new URL("./fixtures/stoppable.ts", import.meta.url));
const LONG_MS = 60_000;

let child: ChildProcess | null = null;

afterEach(() => {
  child?.kill("SIGKILL");
});

/** Starts the process; `line` waits until it has printed that line, `exit` until it has ended. */
async function start(behaviour: string, graceMs: number) {
  const started = spawn(process.execPath, ["--import", "tsx", FIXTURE, behaviour, String(graceMs)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  const printed: string[] = [];
  const lines = createInterface({ input: started.stdout });
  lines.on("line", (line) => printed.push(line));
  const exited = once(started, "exit");
  const line = async (wanted: string): Promise<void> => {
    while (!printed.includes(wanted)) await once(lines, "line");
  };
  await line("ready");
  return {
    line,
    signal: (signal: NodeJS.Signals) => started.kill(signal),
    exit: async () => ({ code: (await exited)[0] as unknown, printed }),
  };
}

describe("shutdown", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("stops and ends with 0 on %s", async (signal) => {
    const running = await start("clean", LONG_MS);
    running.signal(signal);
    expect(await running.exit()).toEqual({ code: 0, printed: ["ready", "stopping 1"] });
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("ends at once with the second signal: %s gives %d", async (signal, code) => {
    const running = await start("hanging", LONG_MS);
    running.signal("SIGTERM");
    await running.line("stopping 1");
    running.signal(signal);
    expect(await running.exit()).toEqual({ code, printed: ["ready", "stopping 1"] });
  });

  it("ends with 1 when stopping takes too long", async () => {
    const running = await start("hanging", 50);
    running.signal("SIGTERM");
    expect((await running.exit()).code).toBe(1);
  });

  it("ends with 1 when stopping fails", async () => {
    const running = await start("throwing", LONG_MS);
    running.signal("SIGTERM");
    expect((await running.exit()).code).toBe(1);
  });
});
