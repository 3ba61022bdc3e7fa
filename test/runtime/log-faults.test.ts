import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const FIXTURE = fileURLToPath(new URL("./fixtures/faulty.ts", import.meta.url));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", FIXTURE, ...args], {
    encoding: "utf8",
  });
  return { status, out: stdout, all: stdout + stderr };
}

describe("what nobody caught", () => {
  it("is logged without what a library keeps in it, and the process goes on after a rejection", () => {
    const { status, out, all } = run("rejection", "guarded");
    expect(status).toBe(0);
    expect(out).toMatch(/"event":"unhandled rejection"[\s\S]*still here/u);
    expect(all).not.toContain("very-secret");
  });

  it("ends the process when it was thrown, after one line", () => {
    const { status, out, all } = run("throw", "guarded");
    expect(status).toBe(1);
    expect(out).toMatch(/^\{.*"the request failed".*"event":"uncaught exception"\}\n$/u);
    expect(all).not.toContain("very-secret");
  });

  it("would otherwise be printed by Node, secret and all", () => {
    expect(run("throw", "bare").all).toContain("very-secret");
  });
});
