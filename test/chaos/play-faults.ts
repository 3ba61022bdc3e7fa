import { setTimeout as pass } from "node:timers/promises";
import type { Instant } from "../../src/core/time/instant.ts";
import type { FaultName, PlannedFault } from "./fault-plan.ts";
import type { Fleet } from "./fleet.ts";
import type { Site } from "./open-site.ts";
import { wipeRedis } from "./wipe-redis.ts";

/** Longer than a worker's lease, and than BullMQ's lock on a job. */
const FREEZE_MS = 6_000;

/**
 * Lets every fault strike at its time, and resolves with the time of the last one. What one server is to go through
 * it goes through in order; the servers do not wait for each other.
 */
export async function playFaults(
  plan: readonly PlannedFault[],
  stage: Pick<Site, "redis" | "postgres"> & { readonly fleet: Fleet; readonly beginAt: Instant },
): Promise<number> {
  const turns = new Map<string, Promise<void>>();
  let lastAt = stage.beginAt as number;
  for (const fault of plan) {
    await pass(Math.max(0, stage.beginAt + fault.atMs - Date.now()));
    const server = SERVER[fault.name];
    lastAt = Date.now();
    turns.set(
      server,
      (turns.get(server) ?? Promise.resolve()).then(() => strike(fault, stage)),
    );
    // One worker after the other is replaced: the next one's turn is when this one is back.
    if (fault.name === "replace-worker") await turns.get(server);
  }
  await Promise.all(turns.values());
  return lastAt;
}

const SERVER: Readonly<Record<FaultName, "workers" | "redis" | "postgres">> = {
  "kill-worker": "workers",
  "freeze-worker": "workers",
  "replace-worker": "workers",
  "kill-redis": "redis",
  "wipe-redis": "redis",
  "restart-postgres": "postgres",
};

async function strike(
  { name, worker }: PlannedFault,
  { fleet, redis, postgres }: Parameters<typeof playFaults>[1],
): Promise<void> {
  switch (name) {
    case "kill-worker":
      return fleet.kill(worker);
    case "freeze-worker":
      return fleet.freeze(worker, FREEZE_MS);
    case "replace-worker":
      return await fleet.replace(worker);
    case "kill-redis":
      await redis.kill("SIGKILL");
      return await redis.restart();
    case "wipe-redis":
      return await wipeRedis(redis.url);
    case "restart-postgres":
      return await postgres.restartImmediate();
  }
}
