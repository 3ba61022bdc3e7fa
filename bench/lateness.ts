/**
 * How late reminders are fired that fall due one after the other, 167 a second: Afterword on BullMQ and Postgres, and
 * in the process on its built-in database; beside them, in the same run on the same servers, bare BullMQ, the loop
 * that hand-written reminder bots run once a second (SELECT … FOR UPDATE SKIP LOCKED), and graphile-worker.
 * Afterword counts as having fired when the reminder is claimed and its delivery stored; a bare engine when its
 * handler begins, which is less. Each engine is at it for ten seconds before the minute that counts: what a process
 * does for the first time is slow, and is printed by itself, and together with that minute.
 * Usage: tsx bench/lateness.ts [seconds]
 */
import { setTimeout as wait } from "node:timers/promises";
import { Queue, Worker } from "bullmq";
import { Logger, run } from "graphile-worker";
import { after, type Instant } from "../src/core/time/instant.ts";
import { SystemClock } from "../src/runtime/system-clock.ts";
import { FakeLogger } from "../test/fakes/fake-logger.ts";
import { startPostgres } from "../test/support/servers/start-postgres.ts";
import { startRedis } from "../test/support/servers/start-redis.ts";
import { print, quantile } from "./figures.ts";
import { type BenchDatabase, benchPglite, benchPostgres } from "./support/databases.ts";
import { createEngine } from "./support/engine.ts";
import { fillDue } from "./support/fill-due.ts";
import { instantAdapter } from "./support/instant-adapter.ts";

const [seconds = 60] = process.argv.slice(2).map(Number);
const PER_SECOND = 167;
const EVERY_MS = 1000 / PER_SECOND;
/** Fired before the ones that count. */
const COLD = 10 * PER_SECOND;
const COUNT = COLD + Math.round(seconds * PER_SECOND);
/** Time to be ready in before the first one is due. */
const LEAD_MS = 8_000;

const clock = new SystemClock(new FakeLogger());
const redis = await startRedis();
const postgres = await startPostgres({ durable: true });

/** How late each was, in milliseconds. */
interface Measured {
  readonly cold: readonly number[];
  readonly values: readonly number[];
}

/** Collects how late each was; resolves when all have come, or a while after the last was due. */
class Lateness {
  readonly values: number[] = [];
  readonly cold: number[] = [];
  readonly firstDueAt: Instant = after(clock.now(), LEAD_MS);

  /** The nth was fired now. */
  came(nth: number): void {
    (nth < COLD ? this.cold : this.values).push(Date.now() - (this.firstDueAt + nth * EVERY_MS));
  }

  async all(): Promise<Measured> {
    const end = this.firstDueAt + COUNT * EVERY_MS + 10_000;
    const came = (): number => this.cold.length + this.values.length;
    while (came() < COUNT && Date.now() < end) await wait(50);
    if (came() !== COUNT) throw new Error(`${came()} of ${COUNT} came`);
    return { cold: this.cold, values: this.values };
  }
}

async function afterword(on: BenchDatabase, redisUrl: string | null): Promise<Measured> {
  const lateness = new Lateness();
  await fillDue(on.database, { count: COUNT, firstDueAt: lateness.firstDueAt, everyMs: EVERY_MS });
  const ids = await on.store.transact((tx) =>
    tx.reminders.upcoming(after(lateness.firstDueAt, COUNT * 1_000), COUNT),
  );
  const nthOf = new Map(ids.map(({ id }, nth) => [id, nth]));
  const engine = createEngine(
    on.store,
    instantAdapter("console", () => undefined),
    redisUrl,
  );
  await engine.start((due) => {
    for (const { id } of due) lateness.came(nthOf.get(id) ?? Number.NaN);
  });
  const values = await lateness.all();
  await engine.stop();
  await on.close();
  return values;
}

async function bareBullMq(): Promise<Measured> {
  const connection = { url: redis.url, maxRetriesPerRequest: null };
  const lateness = new Lateness();
  const queue = new Queue("bare", { connection });
  const worker = new Worker(
    "bare",
    (job) => {
      lateness.came(Number(job.data.nth));
      return Promise.resolve();
    },
    { connection, concurrency: 50, removeOnComplete: { count: 0 } },
  );
  for (let from = 0; from < COUNT; from += 500) {
    const chunk = Array.from({ length: Math.min(500, COUNT - from) }, (_, index) => ({
      name: "job",
      data: { nth: from + index },
      opts: { delay: lateness.firstDueAt + (from + index) * EVERY_MS - Date.now() },
    }));
    await queue.addBulk(chunk);
  }
  const values = await lateness.all();
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  return values;
}

async function polling(): Promise<Measured> {
  const { database, close } = await benchPostgres(postgres);
  const lateness = new Lateness();
  const client = await database.pool.connect();
  await client.query("CREATE TABLE jobs (nth integer PRIMARY KEY, due_at timestamptz, done boolean)", []);
  await client.query(
    `INSERT INTO jobs SELECT n, $1::timestamptz + make_interval(secs => n * ${EVERY_MS / 1000}), false
      FROM generate_series(0, ${COUNT - 1}) AS n`,
    [new Date(lateness.firstDueAt).toISOString()],
  );
  const ended = new AbortController();
  const loop = (async () => {
    while (!ended.signal.aborted) {
      const { rows } = await client.query<{ nth: number }>(
        `UPDATE jobs SET done = true WHERE nth IN (SELECT nth FROM jobs WHERE NOT done AND due_at <= now()
          ORDER BY due_at FOR UPDATE SKIP LOCKED LIMIT 1000) RETURNING nth`,
        [],
      );
      for (const { nth } of rows) lateness.came(nth);
      await wait(1_000);
    }
  })();
  const values = await lateness.all();
  ended.abort();
  await loop;
  client.release();
  await close();
  return values;
}

async function graphile(): Promise<Measured> {
  const { url, database, close } = await benchPostgres(postgres);
  const lateness = new Lateness();
  const runner = await run({
    connectionString: url ?? "",
    concurrency: 10,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: {
      job: (payload) => {
        lateness.came(Number(payload));
      },
    },
  });
  const client = await database.pool.connect();
  for (let from = 0; from < COUNT; from += 1_000) {
    await client.query(
      `SELECT graphile_worker.add_job('job', to_json(n),
        run_at => $1::timestamptz + make_interval(secs => n * ${EVERY_MS / 1000}))
        FROM generate_series($2::integer, $3::integer) AS n`,
      [new Date(lateness.firstDueAt).toISOString(), from, Math.min(from + 1_000, COUNT) - 1],
    );
  }
  client.release();
  const values = await lateness.all();
  await runner.stop();
  await close();
  return values;
}

const results = {
  afterwordBullMq: await afterword(await benchPostgres(postgres), redis.url),
  bareBullMq: await bareBullMq(),
  afterwordInProcess: await afterword(await benchPglite(), null),
  polling: await polling(),
  graphileWorker: await graphile(),
};
const p99 = ({ values }: Measured): number => quantile(values, 0.99);
print({
  reminders: COUNT - COLD,
  perSecond: PER_SECOND,
  ...Object.fromEntries(
    Object.entries(results).flatMap(([name, measured]) => [
      [`${name}P50Ms`, quantile(measured.values, 0.5)],
      [`${name}P99Ms`, p99(measured)],
      [`${name}EarliestMs`, Math.min(...measured.values)],
      [`${name}ColdP99Ms`, quantile(measured.cold, 0.99)],
      [`${name}WithColdP99Ms`, quantile([...measured.cold, ...measured.values], 0.99)],
    ]),
  ),
  toBareBullMq: p99(results.afterwordBullMq) / p99(results.bareBullMq),
  toPolling: p99(results.afterwordBullMq) / p99(results.polling),
  toGraphileWorker: p99(results.afterwordBullMq) / p99(results.graphileWorker),
});
await Promise.all([redis.stop(), postgres.stop()]);
process.exit(0);
