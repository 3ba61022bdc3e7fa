import { rm } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type ChaosOptions, type ChaosRun, runChaos } from "./chaos.ts";

// The long runs are `npm run chaos` and `npm run chaos -- --rolling 60`.

async function run(options: Partial<ChaosOptions>): Promise<ChaosRun> {
  const found = await runChaos({
    reminders: 120,
    haste: 4,
    // What is not configured is not loaded, and workers start in half of the time.
    platforms: ["telegram"],
    faults: 6,
    seed: 1,
    kind: "storm",
    worker: "product",
    workers: 2,
    patienceMs: 60_000,
    ...options,
  });
  await rm(found.logs, { recursive: true });
  return found;
}

describe.concurrent("while everything breaks that reminders stand on", { timeout: 300_000 }, () => {
  it("none is lost or early, and every copy is known and says so", async () => {
    const found = await run({
      reminders: 2_000,
      platforms: ["telegram", "discord", "slack"],
      faults: 20,
    });
    expect(found).toMatchObject({ lost: 0, early: 0, silentCopies: 0, astray: 0 });
    // Within five seconds, where nothing else goes on; here other tests do.
    expect(found.drainedMs).not.toBeNull();
  });

  it("some would be lost if nobody looked for what was missed", async () => {
    const found = await run({ worker: "sweepless", patienceMs: 8_000 });
    expect(found.lost).toBeGreaterThan(0);
    expect(found.drainedMs).toBeNull();
  });

  it("a worker as in the tutorials would lose what a wiped Redis held", async () => {
    const found = await run({ worker: "tutorial", patienceMs: 3_000 });
    expect(found.lost).toBeGreaterThan(0);
    expect(found.drainedMs).toBeNull();
  });
});

describe.concurrent("while one worker after the other is replaced", { timeout: 300_000 }, () => {
  it("nothing is lost or early, and nothing comes twice", async () => {
    const found = await run({ faults: 4, kind: "rollout" });
    expect(found).toMatchObject({ lost: 0, early: 0, copies: 0, astray: 0, ownEnds: 0 });
    expect(found.drainedMs).not.toBeNull();
  });
});
