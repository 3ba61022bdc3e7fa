import type { ProvidedContext } from "vitest";
import type { TestProject } from "vitest/node";
import { startPostgres, type TestPostgres } from "./start-postgres.ts";
import { startRedis, type TestRedis } from "./start-redis.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the one Postgres of this run. A test file makes a database of its own in it: `newDatabase`. */
    readonly postgresUrl: string;
    /** Of the one Redis of this run. A test file takes a numbered database of its own: `newRedisDatabase`. */
    readonly redisUrl: string;
  }
}

let running: readonly (TestRedis | TestPostgres)[] = [];

/** Starts the servers that all test files share. A test that kills or wipes one starts its own. */
export async function setup(project: TestProject): Promise<void> {
  const started = await Promise.allSettled([startRedis(), startPostgres()]);
  running = started.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
  const [redis, postgres] = started;
  if (redis.status === "fulfilled" && postgres.status === "fulfilled") {
    const urls: ProvidedContext = { redisUrl: redis.value.url, postgresUrl: postgres.value.url };
    project.provide("redisUrl", urls.redisUrl);
    project.provide("postgresUrl", urls.postgresUrl);
    return;
  }
  await teardown();
  const reasons = started.flatMap((start) => (start.status === "rejected" ? [String(start.reason)] : []));
  throw new Error(`the servers for the tests did not start: ${reasons.join("; ")}`);
}

export async function teardown(): Promise<void> {
  await Promise.all(running.map((server) => server.stop()));
  running = [];
}
