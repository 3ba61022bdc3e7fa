/**
 * A start with a million reminders pending, on Postgres and Redis: how soon an overdue one is fired, how soon the next
 * 24 hours are armed, what Redis holds then; and what a wiped Redis costs those that fall due meanwhile.
 * Usage: tsx bench/million.ts [pending]
 */
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import { after, DAY_MS, MINUTE_MS } from "../src/core/time/instant.ts";
import { SystemClock } from "../src/runtime/system-clock.ts";
import { FakeLogger } from "../test/fakes/fake-logger.ts";
import { startPostgres } from "../test/support/servers/start-postgres.ts";
import { startRedis } from "../test/support/servers/start-redis.ts";
import { print, quantile } from "./figures.ts";
import { benchPostgres } from "./support/databases.ts";
import { createEngine } from "./support/engine.ts";
import { fillDue } from "./support/fill-due.ts";
import { instantAdapter } from "./support/instant-adapter.ts";

const [pending = 1_000_000] = process.argv.slice(2).map(Number);
/** Spread over 30 days, of which one is armed. */
const EVERY_MS = (30 * DAY_MS) / pending;
/** Due one after the other while Redis is wiped. */
const PROBES = 200;
const PROBE_EVERY_MS = 25;

const clock = new SystemClock(new FakeLogger());
const redis = await startRedis();
const postgres = await startPostgres({ durable: true });
const on = await benchPostgres(postgres);
const client = new Redis(redis.url);

async function sql(statement: string, values: readonly unknown[] = []): Promise<void> {
  const connection = await on.database.pool.connect();
  await connection.query(statement, values);
  connection.release();
}

async function usedBytes(): Promise<number> {
  return Number(/used_memory:(\d+)/u.exec(await client.info("memory"))?.[1]);
}

async function armed(): Promise<number> {
  return client.zcard("afterword:reminders:delayed");
}

const emptyBytes = await usedBytes();
await fillDue(on.database, {
  count: pending,
  firstDueAt: after(clock.now(), 5 * MINUTE_MS),
  everyMs: EVERY_MS,
});
const dueWithinADay = Math.floor((DAY_MS - 5 * MINUTE_MS) / EVERY_MS);
await sql("UPDATE reminders SET due_at = now() - interval '1 hour' WHERE id = md5('reminder' || 0)::uuid");

const firedAt = new Map<string, number>();
const engine = createEngine(
  on.store,
  instantAdapter("console", () => undefined),
  redis.url,
);
const started = performance.now();
const starting = engine.start((due) => {
  for (const { id } of due) firedAt.set(id, Date.now());
});
while (firedAt.size === 0) await wait(1);
const firstOverdueMs = performance.now() - started;
await starting;
while ((await armed()) < Math.min(dueWithinADay, 50_000) - 1) await wait(5);
const horizonMs = performance.now() - started;
const horizonBytes = (await usedBytes()) - emptyBytes;

// Probes that fall due from now on; they are armed, and then Redis forgets everything.
const firstProbeAt = Date.now() + 1_500;
await sql(
  `UPDATE reminders SET due_at = $1::timestamptz + make_interval(secs => (right(starts.n, -1))::integer * ${PROBE_EVERY_MS / 1000})
    FROM (SELECT md5('reminder' || n)::uuid AS id, 'n' || (n - 1) AS n FROM generate_series(1, ${PROBES}) AS n) AS starts
    WHERE reminders.id = starts.id`,
  [new Date(firstProbeAt).toISOString()],
);
const probes = await on.store.transact((tx) =>
  tx.reminders.upcoming(after(clock.now(), 5 * MINUTE_MS - 1), PROBES),
);
await engine.scheduler.arm(probes);
await wait(1_000);
const wipedAt = performance.now();
await client.flushall();
const end = firstProbeAt + PROBES * PROBE_EVERY_MS + 10_000;
while (probes.some(({ id }) => !firedAt.has(id)) && Date.now() < end) await wait(20);
const late = probes.map(({ id, dueAt }) => (firedAt.get(id) ?? Number.POSITIVE_INFINITY) - dueAt);
while ((await armed()) < Math.min(dueWithinADay, 50_000) - PROBES - 1) await wait(5);
const restoredMs = performance.now() - wipedAt;

print({
  pending,
  firstOverdueMs,
  horizonMs,
  armed: Math.min(dueWithinADay, 50_000),
  redisMbPer100kPending: (horizonBytes / 2 ** 20 / pending) * 100_000,
  flushallLost: late.filter((ms) => !Number.isFinite(ms)).length,
  flushallEarly: late.filter((ms) => ms < 0).length,
  flushallLateP99Ms: quantile(late, 0.99),
  flushallLateMaxMs: Math.max(...late),
  flushallHorizonRestoredMs: restoredMs,
});
await engine.stop();
client.disconnect();
await on.close();
await Promise.all([redis.stop(), postgres.stop()]);
process.exit(0);
