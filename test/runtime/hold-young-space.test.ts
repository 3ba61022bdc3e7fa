import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const run = promisify(execFile);
const FIXTURE = fileURLToPath(new URL("./fixtures/load-much.ts", import.meta.url));

const sizes = z.object({ before: z.number(), held: z.number(), released: z.number() });

describe("holdYoungSpace", () => {
  it("keeps it as large as it was, until it is released", async () => {
    const { stdout } = await run(process.execPath, ["--import", "tsx", FIXTURE]);
    const { before, held, released } = sizes.parse(JSON.parse(stdout));
    expect(before).toBeGreaterThan(0);
    expect(held).toBe(before);
    expect(released).toBeGreaterThan(2 * before);
  });
});
