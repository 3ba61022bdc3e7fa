import { expect, it } from "vitest";
import { after, DAY_MS, type Instant } from "../../src/core/time/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { FakeLogger } from "../fakes/fake-logger.ts";

/** A clock under test, and how its time passes. */
export interface ClockSubject {
  readonly clock: Clock;
  /** What the clock was given to log to. */
  readonly logger: FakeLogger;
  /** Lets time pass until `woken` settles; `ms` is surely enough. */
  readonly settle: <T>(woken: Promise<T>, ms: number) => Promise<T>;
}

/** What every clock must do. */
export function clockContract(create: () => ClockSubject): void {
  it("wakes when the instant has come, and not before", async () => {
    const { clock, settle } = create();
    const due = after(clock.now(), 30);
    expect(await settle(wakeIn(clock, 30), 30)).toBeGreaterThanOrEqual(due);
  });

  it("wakes soon, yet not inside the call, for an instant that is past", async () => {
    const { clock, settle } = create();
    let woken = false;
    const wake = new Promise<void>((resolve) => {
      clock.wakeAt(after(clock.now(), -DAY_MS), () => {
        woken = true;
        resolve();
      });
    });
    expect(woken).toBe(false);
    await settle(wake, 0);
    expect(woken).toBe(true);
  });

  it("wakes in the order of the instants, whatever the order of the calls", async () => {
    const { clock, settle } = create();
    const order: string[] = [];
    const start = clock.now();
    clock.wakeAt(after(start, 40), () => void order.push("second"));
    clock.wakeAt(after(start, 15), () => void order.push("first"));
    await settle(wakeIn(clock, 80), 80);
    expect(order).toEqual(["first", "second"]);
  });

  it("does not wake when it was called off, however often", async () => {
    const { clock, settle } = create();
    let woken = 0;
    const callOff = clock.wakeAt(after(clock.now(), 15), () => void (woken += 1));
    clock.wakeAt(after(clock.now(), 16), () => void (woken += 10));
    callOff();
    callOff();
    await settle(wakeIn(clock, 40), 40);
    expect(woken).toBe(10);
  });

  it("does not mind being called off after it has woken", async () => {
    const { clock, settle } = create();
    let woken = 0;
    const callOff = clock.wakeAt(after(clock.now(), 5), () => void (woken += 1));
    await settle(wakeIn(clock, 20), 20);
    callOff();
    expect(woken).toBe(1);
  });

  it("does not wake at once for an instant beyond the reach of one timer", async () => {
    const { clock, settle } = create();
    let woken = false;
    const callOff = clock.wakeAt(after(clock.now(), 400 * DAY_MS), () => {
      woken = true;
    });
    await settle(wakeIn(clock, 20), 20);
    callOff();
    expect(woken).toBe(false);
  });

  it("logs what a wake throws or rejects with, and wakes the next", async () => {
    const { clock, logger, settle } = create();
    clock.wakeAt(after(clock.now(), 5), () => {
      throw new Error("thrown");
    });
    clock.wakeAt(after(clock.now(), 6), async () => {
      throw new Error("rejected");
    });
    await settle(wakeIn(clock, 30), 30);
    expect(logger.of("wake failed").map((line) => line.error)).toEqual([
      new Error("thrown"),
      new Error("rejected"),
    ]);
  });
}

/** When it was woken, by the clock itself. */
function wakeIn(clock: Clock, ms: number): Promise<Instant> {
  return new Promise((resolve) => {
    clock.wakeAt(after(clock.now(), ms), () => resolve(clock.now()));
  });
}
