import { describe, expect, it } from "vitest";
import { type FaultName, planFaults, planReplacements } from "./fault-plan.ts";
import { seededRandom } from "./seeded-random.ts";

const plan = (count: number, seed = 1) =>
  planFaults({ count, overMs: 100_000, workers: 3, random: seededRandom(seed) });
const countOf = (count: number, wanted: FaultName): number =>
  plan(count).filter(({ name }) => name === wanted).length;

describe("the faults of a storm", () => {
  it("are mostly kills of workers and of Redis, and some of every other kind", () => {
    expect(plan(200)).toHaveLength(200);
    expect([
      countOf(200, "kill-worker"),
      countOf(200, "kill-redis"),
      countOf(200, "freeze-worker"),
      countOf(200, "wipe-redis"),
      countOf(200, "restart-postgres"),
    ]).toEqual([160, 26, 6, 5, 3]);
  });

  it.each([5, 12, 20])("are of every kind among %i as well", (count) => {
    const names = new Set(plan(count).map(({ name }) => name));
    expect([plan(count).length, names.size]).toEqual([count, 5]);
  });

  it("strike in order within the time, and the last kills a worker at its end", () => {
    const times = plan(50).map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(plan(50).at(-1)).toMatchObject({ name: "kill-worker", atMs: 100_000 });
  });

  it("are the same for the same seed", () => {
    expect(plan(50, 7)).toEqual(plan(50, 7));
    expect(plan(50, 7)).not.toEqual(plan(50, 8));
  });
});

describe("a rollout", () => {
  it("replaces every worker in its turn", () => {
    const replaced = planReplacements({ count: 6, overMs: 6_000, workers: 3 });
    expect(replaced.map(({ worker, atMs }) => [worker, atMs])).toEqual([
      [0, 1_000],
      [1, 2_000],
      [2, 3_000],
      [0, 4_000],
      [1, 5_000],
      [2, 6_000],
    ]);
  });
});
