import { afterEach, beforeEach, expect, it } from "vitest";
import { DAY_MS } from "../../src/core/time/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Fire, ReadUpcoming, Scheduler } from "../../src/ports/scheduler.ts";
import type { FakeLogger } from "../fakes/fake-logger.ts";
import { createGate } from "../fakes/gate.ts";
import { StoredReminders } from "../fakes/stored-reminders.ts";

/** The engine under test with the surroundings it runs in. */
export interface SchedulerSubject {
  readonly clock: Clock;
  readonly logger: FakeLogger;
  /** A new instance, as after a restart of the process. */
  create(readUpcoming: ReadUpcoming): Scheduler;
  /** Lets time pass until `event` settles; `ms` is surely enough. */
  readonly settle: <T>(event: Promise<T>, ms: number) => Promise<T>;
}

/** What every engine must do. */
export function schedulerContract(prepare: () => Promise<SchedulerSubject>): void {
  let subject: SchedulerSubject;
  let store: StoredReminders;
  let running: Scheduler[] = [];

  const create = (): Scheduler => {
    const scheduler = subject.create(store.readUpcoming);
    running.push(scheduler);
    return scheduler;
  };
  const start = async (fire: Fire = store.fire): Promise<Scheduler> => {
    const scheduler = create();
    await scheduler.start(fire);
    return scheduler;
  };

  beforeEach(async () => {
    subject = await prepare();
    store = new StoredReminders(subject.clock);
  });

  afterEach(async () => {
    await Promise.all(running.map((scheduler) => scheduler.close()));
    running = [];
    store.assertNeverEarly();
  });

  it("fires what is armed when it is due, each by itself where the times differ, never early", async () => {
    const scheduler = await start();
    const later = store.add(120);
    const sooner = store.add(40);
    await scheduler.arm([later, sooner]);
    await subject.settle(store.untilFired(later, sooner), 200);
    expect(store.fired).toEqual([sooner.id, later.id]);
  });

  it("fires at once what is overdue", async () => {
    const overdue = store.add(-3 * DAY_MS);
    await start();
    await subject.settle(store.untilFired(overdue), 50);
    expect(store.fired).toEqual([overdue.id]);
  });

  it("fires after a restart what was armed before it", async () => {
    const first = await start();
    const reminder = store.add(300);
    await first.arm([reminder]);
    await first.close();
    await start();
    await subject.settle(store.untilFired(reminder), 400);
    expect(store.fired).toEqual([reminder.id]);
  });

  it("fires what was stored and never armed, because the process died in between", async () => {
    const reminder = store.add(60);
    await start();
    await subject.settle(store.untilFired(reminder), 200);
    expect(store.fired).toEqual([reminder.id]);
  });

  it("fires what was armed before it was started", async () => {
    const scheduler = create();
    const reminder = store.add(60);
    await scheduler.arm([reminder]);
    await scheduler.start(store.fire);
    await subject.settle(store.untilFired(reminder), 200);
    expect(store.timesCalledWith(reminder)).toBe(1);
  });

  it("wakes for a newer revision beside the older one, which finds nothing to claim", async () => {
    const scheduler = await start();
    const older = store.add(40);
    await scheduler.arm([older]);
    const newer = store.add(120, older);
    await scheduler.arm([newer]);
    await subject.settle(store.untilFired(newer), 200);
    expect(store.fired).toEqual([newer.id]);
    expect(store.timesCalledWith(newer)).toBe(1);
  });

  it("fires once what is armed twice", async () => {
    const scheduler = await start();
    const twice = store.add(60);
    const last = store.add(160);
    await scheduler.arm([twice, twice]);
    await scheduler.arm([twice, last]);
    await subject.settle(store.untilFired(twice, last), 250);
    expect(store.timesCalledWith(twice)).toBe(1);
  });

  it("does not fire what was disarmed, and does not mind disarming what it never knew", async () => {
    const scheduler = await start();
    const kept = store.add(160);
    const dropped = store.add(80);
    await scheduler.arm([kept, dropped]);
    store.cancel(dropped);
    await scheduler.disarm([dropped, { ...dropped, revision: 99 }]);
    await scheduler.disarm([dropped]);
    await subject.settle(store.untilFired(kept), 250);
    expect(store.timesCalledWith(dropped)).toBe(0);
  });

  it("fires a thousand that are due at the same instant, each once, and few with one call", async () => {
    const scheduler = await start();
    const many = Array.from({ length: 1_000 }, () => store.add(100));
    await scheduler.arm(many);
    await subject.settle(store.untilFired(...many), 200);
    expect(new Set(store.fired).size).toBe(1_000);
    expect(store.calls.flat()).toHaveLength(1_000);
    expect(Math.max(...store.calls.map((batch) => batch.length))).toBeLessThanOrEqual(100);
  });

  it("goes on after firing has failed, and says so without a word of what it was about", async () => {
    let failures = 0;
    const scheduler = await start(async (due) => {
      if (failures === 0) {
        failures += 1;
        throw new Error("the database is away");
      }
      await store.fire(due);
    });
    const first = store.add(40);
    const second = store.add(140);
    await scheduler.arm([first, second]);
    await subject.settle(store.untilFired(second), 250);
    expect(store.fired).toEqual([second.id]);
    expect(subject.logger.of("firing failed").map((line) => line.fields)).toEqual([{ count: 1 }]);
  });

  it("waits in close for what is being fired, however often it is called, and fires no more", async () => {
    const begun = createGate();
    const gate = createGate();
    const order: string[] = [];
    const scheduler = await start(async () => {
      begun.open();
      await gate.opened;
      order.push("fired");
    });
    await scheduler.arm([store.add(30), store.add(30_000)]);
    await subject.settle(begun.opened, 30);
    const closed = Promise.all([scheduler.close(), scheduler.close()]).then(() => order.push("closed"));
    setImmediate(gate.open);
    await closed;
    expect(order).toEqual(["fired", "closed"]);
  });

  it("takes arming and disarming after close without a word", async () => {
    const scheduler = await start();
    await scheduler.close();
    const reminder = store.add(-1);
    await scheduler.arm([reminder]);
    await scheduler.disarm([reminder]);
    await start();
    await subject.settle(store.untilFired(reminder), 50);
    expect(store.timesCalledWith(reminder)).toBe(1);
  });

  it("closes without having been started", async () => {
    await create().close();
    expect(store.calls).toEqual([]);
  });

  it("does not fire at once what is due in 400 days", async () => {
    const stored = store.add(400 * DAY_MS);
    const scheduler = await start();
    const armed = store.add(400 * DAY_MS);
    const near = store.add(80);
    await scheduler.arm([armed, near]);
    await subject.settle(store.untilFired(near), 200);
    expect(store.timesCalledWith(armed) + store.timesCalledWith(stored)).toBe(0);
  });
}
