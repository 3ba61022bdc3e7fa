import { describe, expect, it } from "vitest";
import { type InboundOptions, type InboundRun, runInbound } from "./inbound.ts";

// The long run is `npm run chaos:inbound`.

const run = (options: Partial<InboundOptions>): Promise<InboundRun> =>
  runInbound({
    updates: 51,
    kills: 2,
    seed: 1,
    platforms: ["telegram"],
    worker: "product",
    patienceMs: 120_000,
    ...options,
  });

describe.concurrent("updates that come several times, to workers that are killed", {
  timeout: 300_000,
}, () => {
  it("are all taken in, and each has its effect once", async () => {
    const found = await run({ platforms: ["telegram", "discord", "slack"] });
    expect(found.complaints).toEqual([]);
    expect(found).toMatchObject({ kills: 2, lost: 0, doubleEffects: 0 });
    expect(found.updates).toBeGreaterThanOrEqual(51);
  });

  it("would be lost by a reader that confirms before it stores", async () => {
    expect((await run({ worker: "impatient", kills: 5, patienceMs: 20_000 })).lost).toBeGreaterThan(0);
  });

  it("would confuse one that does not remember them", async () => {
    const found = await run({ worker: "forgetful", kills: 0, patienceMs: 20_000 });
    expect(found.lost + found.doubleEffects).toBeGreaterThan(0);
  });
});
