import { afterEach, describe, expect, it, vi } from "vitest";
import { after, DAY_MS, HOUR_MS, instant, MINUTE_MS } from "../../src/core/time/instant.ts";
import { AdjustableClock } from "../../src/runtime/adjustable-clock.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { clockContract } from "../contract/clock.contract.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";

const START = instant(Date.UTC(2026, 10, 18, 9));

describe("the system clock", () => {
  clockContract(() => {
    const logger = new FakeLogger();
    return { clock: new SystemClock(logger), logger, settle: (woken) => woken };
  });

  describe("over days", () => {
    afterEach(() => {
      vi.useRealTimers();
    });

    it("wakes on time when the instant lies beyond the 24.8 days of one timer", async () => {
      vi.useFakeTimers({ now: START });
      const clock = new SystemClock(new FakeLogger());
      const woken: number[] = [];
      clock.wakeAt(after(START, 60 * DAY_MS), () => void woken.push(clock.now()));
      await vi.advanceTimersByTimeAsync(60 * DAY_MS - 1);
      expect(woken).toEqual([]);
      await vi.advanceTimersByTimeAsync(1);
      expect(woken).toEqual([after(START, 60 * DAY_MS)]);
    });

    it("wakes within a minute after the machine has slept past the instant", async () => {
      vi.useFakeTimers({ now: START });
      const clock = new SystemClock(new FakeLogger());
      const woken: number[] = [];
      clock.wakeAt(after(START, 8 * HOUR_MS), () => void woken.push(clock.now()));
      await vi.advanceTimersByTimeAsync(HOUR_MS);
      // The lid is closed: the wall clock goes on, the timers do not.
      vi.setSystemTime(after(START, 9 * HOUR_MS));
      await vi.advanceTimersByTimeAsync(MINUTE_MS);
      expect(woken).toHaveLength(1);
    });

    it("leaves no timer behind when it is called off after several naps", async () => {
      vi.useFakeTimers({ now: START });
      const callOff = new SystemClock(new FakeLogger()).wakeAt(after(START, DAY_MS), () => {});
      await vi.advanceTimersByTimeAsync(HOUR_MS);
      expect(vi.getTimerCount()).toBe(1);
      callOff();
      expect(vi.getTimerCount()).toBe(0);
    });
  });
});

describe("the adjustable clock", () => {
  clockContract(() => {
    const logger = new FakeLogger();
    return {
      clock: new AdjustableClock(new SystemClock(logger), logger),
      logger,
      settle: (woken) => woken,
    };
  });

  it("goes on by itself after it was put forward", async () => {
    const logger = new FakeLogger();
    const clock = new AdjustableClock(new SystemClock(logger), logger);
    const before = clock.now();
    const woken = new Promise<number>((resolve) => {
      clock.wakeAt(after(before, 2 * DAY_MS + 300), () => resolve(clock.now()));
    });
    await clock.advance(2 * DAY_MS);
    expect(clock.now()).toBeGreaterThanOrEqual(after(before, 2 * DAY_MS));
    expect(await woken).toBeGreaterThanOrEqual(after(before, 2 * DAY_MS + 300));
  });
});

describe("the clock of the tests", () => {
  clockContract(() => {
    const logger = new FakeLogger();
    const clock = new FakeClock(START, logger);
    return {
      clock,
      logger,
      settle: async (woken, ms) => {
        await clock.advance(ms);
        return woken;
      },
    };
  });

  it("stands still until it is put forward", async () => {
    const clock = new FakeClock(START);
    expect(clock.now()).toBe(START);
    await clock.advance(DAY_MS);
    expect(clock.now()).toBe(after(START, DAY_MS));
  });

  it("shows every wake the very instant it was armed for, those armed on the way among them", async () => {
    const clock = new FakeClock(START);
    const seen: number[] = [];
    clock.wakeAt(after(START, 3 * HOUR_MS), () => void seen.push(clock.now()));
    clock.wakeAt(after(START, HOUR_MS), () => {
      seen.push(clock.now());
      clock.wakeAt(after(START, 2 * HOUR_MS), () => void seen.push(clock.now()));
      clock.wakeAt(after(START, 9 * HOUR_MS), () => void seen.push(clock.now()));
    });
    await clock.advance(4 * HOUR_MS);
    expect(seen).toEqual([1, 2, 3].map((hours) => after(START, hours * HOUR_MS)));
    expect(clock.now()).toBe(after(START, 4 * HOUR_MS));
  });

  it("waits for what it woke before it goes on to the next", async () => {
    const clock = new FakeClock(START);
    const order: string[] = [];
    clock.wakeAt(after(START, 1), async () => {
      order.push("first begins");
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      order.push("first ends");
    });
    clock.wakeAt(after(START, 2), () => void order.push("second"));
    await clock.advance(10);
    expect(order).toEqual(["first begins", "first ends", "second"]);
  });

  it("waits for what it woke by itself before it is put forward", async () => {
    const clock = new FakeClock(START);
    const order: string[] = [];
    const begun = new Promise<void>((resolve) => {
      clock.wakeAt(START, async () => {
        resolve();
        await new Promise((settled) => {
          setImmediate(settled);
        });
        order.push("woken");
      });
    });
    await begun;
    await clock.advance(1);
    order.push("advanced");
    expect(order).toEqual(["woken", "advanced"]);
  });

  it("adds up when it is put forward twice at once", async () => {
    const clock = new FakeClock(START);
    await Promise.all([clock.advance(HOUR_MS), clock.advance(HOUR_MS)]);
    expect(clock.now()).toBe(after(START, 2 * HOUR_MS));
  });

  it("refuses to go back or beyond all dates, and still works after that", async () => {
    const clock = new FakeClock(START);
    await expect(clock.advance(-1)).rejects.toThrow(RangeError);
    await expect(clock.advance(9e15)).rejects.toThrow(RangeError);
    await clock.advance(1);
    expect(clock.now()).toBe(after(START, 1));
  });
});
