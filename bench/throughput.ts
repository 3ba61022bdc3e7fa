/**
 * What the row in the database costs beside a bare queue: reminders stored and armed in bulk against BullMQ's
 * `addBulk`, and reminders that are due at once claimed and turned into deliveries against a bare BullMQ worker of 50
 * jobs at a time. Its handler takes 5 ms, as the shortest call of a platform would; beside it stands one that does
 * nothing at all. On Postgres with BullMQ, and on the built-in database with the engine in process. Rounds alternate;
 * medians are compared. Usage: tsx bench/throughput.ts [reminders] [rounds]
 */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Queue, Worker } from "bullmq";
import { freshId, type ReminderId } from "../src/core/ids.ts";
import type { Reminder } from "../src/core/reminder.ts";
import { after, DAY_MS, HOUR_MS } from "../src/core/time/instant.ts";
import { SystemClock } from "../src/runtime/system-clock.ts";
import { FakeLogger } from "../test/fakes/fake-logger.ts";
import { startPostgres } from "../test/support/servers/start-postgres.ts";
import { startRedis } from "../test/support/servers/start-redis.ts";
import { median, print } from "./figures.ts";
import { type BenchDatabase, benchPglite, benchPostgres } from "./support/databases.ts";
import { createEngine } from "./support/engine.ts";
import { fillDue } from "./support/fill-due.ts";
import { instantAdapter } from "./support/instant-adapter.ts";

const [count = 10_000, rounds = 3] = process.argv.slice(2).map(Number);
const CHUNK = 500;
/** What a job of the bare worker takes. */
const HANDLER_MS = 5;
const clock = new SystemClock(new FakeLogger());
const redis = await startRedis();
const postgres = await startPostgres({ durable: true });
const connection = { url: redis.url, maxRetriesPerRequest: null };
const silent = instantAdapter("console", () => undefined);

const perSecond = (started: number): number => count / ((performance.now() - started) / 1000);

/** Reminders stored and armed a second: the rows durable first, then the jobs. */
async function schedule(on: BenchDatabase, redisUrl: string | null): Promise<number> {
  const firstDueAt = after(clock.now(), HOUR_MS);
  await fillDue(on.database, { count: 1, firstDueAt: after(firstDueAt, 300 * DAY_MS), everyMs: 0 });
  const [known] = await on.store.transact((tx) => tx.reminders.upcoming(after(firstDueAt, 400 * DAY_MS), 1));
  if (known === undefined) throw new Error("nothing was filled");
  const owner = await ownerOf(on);
  const sample = await on.store.transact((tx) => tx.reminders.byId(owner, known.id));
  if (sample === null) throw new Error("the reminder is not there");
  const engine = createEngine(on.store, silent, redisUrl);
  await engine.start(() => undefined);
  const made = Array.from({ length: count }, (_, nth): Reminder => {
    const dueAt = after(firstDueAt, nth);
    return { ...sample, id: freshId<ReminderId>(randomUUID), plannedFor: dueAt, dueAt };
  });
  const started = performance.now();
  for (let from = 0; from < count; from += CHUNK) {
    const chunk = made.slice(from, from + CHUNK);
    await on.store.transact((tx) => tx.reminders.put(chunk));
    await engine.scheduler.arm(chunk);
  }
  const speed = perSecond(started);
  await engine.stop();
  await on.close();
  return speed;
}

async function ownerOf({ database }: BenchDatabase): Promise<Reminder["owner"]> {
  const client = await database.pool.connect();
  const { rows } = await client.query<{ owner: Reminder["owner"] }>("SELECT owner FROM reminders", []);
  client.release();
  const [row] = rows;
  if (row === undefined) throw new Error("there is no reminder");
  return row.owner;
}

async function bareSchedule(): Promise<number> {
  const queue = new Queue("bare", { connection });
  const started = performance.now();
  for (let from = 0; from < count; from += CHUNK) {
    const jobs = Array.from({ length: Math.min(CHUNK, count - from) }, (_, index) => ({
      name: "job",
      data: { reminderId: randomUUID(), revision: 1 },
      opts: { jobId: randomUUID(), delay: HOUR_MS + from + index },
    }));
    await queue.addBulk(jobs);
  }
  const speed = perSecond(started);
  await queue.obliterate({ force: true });
  await queue.close();
  return speed;
}

/** Reminders claimed and turned into deliveries a second, all of them due at once. */
async function drain(on: BenchDatabase, redisUrl: string | null): Promise<number> {
  const dueAt = after(clock.now(), 2_000 + count / 4);
  await fillDue(on.database, { count, firstDueAt: dueAt, everyMs: 0 });
  // Deliveries are made and stored; sending them is another matter, and bound by the platforms.
  const engine = createEngine(
    on.store,
    instantAdapter("slack", () => undefined),
    redisUrl,
  );
  let fired = 0;
  const ended = new Promise<number>((resolve) => {
    void engine.start((due) => {
      fired += due.length;
      if (fired === count) resolve(count / ((Date.now() - dueAt) / 1000));
    });
  });
  const speed = await ended;
  await engine.stop();
  await on.close();
  return speed;
}

/** Jobs handled a second, all of them due at once. */
async function bareDrain(handle: () => Promise<unknown>): Promise<number> {
  const queue = new Queue("bare", { connection });
  const dueAt = Date.now() + 2_000 + count / 4;
  for (let from = 0; from < count; from += CHUNK) {
    const length = Math.min(CHUNK, count - from);
    await queue.addBulk(
      Array.from({ length }, () => ({ name: "job", data: {}, opts: { delay: dueAt - Date.now() } })),
    );
  }
  let handled = 0;
  let worker: Worker | null = null;
  const ended = new Promise<number>((resolve) => {
    worker = new Worker(
      "bare",
      async () => {
        await handle();
        handled += 1;
        if (handled === count) resolve(count / ((Date.now() - dueAt) / 1000));
      },
      { connection, concurrency: 50, removeOnComplete: { count: 0 } },
    );
  });
  const speed = await ended;
  await (worker as Worker | null)?.close();
  await queue.obliterate({ force: true });
  await queue.close();
  return speed;
}

const speeds = {
  bareSchedule: [] as number[],
  postgresSchedule: [] as number[],
  pgliteSchedule: [] as number[],
  bareDrain: [] as number[],
  emptyDrain: [] as number[],
  postgresDrain: [] as number[],
  pgliteDrain: [] as number[],
};
for (let round = 0; round < rounds; round += 1) {
  speeds.bareSchedule.push(await bareSchedule());
  speeds.postgresSchedule.push(await schedule(await benchPostgres(postgres), redis.url));
  speeds.pgliteSchedule.push(await schedule(await benchPglite(), null));
  speeds.bareDrain.push(await bareDrain(() => wait(HANDLER_MS)));
  speeds.emptyDrain.push(await bareDrain(() => Promise.resolve()));
  speeds.postgresDrain.push(await drain(await benchPostgres(postgres), redis.url));
  speeds.pgliteDrain.push(await drain(await benchPglite(), null));
}
const of = (name: keyof typeof speeds): number => median(speeds[name]);
print({
  reminders: count,
  rounds,
  ...Object.fromEntries(Object.entries(speeds).map(([name, values]) => [`${name}PerSecond`, median(values)])),
  scheduleOnPostgresToBare: of("postgresSchedule") / of("bareSchedule"),
  scheduleOnPgliteToBare: of("pgliteSchedule") / of("bareSchedule"),
  drainOnPostgresToBare: of("postgresDrain") / of("bareDrain"),
  drainOnPgliteToBare: of("pgliteDrain") / of("bareDrain"),
  drainOnPostgresToEmpty: of("postgresDrain") / of("emptyDrain"),
  drainOnPgliteToEmpty: of("pgliteDrain") / of("emptyDrain"),
});
await Promise.all([redis.stop(), postgres.stop()]);
process.exit(0);
