import type { Redis } from "ioredis";

/** A setting of Redis that is not as reminders need it, and what that means for them. */
export interface SettingFault {
  readonly setting: string;
  readonly is: string;
  readonly wanted: string;
  readonly effect: string;
}

/** Redis lets sleeping clients go only at its own tick: at 10 a second they are 0.05 s late on average. */
const WANTED_HZ = 100;

const FIXED = [
  {
    setting: "appendonly",
    wanted: "yes",
    effect: "after a crash of Redis its reminders are armed again from the database",
  },
  {
    setting: "maxmemory-policy",
    wanted: "noeviction",
    effect: "with its memory full Redis may drop reminders, which then come late by the sweep",
  },
] as const;

/**
 * What of the settings is not as it should be, after trying to put `hz` right. A Redis that does not let its
 * settings be read has one fault: that.
 * @throws {Error} when Redis goes away meanwhile.
 */
export async function checkRedisSettings(redis: Redis): Promise<readonly SettingFault[]> {
  try {
    const faults: SettingFault[] = [];
    for (const { setting, wanted, effect } of FIXED) {
      const is = await readSetting(redis, setting);
      if (is !== wanted) faults.push({ setting, is, wanted, effect });
    }
    return [...faults, ...(await raiseHz(redis))];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return [
      { setting: "CONFIG", is: "refused", wanted: "allowed", effect: "the settings of Redis are not known" },
    ];
  }
}

async function raiseHz(redis: Redis): Promise<readonly SettingFault[]> {
  const is = await readSetting(redis, "hz");
  if (Number(is) >= WANTED_HZ) return [];
  try {
    await redis.config("SET", "hz", WANTED_HZ);
    return [];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return [{ setting: "hz", is, wanted: String(WANTED_HZ), effect: "reminders come up to 0.1 s late" }];
  }
}

async function readSetting(redis: Redis, name: string): Promise<string> {
  const answer: unknown = await redis.config("GET", name);
  const value: unknown = Array.isArray(answer) ? answer[1] : null;
  return typeof value === "string" ? value : "unknown";
}

/** Redis understood, and said no. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === "ReplyError";
}
