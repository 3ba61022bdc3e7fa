import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { RedisLink } from "../../jobs/redis-link.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { newRedisDatabase } from "../support/servers/new-redis-database.ts";

describe("the way to Redis", () => {
  it("hears the errors of a copy of a connection too, and closes it", async () => {
    const logger = new FakeLogger();
    const link = new RedisLink(await newRedisDatabase(), logger);
    await link.settled();
    const copy = link.openBlocking().duplicate({ connectionName: "a worker's" });
    expect(await copy.ping()).toBe("PONG");
    copy.emit("error", new Error("a script failed"));
    expect(logger.of("reminder queue failed")).toHaveLength(1);
    const ended = once(copy, "end");
    link.close();
    await ended;
  });
});
