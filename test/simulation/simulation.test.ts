import { execFile } from "node:child_process";
import { describe, expect, it } from "vitest";
import { NO_PLANT, type Plant, PLANTS } from "./plants.ts";
import { type Run, simulate } from "./simulate.ts";

const SEEDS = 5_000;
const PARTS = 10;
/** A planted bug that is not found by then would not be found at all. */
const SEEDS_FOR_A_PLANT = 1_000;

async function firstViolation(
  plant: Plant,
  from: number,
  to: number,
): Promise<(Run & { seed: number }) | null> {
  for (let seed = from; seed <= to; seed += 1) {
    const run = await simulate(seed, plant);
    if (run.violation !== null) return { seed, ...run };
  }
  return null;
}

/** What the command line says in the end, and how it ends. */
function commandLine(...args: readonly string[]): Promise<{ code: unknown; lines: readonly string[] }> {
  const program = ["--import", "tsx", "test/simulation/run-simulation.ts", ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, program, (error, out) => {
      resolve({ code: error?.code ?? 0, lines: out.trimEnd().split("\n") });
    });
  });
}

describe("delivery under faults at every await, on a clock of its own", () => {
  const parts = Array.from({ length: PARTS }, (_, part) => (part * SEEDS) / PARTS);

  it.each(parts)("keeps the promise from the seeds after %i", async (part) => {
    expect(await firstViolation(NO_PLANT, part + 1, part + SEEDS / PARTS)).toBeNull();
  });

  it("goes the same way for the same seed, and another way for another", async () => {
    const runs = [await simulate(11, NO_PLANT), await simulate(11, NO_PLANT), await simulate(12, NO_PLANT)];
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).not.toEqual(runs[0]);
  });

  it("lets much happen, and brings people their messages", async () => {
    const runs = await Promise.all([21, 22, 23, 24, 25].map((seed) => simulate(seed, NO_PLANT)));
    for (const { events } of runs) expect(events).toBeGreaterThan(100);
    expect(runs.reduce((sum, { copies }) => sum + copies, 0)).toBeGreaterThan(15);
  });
});

describe("a planted bug is found:", () => {
  const EXPECTED: Readonly<Record<string, readonly string[]>> = {
    "no-fence": ["settled twice"],
    "no-lease-check": ["sent without the lease"],
    "cached-clock": ["sent without the lease"],
    "workers-clock": ["early", "sent without the lease"],
    "forgotten-uncertainty": ["silent copy", "forgotten doubt", "copy of what could be seen"],
    "no-sweeper": ["not drained", "lost"],
    "no-read-back": ["copy of what could be seen"],
    "no-mark": ["silent copy"],
    "recalled-and-dropped": ["lost"],
  };

  it("there is one for each", () => {
    expect(Object.keys(PLANTS)).toEqual(Object.keys(EXPECTED));
  });

  it.each(Object.entries(EXPECTED))("%s", async (name, kinds) => {
    const found = await firstViolation(PLANTS[name] ?? NO_PLANT, 1, SEEDS_FOR_A_PLANT);
    expect(kinds).toContain(found?.violation?.kind);
  });
});

describe("npm run simulate", () => {
  it("prints the seed that shows a violation again, one JSON object in the last line, and ends with 1", async () => {
    const { code, lines } = await commandLine("--seeds", "50", "--plant", "no-sweeper");
    expect(code).toBe(1);
    const [, seed = ""] = /--seed (\d+) --plant no-sweeper$/u.exec(lines.at(-2) ?? "") ?? [];
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
      plant: "no-sweeper",
      violation: { seed: Number(seed) },
    });
    const again = await commandLine("--seed", seed, "--plant", "no-sweeper");
    expect(again.code).toBe(1);
    expect(JSON.parse(again.lines.at(-1) ?? "")).toMatchObject({
      seeds: 1,
      violation: { seed: Number(seed) },
    });
  });

  it("ends with 0 when all is as promised", async () => {
    const { code, lines } = await commandLine("--seeds", "20");
    expect(code).toBe(0);
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ plant: "none", seeds: 20, violation: null });
  });
});
