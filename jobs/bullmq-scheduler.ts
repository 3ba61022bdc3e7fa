import { Queue, Worker } from "bullmq";
import { z } from "zod";
import { parseId, type ReminderId } from "../src/core/ids.ts";
import type { ReminderRef } from "../src/core/reminder.ts";
import { after, DAY_MS, type Instant, instant, MINUTE_MS } from "../src/core/time/instant.ts";
import type { Clock } from "../src/ports/clock.ts";
import type { Logger } from "../src/ports/logger.ts";
import type { ArmedReminder, Fire, ReadUpcoming, Scheduler } from "../src/ports/scheduler.ts";
import { FireBatcher } from "./fire-batcher.ts";
import { RedisLink } from "./redis-link.ts";
import { checkRedisSettings } from "./redis-settings.ts";
import { type Repeat, repeat } from "./repeat.ts";

/** All keys in Redis begin with this. */
const PREFIX = "afterword";
const QUEUE = "reminders";

/** Stands in Redis as long as what was armed there does: without it, Redis was wiped or is another one. */
const SENTINEL = `${PREFIX}:armed`;
const SENTINEL_EVERY_MS = 1_000;

/** Redis holds what is due within this; the rest stays in the database alone. */
const HORIZON_MS = DAY_MS;
const HORIZON_TICK_MS = MINUTE_MS;

/**
 * The most that is read, and so armed, for one horizon; about 45 MB in Redis. Where more is due within a day,
 * the later ones are armed as the earlier ones have been fired.
 */
const HORIZON_ROWS = 50_000;

/** How many jobs go to Redis in one round trip. */
const ADD_ROWS = 500;

const WORKER_SETTINGS = {
  // Enough to fill the batches that are fired together.
  concurrency: 200,
  // After a crash another worker takes its jobs over within 9 s (a minute by default), however often.
  lockDuration: 5_000,
  stalledInterval: 2_000,
  maxStalledCount: 10,
  // The default leaves a worker idle for 15 s after the connection was lost.
  runRetryDelay: 1_000,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
} as const;

const jobData = z.strictObject({
  reminderId: z.string().transform((text, context): ReminderId => {
    const id = parseId<ReminderId>(text);
    if (id !== null) return id;
    context.addIssue("not an id");
    return z.NEVER;
  }),
  revision: z.int().nonnegative(),
});

/**
 * Fires by BullMQ's delayed jobs. Redis is only an alarm clock: it holds ids, may be wiped or away at any time,
 * and is filled again from the store; while it is away the sweep fires.
 *
 * The delay is reckoned by the injected clock, and passes in real time: where that clock is put forward, what
 * Redis held already comes by the sweep.
 */
export class BullMqScheduler implements Scheduler {
  readonly engine = "BullMQ";
  readonly #clock: Clock;
  readonly #realTime: Clock;
  readonly #readUpcoming: ReadUpcoming;
  readonly #logger: Logger;
  readonly #link: RedisLink;
  readonly #queue: Queue;
  #batcher: FireBatcher | null = null;
  #worker: Worker | null = null;
  #pulse: Repeat | null = null;
  /** The ids of the jobs that Redis is known to hold; a job that has been fired may be among them. */
  #armed = new Set<string>();
  #nextTickAt: Instant = instant(0);
  /** Which connection was looked at: what a new one leads to may be an older or another Redis. */
  #greeted = 0;
  #knownFaults = "[]";
  #closing: Promise<void> | null = null;

  /** Begins to connect at once; `arm` works from then on, also in a process that never starts to fire. */
  constructor(parts: {
    readonly url: string;
    readonly clock: Clock;
    /** See `repeat`. */
    readonly realTime: Clock;
    readonly readUpcoming: ReadUpcoming;
    readonly logger: Logger;
  }) {
    this.#clock = parts.clock;
    this.#realTime = parts.realTime;
    this.#readUpcoming = parts.readUpcoming;
    this.#logger = parts.logger;
    this.#link = new RedisLink(parts.url, parts.logger);
    this.#queue = new Queue(QUEUE, {
      connection: this.#link.commands,
      prefix: PREFIX,
      // The check is a command that would fail for good if Redis went away in the middle of it.
      skipVersionCheck: true,
      // Nobody reads BullMQ's stream of events.
      streams: { events: { maxLen: 1 } },
    });
    this.#queue.on("error", this.#link.report);
  }

  async start(fire: Fire): Promise<void> {
    this.#batcher = new FireBatcher(fire, this.#logger);
    await this.#link.settled();
    await this.#beat();
    this.#pulse = repeat(() => this.#beat(), { everyMs: SENTINEL_EVERY_MS, realTime: this.#realTime });
  }

  async arm(reminders: readonly ArmedReminder[]): Promise<void> {
    const horizon = after(this.#clock.now(), HORIZON_MS);
    const soon = reminders.filter((reminder) => reminder.dueAt < horizon);
    if (soon.length === 0 || this.#closing !== null) return;
    try {
      if (this.#link.ready) await this.#add(soon);
      else this.#nextTickAt = instant(0);
    } catch (error) {
      this.#link.report(error);
      this.#nextTickAt = instant(0);
    }
  }

  async disarm(reminders: readonly ReminderRef[]): Promise<void> {
    if (this.#closing !== null || !this.#link.ready) return;
    // A job that is being fired just now cannot be removed, and need not be.
    const removals = reminders.map((reminder) => this.#queue.remove(jobId(reminder)));
    await this.#link.within(Promise.allSettled(removals)).catch(this.#link.report);
  }

  close(): Promise<void> {
    this.#closing ??= this.#shutDown();
    return this.#closing;
  }

  async #shutDown(): Promise<void> {
    await this.#pulse?.stop();
    await this.#worker?.pause(true);
    await this.#batcher?.close();
    const closed = this.#worker?.close(!this.#link.ready) ?? Promise.resolve();
    await this.#link.within(closed).catch(this.#link.report);
    await this.#queue.close().catch(this.#link.report);
    this.#link.close();
  }

  /** Sees to it, every second, that Redis is there and holds what it should. */
  async #beat(): Promise<void> {
    if (!this.#link.ready) return;
    try {
      await this.#greet();
      this.#worker ??= this.#startWorker();
      const wiped = (await this.#link.commands.exists(SENTINEL)) === 0;
      if (wiped) {
        this.#armed.clear();
        this.#logger.info("redis holds no reminders; arming them from the store");
      }
      if (wiped || this.#clock.now() >= this.#nextTickAt) await this.#armHorizon();
    } catch (error) {
      this.#link.report(error);
    }
  }

  /** After every connecting: a Redis that came back may have lost its last second, or be another one. */
  async #greet(): Promise<void> {
    const connection = this.#link.connections;
    if (this.#greeted === connection) return;
    this.#armed.clear();
    this.#nextTickAt = instant(0);
    const faults = await checkRedisSettings(this.#link.commands);
    const known = JSON.stringify(faults);
    if (known !== this.#knownFaults) {
      for (const fault of faults) this.#logger.warn("redis setting is not as wanted", { ...fault });
    }
    this.#knownFaults = known;
    this.#greeted = connection;
  }

  async #armHorizon(): Promise<void> {
    const now = this.#clock.now();
    // Set first: an arming that fails meanwhile asks for another tick.
    this.#nextTickAt = after(now, HORIZON_TICK_MS);
    try {
      const stored = await this.#readUpcoming(after(now, HORIZON_MS), HORIZON_ROWS);
      await this.#add(stored.filter((reminder) => !this.#armed.has(jobId(reminder))));
      this.#armed = new Set(stored.map(jobId));
      await this.#link.commands.set(SENTINEL, "1");
    } catch (error) {
      this.#nextTickAt = now;
      throw error;
    }
  }

  async #add(reminders: readonly ArmedReminder[]): Promise<void> {
    for (let start = 0; start < reminders.length; start += ADD_ROWS) {
      const chunk = reminders.slice(start, start + ADD_ROWS);
      const now = this.#clock.now();
      const jobs = chunk.map((reminder) => ({
        name: "reminder",
        data: { reminderId: reminder.id, revision: reminder.revision },
        opts: { jobId: jobId(reminder), delay: Math.max(reminder.dueAt - now, 0) },
      }));
      await this.#link.within(this.#queue.addBulk(jobs));
      for (const reminder of chunk) this.#armed.add(jobId(reminder));
    }
  }

  #startWorker(): Worker {
    const worker = new Worker(QUEUE, (job) => this.#process(job.data), {
      connection: this.#link.openBlocking(),
      prefix: PREFIX,
      ...WORKER_SETTINGS,
    });
    worker.on("error", this.#link.report);
    return worker;
  }

  async #process(data: unknown): Promise<void> {
    const job = jobData.safeParse(data);
    if (!job.success) {
      this.#logger.warn("a job in redis is not ours");
      return;
    }
    const { reminderId, revision } = job.data;
    try {
      await this.#batcher?.add({ id: reminderId, revision });
    } catch {
      // What went wrong is in the log. BullMQ would write the error's message into Redis.
      throw new Error("not fired");
    }
  }
}

/** BullMQ takes no colons in it. */
function jobId(reminder: ReminderRef): string {
  return `rem-${reminder.id}-${reminder.revision}`;
}
