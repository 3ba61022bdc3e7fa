import { Redis } from "ioredis";
import { afterEach, describe, expect, inject, it } from "vitest";
import { checkRedisSettings } from "../../jobs/redis-settings.ts";
import { startRedis, type TestRedis } from "../support/servers/start-redis.ts";

describe("the check of Redis' settings", () => {
  const clients: Redis[] = [];
  let server: TestRedis | null = null;

  afterEach(async () => {
    for (const client of clients.splice(0)) client.disconnect();
    await server?.stop();
    server = null;
  });

  const client = (url: string): Redis => {
    const redis = new Redis(url);
    clients.push(redis);
    return redis;
  };
  /** A Redis at the pace of the default, and a client that may do everything but what `rule` takes away. */
  const restricted = async (rule: string): Promise<Redis> => {
    server = await startRedis({ settings: { hz: "10" } });
    await client(server.url).acl("SETUSER", "guest", "on", ">pw", "~*", "&*", "+@all", rule);
    return client(`redis://guest:pw@127.0.0.1:${server.port}`);
  };

  it("finds no fault with a Redis that runs as ours does", async () => {
    expect(await checkRedisSettings(client(inject("redisUrl")))).toEqual([]);
  });

  it("names every setting that is not as wanted, and puts the pace right by itself", async () => {
    server = await startRedis({
      settings: { hz: "10", appendonly: "no", "maxmemory-policy": "allkeys-lru" },
    });
    const redis = client(server.url);
    expect(await checkRedisSettings(redis)).toMatchObject([
      { setting: "appendonly", is: "no", wanted: "yes" },
      { setting: "maxmemory-policy", is: "allkeys-lru", wanted: "noeviction" },
    ]);
    expect(Object.values(await redis.config("GET", "hz"))).toContain("100");
  });

  it("leaves a Redis alone that goes faster than wanted", async () => {
    server = await startRedis({ settings: { hz: "250" } });
    const redis = client(server.url);
    expect(await checkRedisSettings(redis)).toEqual([]);
    expect(Object.values(await redis.config("GET", "hz"))).toContain("250");
  });

  it("names the pace where it may not be changed", async () => {
    expect(await checkRedisSettings(await restricted("-config|set"))).toMatchObject([
      { setting: "hz", is: "10", wanted: "100" },
    ]);
  });

  it("says that the settings may not be read", async () => {
    expect(await checkRedisSettings(await restricted("-config"))).toMatchObject([
      { setting: "CONFIG", is: "refused" },
    ]);
  });

  it("does not take a lost connection for a refusal", async () => {
    const redis = client(inject("redisUrl"));
    redis.disconnect();
    await expect(checkRedisSettings(redis)).rejects.toThrow("closed");
  });
});
