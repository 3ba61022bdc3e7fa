import { startSweep } from "../../jobs/sweep.ts";
import { type App, createApp } from "../../src/app/app.ts";
import type { Platform } from "../../src/core/address.ts";
import type { Adapter } from "../../src/ports/adapter.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import type { Store } from "../../src/ports/store.ts";
import { NO_SCHEDULER } from "../fakes/no-scheduler.ts";
import type { Faults } from "./faults.ts";
import type { Machine } from "./machine.ts";
import { modelAdapter, type ModelPlatform } from "./model-platform.ts";
import { modelStore } from "./model-store.ts";
import { ModelWire, type Server } from "./model-wire.ts";
import type { Oracle } from "./oracle.ts";
import type { Plant } from "./plants.ts";
import type { Random } from "./random.ts";
import type { Timeline } from "./timeline.ts";

const SWEEP_EVERY_MS = 5_000;

/** What all processes of one run share. */
export interface Surroundings {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly faults: Faults;
  readonly server: Server;
  readonly platforms: readonly ModelPlatform[];
  readonly oracle: Oracle;
  readonly plant: Plant;
  readonly newId: () => string;
  readonly logger: Logger;
}

/** The product's own delivery in a process: all of it but for the conversation. */
export interface BotProcess {
  readonly machine: Machine;
  readonly app: App;
  /** As on SIGTERM: begins nothing any more, ends what it has begun, and is gone. */
  readonly stop: () => Promise<void>;
}

export function startBotProcess(machine: Machine, surroundings: Surroundings): BotProcess {
  const { plant, newId, logger } = surroundings;
  const clock: Clock = plant.clock?.(machine) ?? machine;
  const app = createApp({
    store: storeOf(machine, surroundings),
    adapters: new Map<Platform, Adapter>(adaptersOf(machine, surroundings)),
    scheduler: NO_SCHEDULER,
    clock,
    logger,
    newId,
  });
  const sweep = plant.sweeps
    ? startSweep({ sweep: app.reconcile, everyMs: SWEEP_EVERY_MS, realTime: machine, logger })
    : null;
  const stop = async (): Promise<void> => {
    await sweep?.stop();
    await app.stop();
    machine.die();
  };
  return { machine, app, stop };
}

function storeOf(machine: Machine, surroundings: Surroundings): Store {
  const { timeline, random, faults, server, oracle, plant } = surroundings;
  const wire = new ModelWire({
    timeline,
    server,
    machine,
    faults,
    random,
    onLook: (id) => oracle.noteLook(machine, id),
    onCommit: () => oracle.noteCommit(machine),
  });
  machine.onDeath.push(() => wire.onDeath());
  machine.onFreeze.push(() => wire.onFreeze());
  const now = plant.databaseClock?.(machine) ?? (() => server.now());
  const { Deliveries } = plant;
  const store = modelStore(server.database, wire, { now, ...(Deliveries !== undefined && { Deliveries }) });
  return plant.store?.(store) ?? store;
}

function adaptersOf(machine: Machine, surroundings: Surroundings): readonly (readonly [Platform, Adapter])[] {
  const { timeline, random, faults, oracle, plant, platforms } = surroundings;
  return platforms.map((platform) => {
    const onCall: Parameters<typeof modelAdapter>[1]["onCall"] = (key) => oracle.noteCall(machine, key);
    const adapter = modelAdapter(platform, { timeline, machine, faults, random, onCall });
    return [platform.platform, plant.adapter?.(adapter) ?? adapter];
  });
}
