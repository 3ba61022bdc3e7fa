import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp } from "../../src/app/app.ts";
import { createClockCheck } from "../../src/app/clock-check.ts";
import { after, type Instant } from "../../src/core/time/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Store } from "../../src/ports/store.ts";
import { createStore } from "../../src/store/create-store.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { NO_SCHEDULER } from "../fakes/no-scheduler.ts";
import { RecordingAdapter } from "../fakes/recording-adapter.ts";
import { sharedDatabase } from "../fakes/test-app.ts";
import { aDelivery, addSomebody, aReminder, at } from "../support/stores/samples.ts";

const WRONG = "this machine's clock is wrong; it sends no reminders";
const RIGHT_AGAIN = "this machine's clock is right again";

/** A clock that is wrong by so much. */
class WrongClock implements Clock {
  readonly #base: Clock;
  offMs = 0;

  constructor(base: Clock) {
    this.#base = base;
  }

  now(): Instant {
    return after(this.#base.now(), this.offMs);
  }

  wakeAt(when: Instant, wake: () => void | Promise<void>): () => void {
    return this.#base.wakeAt(after(when, -this.offMs), wake);
  }
}

let databaseClock: FakeClock;
let clock: WrongClock;
let logger: FakeLogger;
let store: Store;
const database = sharedDatabase();

beforeEach(async () => {
  databaseClock = new FakeClock(at("2026-11-22T09:00:00Z"));
  clock = new WrongClock(databaseClock);
  logger = new FakeLogger();
  store = createStore(await database.emptied(), { clock: databaseClock });
});

describe("a machine's clock", () => {
  it.each([
    [0, true],
    [2_000, true],
    [-2_000, true],
    [2_001, false],
    [-2_001, false],
    [600_000, false],
  ])("that is %i ms ahead of the database's agrees with it: %s", async (offMs, agrees) => {
    clock.offMs = offMs;
    expect(await createClockCheck({ store, clock, logger }).agrees()).toBe(agrees);
    expect(logger.of(WRONG)).toHaveLength(agrees ? 0 : 1);
  });

  it("is compared again after two seconds, and both changes are in the log once", async () => {
    const check = createClockCheck({ store, clock, logger });
    const answers: boolean[] = [];
    for (const offMs of [0, 600_000, 600_000, 0, 0]) {
      clock.offMs = offMs;
      await databaseClock.advance(2_000);
      answers.push(await check.agrees(), await check.agrees());
    }
    expect(answers).toEqual([true, true, false, false, false, false, true, true, true, true]);
    expect(logger.lines.map(({ event }) => event)).toEqual([WRONG, RIGHT_AGAIN]);
  });
});

describe("a process whose clock is wrong", () => {
  it("sends answers, but neither makes nor sends reminders, and counts that", async () => {
    const adapter = new RecordingAdapter("telegram");
    const adapters = new Map([[adapter.platform, adapter]]);
    const app = createApp({
      store,
      clock,
      logger,
      adapters,
      newId: () => randomUUID(),
      scheduler: NO_SCHEDULER,
    });
    const { interview, address } = await store.transact(addSomebody);
    const due = aReminder(interview, { dueAt: databaseClock.now() });
    const made = { kind: "reminders", reminders: [{ id: due.id, revision: 9 }] } as const;
    await store.transact(async (tx) => {
      await tx.reminders.put([due]);
      await tx.deliveries.add([aDelivery(address, { content: made }), aDelivery(address)]);
    });
    const waiting = () =>
      store.transact(async (tx) => ({
        overdue: (await tx.reminders.overdue(0, 10)).length,
        ready: (await tx.deliveries.ready("telegram", 10)).length,
      }));
    clock.offMs = 600_000;
    await databaseClock.advance(10_000);
    await app.fire([due]);
    await app.reconcile();
    await app.idle();
    expect(adapter.messages).toHaveLength(1);
    expect(app.counts.refusedByClock).toBe(3);
    expect(await waiting()).toEqual({ overdue: 1, ready: 1 });
    clock.offMs = 0;
    await databaseClock.advance(2_000);
    await app.reconcile();
    await app.idle();
    expect(await waiting()).toEqual({ overdue: 0, ready: 0 });
    expect(app.counts.refusedByClock).toBe(3);
    await app.stop();
  });
});
