import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app/app.ts";
import type { Delivery } from "../../src/core/delivery.ts";
import { duration } from "../../src/core/time/instant.ts";
import { type Adapter, DeliveryError, type Limit } from "../../src/ports/adapter.ts";
import type { Store } from "../../src/ports/store.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { createStore } from "../../src/store/create-store.ts";
import { openPostgres } from "../../src/store/open-postgres.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { NO_SCHEDULER } from "../fakes/no-scheduler.ts";
import { RecordingAdapter } from "../fakes/recording-adapter.ts";
import { newPostgresDatabase } from "../support/stores/new-postgres-database.ts";
import { aDelivery, addSomebody } from "../support/stores/samples.ts";

// The pace is kept by the database's clock, so here real time passes; each test takes a second or two.

const PER_SECOND = 40;
const narrow = (chat: string): Limit => ({ bucket: `telegram:${chat}`, perSecond: 1 });
const WIDE: Limit = { bucket: "telegram", perSecond: PER_SECOND };

/** Tells when it was asked to send what, to whom. */
class TimedAdapter extends RecordingAdapter {
  readonly calls: { readonly atMs: number; readonly chat: string }[] = [];
  limits: (chat: string) => readonly Limit[] = () => [WIDE];

  override async send(...[to, ...rest]: Parameters<Adapter["send"]>): ReturnType<Adapter["send"]> {
    this.calls.push({ atMs: performance.now(), chat: to.chat });
    return await super.send(to, ...rest);
  }

  override limitsOf({ to }: Parameters<Adapter["limitsOf"]>[0]): readonly Limit[] {
    return this.limits(to.chat);
  }
}

let adapter: TimedAdapter;
let stores: Store[];
let apps: App[];

beforeEach(async () => {
  const url = await newPostgresDatabase();
  const logger = new FakeLogger();
  adapter = new TimedAdapter("telegram");
  const adapters = new Map([["telegram" as const, adapter]]);
  stores = [1, 2, 3].map(() => createStore(openPostgres(url, logger), { clock: null }));
  apps = stores.map((store) =>
    createApp({
      store,
      clock: new SystemClock(logger),
      logger,
      adapters,
      newId: () => randomUUID(),
      scheduler: NO_SCHEDULER,
    }),
  );
});
afterEach(async () => {
  await Promise.all(apps.map((app) => app.stop()));
  await Promise.all(stores.map((store) => store.close()));
});

const store = (): Store => stores[0] ?? expect.unreachable();

/** So many answers to different people, waiting in this order; gives their chats. */
async function waiting(count: number): Promise<readonly string[]> {
  const made: { delivery: Delivery; chat: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    const { address } = await store().transact(addSomebody);
    made.push({ delivery: aDelivery(address), chat: address.chat });
  }
  await store().transact((tx) => tx.deliveries.add(made.map(({ delivery }) => delivery)));
  return made.map(({ chat }) => chat);
}

/** All processes find what waits at the same time, and send it. */
async function sendAll(): Promise<void> {
  await Promise.all(apps.map((app) => app.reconcile()));
  await Promise.all(apps.map((app) => app.idle()));
}

describe("several processes that send to one platform", () => {
  // How much of the limit is used is measured in bench/delivery.ts.
  it("keep to its limit together, in order", async () => {
    const chats = await waiting(60);
    await sendAll();
    const times = adapter.calls.map(({ atMs }) => atMs);
    expect(adapter.calls.map(({ chat }) => chat).toSorted()).toEqual(chats.toSorted());
    const spanMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
    expect((59 / spanMs) * 1_000).toBeLessThan(PER_SECOND);
    // The order of the database, but for what a process had in hand while the machine let others go first.
    const places = adapter.calls.map(({ chat }) => chats.indexOf(chat));
    const displaced = places.filter((place, index) => Math.abs(place - index) >= apps.length);
    expect(displaced.length).toBeLessThanOrEqual(apps.length);
  });

  it("all leave it alone as long as it wants after it has refused one", async () => {
    const count = 100;
    await waiting(count);
    const retryAfterMs = duration(2_500);
    adapter.failures.push(null, null, new DeliveryError("rate_limited", "slow down", { retryAfterMs }));
    await sendAll();
    expect(adapter.calls).toHaveLength(count + 1);
    // The third one was refused.
    const refusedAtMs = adapter.calls[2]?.atMs ?? 0;
    const laterMs = adapter.calls.slice(3).map(({ atMs }) => atMs - refusedAtMs);
    // Until the refusal is noted others go out; on a busy machine that takes a while, and there are enough of them.
    const notedAfterMs = 1_500;
    expect(laterMs.filter((ms) => ms > notedAfterMs && ms < retryAfterMs)).toEqual([]);
    expect(laterMs.filter((ms) => ms >= retryAfterMs).length).toBeGreaterThan(
      count - 3 - (notedAfterMs / 1_000) * PER_SECOND,
    );
  });

  it("let others go on while one chat has to wait", async () => {
    const [slow = "", ...others] = await waiting(12);
    adapter.limits = (chat) => [WIDE, narrow(chat)];
    await store().transact((tx) => tx.pace.hold(narrow(slow), 600));
    await sendAll();
    expect(new Set(adapter.calls.map(({ chat }) => chat))).toEqual(new Set(others));
    await expect.poll(() => adapter.calls.at(-1)?.chat).toBe(slow);
  });
});
