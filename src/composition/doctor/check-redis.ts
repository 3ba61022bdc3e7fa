import { Redis } from "ioredis";
import { checkRedisSettings, type SettingFault } from "../../../jobs/redis-settings.ts";
import type { Redact } from "../../runtime/redact.ts";
import { type Finding, fault, fine, note, reasonOf } from "./finding.ts";

const CONNECT_WITHIN_MS = 5_000;
const SHOWN = ["hz", "appendonly", "maxmemory-policy"] as const;

/** Whether Redis is there, and whether its settings are as reminders need them. */
export async function checkRedis(url: string, redact: Redact): Promise<Finding> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_WITHIN_MS,
    commandTimeout: CONNECT_WITHIN_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // Told by event alone: the rejection that follows only says that the connection is closed.
  let reason: unknown = null;
  redis.on("error", (error: unknown) => {
    reason ??= error;
  });
  try {
    await redis.connect();
    const faults = await checkRedisSettings(redis);
    return await settingsFinding(redis, faults);
  } catch (error) {
    return fault(`Redis: cannot be used: ${reasonOf(reason ?? error, redact)}.`, [
      "Start Redis, or correct REDIS_URL; left empty, reminders are timed in the process itself.",
    ]);
  } finally {
    redis.disconnect();
  }
}

async function settingsFinding(redis: Redis, faults: readonly SettingFault[]): Promise<Finding> {
  if (faults.some(({ setting }) => setting === "CONFIG")) {
    return note("Redis: answers, but does not let its settings be read.", [
      `They should be: hz 100 or more, appendonly yes, maxmemory-policy noeviction.`,
    ]);
  }
  const shown = await Promise.all(SHOWN.map(async (name) => `${name} ${await readSetting(redis, name)}`));
  const says = `Redis: answers, with ${shown.join(", ")}.`;
  if (faults.length === 0) return fine(says);
  return note(
    says,
    faults.map(({ setting, wanted, effect }) => `Set ${setting} to ${wanted}; as it is, ${effect}.`),
  );
}

async function readSetting(redis: Redis, name: string): Promise<string> {
  const answer: unknown = await redis.config("GET", name);
  return Array.isArray(answer) ? String(answer[1]) : "unknown";
}
