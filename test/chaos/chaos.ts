import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import type { Instant } from "../../src/core/time/instant.ts";
import { builtWorker, type WorkerName } from "./built-worker.ts";
import { readDoubts, readOpenWork } from "./database-state.ts";
import { type Due, fillDueTable } from "./due-table.ts";
import { planFaults, planReplacements } from "./fault-plan.ts";
import { Fleet } from "./fleet.ts";
import { judge, type Verdict } from "./judge.ts";
import { openSite, type Site } from "./open-site.ts";
import type { People } from "./platform-talk.ts";
import { playFaults } from "./play-faults.ts";
import { seededRandom } from "./seeded-random.ts";
import { wipeRedis } from "./wipe-redis.ts";
import { bookTutorialJobs } from "./workers/tutorial-queue.ts";

/**
 * Reminders a second: below what gets through in a storm, so that there is no backlog but the one that a fault leaves.
 * One 429 makes the whole platform wait for a second: where every twentieth request is answered so, Telegram and
 * Discord take 12 a second, and not 30 and 50. On Slack each reminder changes the page beside the chat as well.
 */
const PER_SECOND = { telegram: 7, discord: 7, slack: 1 } as const;
type Stage = readonly (keyof typeof PER_SECOND)[];
/**
 * From one fault to the next, in starts of a worker: on a slow machine the same faults are spread over a longer time,
 * twice as long at most, since there is little to be seen while all workers are starting.
 */
const STARTS_BETWEEN = 0.5;
/** From when all rows are stored to when the first reminder is due: so long a worker takes to arm them. */
const HEAD_START_MS = 3_000;
/**
 * So long before the last fault the platforms answer again. A message that failed three times is held back for eight
 * seconds, as it should be, and that is not what is measured from then on.
 */
const CLEAR_FOR_MS = 10_000;
const LOOK_EVERY_MS = 50;

export interface ChaosOptions {
  readonly reminders: number;
  readonly platforms: Stage;
  /** So many times as many a second as get through. More than 1 is over sooner, and leaves a backlog to the end. */
  readonly haste: number;
  readonly faults: number;
  readonly seed: number;
  /** `storm`: faults of every kind here, and bad weather there. `rollout`: workers are replaced, nothing else. */
  readonly kind: "storm" | "rollout";
  readonly worker: WorkerName;
  /** How many of them there are. */
  readonly workers: number;
  /** What is missing so long after the last fault is lost. */
  readonly patienceMs: number;
}

export interface ChaosRun extends Verdict {
  /** From the last fault until nothing was left to do; null when that did not come. */
  readonly drainedMs: number | null;
  /** How often a worker has ended of its own accord: one that reads does, when its database goes. */
  readonly ownEnds: number;
  /** The folder of what the workers have printed; whoever asked for the run removes it. */
  readonly logs: string;
}

/** Lets the bot send reminders for a while, breaks whatever it stands on meanwhile, and looks what people have seen. */
export async function runChaos(options: ChaosOptions): Promise<ChaosRun> {
  const site = await openSite(peopleOn(options.platforms, options.reminders), options.seed);
  try {
    return await run(site, options);
  } finally {
    await site.close();
  }
}

async function run(site: Site, options: ChaosOptions): Promise<ChaosRun> {
  const { platforms, redis, env } = site;
  const { reminders, faults, seed, worker, workers: count, patienceMs } = options;
  const random = seededRandom(seed);
  const logs = await mkdtemp(join(tmpdir(), "afterword-chaos-"));
  const fleet = new Fleet({ count, program: await builtWorker(worker), env, folder: logs });
  try {
    const startMs = await fleet.start();
    const loadMs = (reminders / (options.haste * perSecond(options.platforms))) * 1000;
    const overMs = Math.ceil(Math.min(2 * loadMs, Math.max(loadMs, faults * startMs * STARTS_BETWEEN)));
    const times = { headStartMs: HEAD_START_MS, overMs, random };
    const { due, beginAt } = await fillDueTable(site.store, platforms.chats, times);
    // The rows came in behind the workers' backs. With Redis wiped, they look what there is, and arm it.
    await wipeRedis(redis.url);
    if (worker === "tutorial") await bookTutorialJobs(redis.url, due);
    const lastFaultAt = await play({ ...site, fleet, beginAt }, { overMs, random }, options);
    const drainedAt = await untilDrained(site, lastFaultAt + patienceMs);
    await fleet.stop();
    const drainedMs = drainedAt === null ? null : drainedAt - lastFaultAt;
    return { ...(await judgeSite(site, due)), drainedMs, ownEnds: fleet.ownEnds, logs };
  } finally {
    await fleet.stop();
  }
}

/** Lets the faults strike and the weather change; resolves with the time of the last fault. */
async function play(
  stage: Site & { readonly fleet: Fleet; readonly beginAt: Instant },
  { overMs, random }: { readonly overMs: number; readonly random: () => number },
  { faults, kind, workers }: ChaosOptions,
): Promise<number> {
  const { platforms, beginAt } = stage;
  const frame = { count: faults, overMs, workers, random };
  if (kind === "rollout") {
    platforms.weatherIs("calm");
    return await playFaults(planReplacements(frame), stage);
  }
  platforms.weatherIs("bad");
  const clearMs = Math.max(overMs / 2, overMs - CLEAR_FOR_MS);
  const clearing = setTimeout(() => platforms.weatherIs("clearing"), beginAt + clearMs - Date.now());
  const lastFaultAt = await playFaults(planFaults(frame), stage);
  clearTimeout(clearing);
  platforms.weatherIs("calm");
  return lastFaultAt;
}

async function judgeSite({ platforms, database }: Site, due: readonly Due[]): Promise<Verdict> {
  return judge(due, await platforms.posts(), await readDoubts(database));
}

function perSecond(stage: Stage): number {
  return stage.reduce((sum, platform) => sum + PER_SECOND[platform], 0);
}

/** One for each reminder, by what their platform takes. */
function peopleOn(stage: Stage, reminders: number): People {
  const share = (platform: Stage[number]): number =>
    stage.includes(platform) ? Math.round((reminders * PER_SECOND[platform]) / perSecond(stage)) : 0;
  const [discord, slack] = [share("discord"), share("slack")];
  return { discord, slack, telegram: reminders - discord - slack };
}

/** When nothing was left to do; null when that did not come before `deadline`. */
async function untilDrained({ database }: Site, deadline: number): Promise<number | null> {
  while (Date.now() < deadline) {
    // The database may just be restarting.
    if ((await readOpenWork(database).catch(() => 1)) === 0) return Date.now();
    await pass(LOOK_EVERY_MS);
  }
  return null;
}
