import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BullMqScheduler } from "../../jobs/bullmq-scheduler.ts";
import { HOUR_MS, instant } from "../../src/core/time/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { schedulerContract } from "../contract/scheduler.contract.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { createGate } from "../fakes/gate.ts";
import { StoredReminders } from "../fakes/stored-reminders.ts";
import { newRedisDatabase } from "../support/servers/new-redis-database.ts";
import { startRedis, type TestRedis } from "../support/servers/start-redis.ts";
import { armedJobs, cutOthers } from "./inside-redis.ts";

const HANGING = fileURLToPath(new URL("./fixtures/hanging-worker.ts", import.meta.url));

describe("the engine on BullMQ", () => {
  schedulerContract(async () => {
    const url = await newRedisDatabase();
    const logger = new FakeLogger();
    const clock = new SystemClock(logger);
    return {
      clock,
      logger,
      create: (readUpcoming) => new BullMqScheduler({ url, clock, realTime: clock, readUpcoming, logger }),
      settle: (event) => event,
    };
  });
});

describe("the engine on BullMQ and its Redis", () => {
  let logger: FakeLogger;
  let realTime: SystemClock;
  let store: StoredReminders;
  let closeAll: (() => Promise<unknown> | void)[];

  beforeEach(() => {
    logger = new FakeLogger();
    realTime = new SystemClock(logger);
    store = new StoredReminders(realTime);
    closeAll = [];
  });

  afterEach(async () => {
    for (const close of closeAll.toReversed()) await close();
    store.assertNeverEarly();
  });

  const create = (url: string, clock: Clock = realTime): BullMqScheduler => {
    const scheduler = new BullMqScheduler({ url, clock, realTime, readUpcoming: store.readUpcoming, logger });
    closeAll.push(() => scheduler.close());
    return scheduler;
  };
  const client = (url: string): Redis => {
    const redis = new Redis(url);
    closeAll.push(() => redis.disconnect());
    return redis;
  };
  const serve = async (settings: Readonly<Record<string, string>> = {}): Promise<TestRedis> => {
    const redis = await startRedis({ settings });
    closeAll.push(() => redis.stop());
    return redis;
  };

  it("keeps ids and numbers in Redis, and nothing else of a reminder", async () => {
    const url = await newRedisDatabase();
    const scheduler = create(url);
    const reminder = { ...store.add(HOUR_MS), note: "canary Jane Doe" };
    await scheduler.start(store.fire);
    await scheduler.arm([reminder]);
    const redis = client(url);
    const job = `afterword:reminders:rem-${reminder.id}-1`;
    expect(JSON.parse((await redis.hget(job, "data")) ?? "")).toEqual({
      reminderId: reminder.id,
      revision: 1,
    });
    const keys = await redis.keys("*");
    expect(keys).toContain(job);
    const dumps = await Promise.all(keys.map((key) => redis.dumpBuffer(key)));
    for (const dump of [...keys, ...dumps.map((bytes) => bytes.toString("latin1"))]) {
      expect(dump).not.toContain("canary");
    }
  });

  it("leaves nothing of a fired reminder behind, whether firing worked or not", async () => {
    const url = await newRedisDatabase();
    const scheduler = create(url);
    const failing = store.add(30);
    const working = store.add(90);
    await scheduler.start(async (due) => {
      if (due.some(({ id }) => id === failing.id)) throw new Error("the database is away");
      await store.fire(due);
    });
    await scheduler.arm([failing, working]);
    await store.untilFired(working);
    await scheduler.close();
    expect((await client(url).keys("*")).filter((key) => key.includes("rem-"))).toEqual([]);
  });

  it("arms what is due within a day, and the rest when its day comes near", async () => {
    const url = await newRedisDatabase();
    const clock = new FakeClock(instant(Date.UTC(2026, 10, 18, 9)), logger);
    store = new StoredReminders(clock);
    const today = store.add(23 * HOUR_MS);
    const stored = store.add(25 * HOUR_MS);
    const scheduler = create(url, clock);
    await scheduler.start(store.fire);
    const tomorrow = store.add(26 * HOUR_MS);
    await scheduler.arm([tomorrow]);
    const redis = client(url);
    expect(await armedJobs(redis)).toEqual([`rem-${today.id}-1`]);
    await clock.advance(3 * HOUR_MS);
    await expect
      .poll(() => armedJobs(redis), { timeout: 5_000 })
      .toEqual([today, stored, tomorrow].map(({ id }) => `rem-${id}-1`).toSorted());
  });

  it("arms everything again after Redis was wiped, and goes on firing", async () => {
    const redis = await serve();
    const reminder = store.add(2_500);
    const far = store.add(HOUR_MS);
    await create(redis.url).start(store.fire);
    const inside = client(redis.url);
    expect(await armedJobs(inside)).toHaveLength(2);
    await inside.flushall();
    expect(await armedJobs(inside)).toEqual([]);
    await store.untilFired(reminder);
    expect(await armedJobs(inside)).toEqual([`rem-${far.id}-1`]);
    expect(store.timesCalledWith(reminder)).toBe(1);
  });

  it("goes on after Redis was killed and came back, with one line for each", async () => {
    const redis = await serve();
    const scheduler = create(redis.url);
    await scheduler.start(store.fire);
    const before = store.add(50);
    await scheduler.arm([before]);
    await store.untilFired(before);
    await redis.kill("SIGKILL");
    await logger.next("redis is out of reach; reminders are fired by the sweep");
    const meanwhile = store.add(200);
    await scheduler.arm([meanwhile]);
    await scheduler.disarm([before]);
    await redis.restart();
    await store.untilFired(meanwhile);
    const afterwards = store.add(50);
    await scheduler.arm([afterwards]);
    await store.untilFired(afterwards);
    expect(logger.lines.map((line) => line.event)).toEqual([
      "redis holds no reminders; arming them from the store",
      "redis is out of reach; reminders are fired by the sweep",
      "redis is back",
    ]);
  });

  it("arms again what Redis has lost, when the connection to it was lost", async () => {
    const url = await newRedisDatabase();
    const reminder = store.add(HOUR_MS);
    await create(url).start(store.fire);
    const inside = client(url);
    await inside.del("afterword:reminders:delayed", `afterword:reminders:rem-${reminder.id}-1`);
    expect(await inside.exists("afterword:armed")).toBe(1);
    await cutOthers(inside);
    await expect.poll(() => armedJobs(inside), { timeout: 5_000 }).toEqual([`rem-${reminder.id}-1`]);
  });

  it("waits in close for what is being fired, though Redis is away", async () => {
    const redis = await serve();
    const scheduler = create(redis.url);
    const begun = createGate();
    const gate = createGate();
    const order: string[] = [];
    await scheduler.start(async () => {
      begun.open();
      await gate.opened;
      order.push("fired");
    });
    await scheduler.arm([store.add(20)]);
    await begun.opened;
    await redis.kill("SIGKILL");
    await logger.next("redis is out of reach; reminders are fired by the sweep");
    const closed = scheduler.close().then(() => order.push("closed"));
    setImmediate(gate.open);
    await closed;
    expect(order).toEqual(["fired", "closed"]);
  });

  it("starts without Redis, answers arming at once, and begins to fire when Redis comes", async () => {
    const redis = await serve();
    await redis.kill("SIGKILL");
    const scheduler = create(redis.url);
    const started = performance.now();
    await scheduler.start(store.fire);
    const reminder = store.add(50);
    await scheduler.arm([reminder]);
    await scheduler.disarm([{ id: reminder.id, revision: 7 }]);
    expect(performance.now() - started).toBeLessThan(2_000);
    await redis.restart();
    await store.untilFired(reminder);
    expect(store.timesCalledWith(reminder)).toBe(1);
  });

  it("closes quickly while Redis is away, before it ever came and after it went", async () => {
    const redis = await serve();
    const met = create(redis.url);
    await met.start(store.fire);
    await redis.kill("SIGKILL");
    await logger.next("redis is out of reach; reminders are fired by the sweep");
    const unmet = create(redis.url);
    await unmet.start(store.fire);
    const started = performance.now();
    await Promise.all([met.close(), unmet.close()]);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it("does not keep a person waiting for a Redis that is there and does not answer", async () => {
    const redis = await serve();
    const scheduler = create(redis.url);
    await scheduler.start(store.fire);
    await redis.kill("SIGSTOP");
    const started = performance.now();
    await scheduler.arm([store.add(HOUR_MS)]);
    expect(performance.now() - started).toBeLessThan(3_000);
    await redis.kill("SIGCONT");
  });

  it("says of a foreign Redis what is not as it should be, and raises its pace", async () => {
    const redis = await serve({ hz: "10", appendonly: "no", "maxmemory-policy": "allkeys-lru" });
    await create(redis.url).start(store.fire);
    const said = logger.of("redis setting is not as wanted").map(({ fields }) => fields);
    expect(said).toMatchObject([
      { setting: "appendonly", is: "no", wanted: "yes" },
      { setting: "maxmemory-policy", is: "allkeys-lru", wanted: "noeviction" },
    ]);
    expect(Object.values(await client(redis.url).config("GET", "hz"))).toContain("100");
  });

  it("takes over within seconds what another process was firing when it was killed", async () => {
    const url = await newRedisDatabase();
    const reminder = store.add(20);
    const other = spawn(process.execPath, ["--import", "tsx", HANGING, url, JSON.stringify(reminder)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(other.stdout, "data");
    other.kill("SIGKILL");
    // By default it would take a minute.
    const killedAt = performance.now();
    await create(url).start(store.fire);
    await store.untilFired(reminder);
    expect(performance.now() - killedAt).toBeLessThan(12_000);
    expect(store.timesCalledWith(reminder)).toBe(1);
  }, 30_000);

  it("does not stumble over a job that is not ours", async () => {
    const url = await newRedisDatabase();
    const scheduler = create(url);
    await scheduler.start(store.fire);
    const stranger = new Queue("reminders", { connection: client(url), prefix: "afterword" });
    await stranger.add("reminder", { reminderId: "canary Jane Doe", revision: -1 });
    await logger.next("a job in redis is not ours");
    const reminder = store.add(30);
    await scheduler.arm([reminder]);
    await store.untilFired(reminder);
    await stranger.close();
    expect(store.calls.flat()).toHaveLength(1);
  });

  it("arms again at the next tick when the store could not be read", async () => {
    const url = await newRedisDatabase();
    const reminder = store.add(30);
    let failures = 0;
    const scheduler = new BullMqScheduler({
      url,
      clock: realTime,
      realTime,
      logger,
      readUpcoming: async (until, limit) => {
        failures += 1;
        if (failures === 1) throw new Error("the database is away");
        return store.readUpcoming(until, limit);
      },
    });
    closeAll.push(() => scheduler.close());
    await scheduler.start(store.fire);
    await store.untilFired(reminder);
    expect(logger.of("reminder queue failed")).toHaveLength(1);
  });
});
