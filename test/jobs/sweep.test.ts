import { beforeEach, describe, expect, it } from "vitest";
import { startSweep } from "../../jobs/sweep.ts";
import { instant } from "../../src/core/time/instant.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { createGate } from "../fakes/gate.ts";

const EVERY_MS = 5_000;

describe("the sweep", () => {
  let realTime: FakeClock;
  let logger: FakeLogger;

  beforeEach(() => {
    logger = new FakeLogger();
    realTime = new FakeClock(instant(Date.UTC(2026, 10, 18, 9)), logger);
  });

  it("runs at the start and again after every interval, until it is stopped", async () => {
    let runs = 0;
    const sweep = startSweep({
      sweep: async () => {
        runs += 1;
        return 0;
      },
      everyMs: EVERY_MS,
      realTime,
      logger,
    });
    expect(runs).toBe(1);
    await realTime.advance(0);
    await realTime.advance(3 * EVERY_MS);
    expect(runs).toBe(4);
    await sweep.stop();
    await realTime.advance(3 * EVERY_MS);
    expect(runs).toBe(4);
    expect(logger.lines).toEqual([]);
  });

  it("never runs twice at once, and stop waits for the run that goes on", async () => {
    const gate = createGate();
    const order: string[] = [];
    const sweep = startSweep({
      sweep: async () => {
        order.push("begun");
        await gate.opened;
        order.push("ended");
        return 0;
      },
      everyMs: EVERY_MS,
      realTime,
      logger,
    });
    await realTime.advance(10 * EVERY_MS);
    const stopped = Promise.all([sweep.stop(), sweep.stop()]).then(() => order.push("stopped"));
    setImmediate(gate.open);
    await stopped;
    await realTime.advance(10 * EVERY_MS);
    expect(order).toEqual(["begun", "ended", "stopped"]);
  });

  it("says how much it found, when it found something", async () => {
    const found = [0, 3, 0];
    const sweep = startSweep({ sweep: async () => found.shift() ?? 0, everyMs: EVERY_MS, realTime, logger });
    await realTime.advance(0);
    await realTime.advance(2 * EVERY_MS);
    await sweep.stop();
    expect(logger.lines).toMatchObject([{ event: "sweep found overdue work", fields: { count: 3 } }]);
  });

  it("goes on after it has failed, with one line for the failing and one for the end of it", async () => {
    let runs = 0;
    const sweep = startSweep({
      sweep: async () => {
        runs += 1;
        if (runs <= 3) throw new Error("the database is away");
        return 0;
      },
      everyMs: EVERY_MS,
      realTime,
      logger,
    });
    await realTime.advance(0);
    await realTime.advance(4 * EVERY_MS);
    await sweep.stop();
    expect(runs).toBe(5);
    expect(logger.lines.map(({ event }) => event)).toEqual(["sweep failed", "sweep works again"]);
  });
});
