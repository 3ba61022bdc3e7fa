import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../e2e/run.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "afterword-doctor-cli-"));
});
afterEach(() => rm(folder, { recursive: true }));

const doctor = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  run("src/cli.ts", { args: ["doctor", ...args], env: { DATA_DIR: folder, ...env } });

describe("afterword doctor", () => {
  it("ends with 0 when all that is configured works", async () => {
    const { code, out, err } = await doctor({});
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/All that is configured works\.\n$/u);
  });

  it("ends with 1 when something does not", async () => {
    const { code, out, err } = await doctor({ REDIS_URL: "redis://127.0.0.1:1" });
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toMatch(/^FAULT +Redis: cannot be used/mu);
  });

  it("takes no input, and stands in the help", async () => {
    expect(await doctor({}, "{}")).toMatchObject({
      code: 2,
      err: expect.stringContaining("doctor takes nothing"),
    });
    expect((await run("src/cli.ts", { args: ["--help"] })).out).toContain("-- doctor\n");
  });
});
