import { Redis } from "ioredis";
import { inject } from "vitest";

/**
 * The url of an empty numbered database of the Redis that all test files share, given to nobody else in this run.
 * FLUSHALL and kills reach every database: a test of those starts a server of its own.
 */
export async function newRedisDatabase(): Promise<string> {
  const redis = new Redis(inject("redisUrl"));
  try {
    // Database 0 only holds this counter.
    return `${inject("redisUrl")}/${await redis.incr("databases-given-away")}`;
  } finally {
    redis.disconnect();
  }
}
