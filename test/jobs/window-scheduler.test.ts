import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WindowScheduler } from "../../jobs/window-scheduler.ts";
import { after, DAY_MS, HOUR_MS, type Instant, instant, MINUTE_MS } from "../../src/core/time/instant.ts";
import type { ArmedReminder, ReadUpcoming } from "../../src/ports/scheduler.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { schedulerContract } from "../contract/scheduler.contract.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { StoredReminders } from "../fakes/stored-reminders.ts";

const START = instant(Date.UTC(2026, 10, 18, 9));

describe("the engine in process, on a clock put forward", () => {
  schedulerContract(async () => {
    const logger = new FakeLogger();
    const clock = new FakeClock(START, logger);
    return {
      clock,
      logger,
      create: (readUpcoming) => new WindowScheduler({ clock, readUpcoming, logger }),
      settle: (event, ms) => {
        void clock.advance(ms);
        return event;
      },
    };
  });
});

describe("the engine in process, in real time", () => {
  schedulerContract(async () => {
    const logger = new FakeLogger();
    const clock = new SystemClock(logger);
    return {
      clock,
      logger,
      create: (readUpcoming) => new WindowScheduler({ clock, readUpcoming, logger }),
      settle: (event) => event,
    };
  });
});

describe("the engine in process", () => {
  let clock: FakeClock;
  let logger: FakeLogger;
  let store: StoredReminders;
  let reads: Instant[];
  let scheduler: WindowScheduler;
  let readUpcoming: ReadUpcoming;

  beforeEach(() => {
    logger = new FakeLogger();
    clock = new FakeClock(START, logger);
    store = new StoredReminders(clock);
    reads = [];
    readUpcoming = store.readUpcoming;
    scheduler = new WindowScheduler({
      clock,
      logger,
      readUpcoming: async (until, limit) => {
        reads.push(clock.now());
        return readUpcoming(until, limit);
      },
    });
  });

  afterEach(async () => {
    await scheduler.close();
    store.assertNeverEarly();
  });

  it("fires the very millisecond a reminder is due, days ahead", async () => {
    const firedAt: Instant[] = [];
    const dueIn = [20 * MINUTE_MS, DAY_MS, DAY_MS + 7, 30 * DAY_MS];
    for (const ms of dueIn) store.add(ms);
    await scheduler.start(async (due) => {
      firedAt.push(clock.now());
      await store.fire(due);
    });
    await clock.advance(40 * DAY_MS);
    expect(firedAt).toEqual(dueIn.map((ms) => after(START, ms)));
  });

  it("sleeps until shortly before the next stored reminder instead of reading every minute", async () => {
    store.add(30 * DAY_MS);
    await scheduler.start(store.fire);
    await clock.advance(40 * DAY_MS);
    expect(store.fired).toHaveLength(1);
    expect(reads.length).toBeLessThan(10);
  });

  it("does not read at all while nothing is stored", async () => {
    await scheduler.start(store.fire);
    const before = reads.length;
    await clock.advance(40 * DAY_MS);
    expect(reads).toHaveLength(before);
  });

  it.each([
    ["in a moment", 1_000],
    ["in an hour", HOUR_MS],
    ["just beyond the window", MINUTE_MS + 1],
  ])("is woken from its sleep by what is armed for %s", async (_when, ms) => {
    store.add(30 * DAY_MS);
    await scheduler.start(store.fire);
    await clock.advance(DAY_MS);
    const sooner = store.add(ms);
    await scheduler.arm([sooner]);
    await clock.advance(ms - 1);
    expect(store.fired).toEqual([]);
    await clock.advance(1);
    expect(store.fired).toEqual([sooner.id]);
  });

  it("finds what was armed for later by the time it is due, also behind a nearer one", async () => {
    await scheduler.start(store.fire);
    const far = store.add(3 * DAY_MS);
    const near = store.add(2 * HOUR_MS);
    await scheduler.arm([far]);
    await scheduler.arm([near]);
    await clock.advance(3 * DAY_MS);
    expect(store.fired).toEqual([near.id, far.id]);
  });

  it("keeps what is armed while the store is being read, whether the reading saw it or not", async () => {
    await scheduler.start(store.fire);
    await scheduler.arm([store.add(HOUR_MS)]);
    const unseen: ArmedReminder[] = [];
    readUpcoming = async (until, limit) => {
      readUpcoming = store.readUpcoming;
      const seen = await readUpcoming(until, limit);
      const reminder = store.add(30_000);
      unseen.push(reminder);
      await scheduler.arm([reminder]);
      return seen;
    };
    await clock.advance(HOUR_MS);
    const [armed] = unseen;
    if (armed === undefined) throw new Error("the store was not read");
    await clock.advance(armed.dueAt - clock.now());
    expect(store.fired).toContain(armed.id);
  });

  it("never fires two batches at once", async () => {
    let inside = 0;
    let most = 0;
    await scheduler.start(async (due) => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      await store.fire(due);
      inside -= 1;
    });
    const many = Array.from({ length: 500 }, (_, index) => store.add(1_000 + (index % 7)));
    await scheduler.arm(many);
    await clock.advance(2_000);
    expect(new Set(store.fired).size).toBe(500);
    expect(most).toBe(1);
  });

  it("fires all of more than one reading gives, earliest first", async () => {
    const many = Array.from({ length: 20_500 }, () => store.add(30_000));
    await scheduler.start(async (due) => {
      for (const { id } of due) store.cancel({ id, revision: 1 });
      store.calls.push(due);
    });
    await clock.advance(30_000);
    expect(new Set(store.calls.flat().map(({ id }) => id)).size).toBe(many.length);
  });

  it("leaves what failed to the sweep, instead of trying it over and over", async () => {
    let calls = 0;
    store.add(1_000);
    await scheduler.start(async () => {
      calls += 1;
      throw new Error("the database is away");
    });
    await clock.advance(HOUR_MS);
    expect(calls).toBe(1);
    expect(reads.length).toBeLessThan(10);
  });

  it("reads again when the store could not be read", async () => {
    const reminder = store.add(20_000);
    readUpcoming = async () => {
      readUpcoming = store.readUpcoming;
      throw new Error("the database is away");
    };
    await scheduler.start(store.fire);
    expect(logger.of("upcoming reminders could not be read")).toHaveLength(1);
    await clock.advance(20_000);
    expect(store.fired).toEqual([reminder.id]);
  });
});
