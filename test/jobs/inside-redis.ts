import type { Redis } from "ioredis";
import { z } from "zod";

/** The jobs that wait for their time. */
export async function armedJobs(redis: Redis): Promise<readonly string[]> {
  return (await redis.zrange("afterword:reminders:delayed", "0", "-1")).toSorted();
}

/** Ends all other connections to the same numbered database. */
export async function cutOthers(redis: Redis): Promise<void> {
  const own = await redis.client("ID");
  const list = z.string().parse(await redis.client("LIST"));
  for (const [, id = "", database] of list.matchAll(/^id=(\d+) .* db=(\d+) /gmu)) {
    if (Number(database) === redis.options.db && Number(id) !== own) await redis.client("KILL", "ID", id);
  }
}
