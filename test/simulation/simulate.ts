import type { Reminder, ReminderRef } from "../../src/core/reminder.ts";
import { after, instant, MINUTE_MS } from "../../src/core/time/instant.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { type BotProcess, startBotProcess, type Surroundings } from "./bot-process.ts";
import { Faults } from "./faults.ts";
import { Machine } from "./machine.ts";
import { ModelDatabase } from "./model-database.ts";
import { ModelPlatform } from "./model-platform.ts";
import type { Server } from "./model-wire.ts";
import { Oracle, type Violation } from "./oracle.ts";
import type { Plant } from "./plants.ts";
import { type Population, populate } from "./population.ts";
import { Random } from "./random.ts";
import { Timeline } from "./timeline.ts";

const START_MS = Date.UTC(2026, 10, 18, 9);
const MOST_PROCESSES = 3;
const PLATFORM_SETS = [
  ["telegram"],
  ["discord"],
  ["slack"],
  ["telegram", "slack"],
  ["slack", "discord"],
  ["discord", "telegram"],
] as const;
const FAULTS_MS = 45_000;
/** What is under way when the faults are over has come to its end by then, the longest waits among it. */
const DRAINED_WITHIN_MS = 30 * MINUTE_MS;
/** When nothing is frozen any more, whatever is still on its way has arrived by then. */
const QUIET_MS = 15_000;

const SILENT: Logger = { info: () => {}, warn: () => {}, error: () => {} };

export interface Run {
  readonly violation: Violation | null;
  /** How much happened, and how many messages people got: the same for the same seed. */
  readonly events: number;
  readonly copies: number;
}

/** One run of the product's delivery through a minute of faults and what comes after it, from this seed. */
export async function simulate(seed: number, plant: Plant): Promise<Run> {
  const random = new Random(seed);
  const timeline = new Timeline(START_MS);
  const database = new ModelDatabase();
  const now = () => instant(timeline.nowMs);
  const server: Server = { database, now, isAway: false };
  const oracle = new Oracle(timeline, database);
  const newId = idsFrom(random);
  const names = random.pick(PLATFORM_SETS);
  const population = populate(database, { random, platforms: names, now: now(), newId });
  const platforms = names.map((name) => new ModelPlatform(name));
  for (const platform of platforms) oracle.watch(platform);
  const faults = new Faults(random);
  const shared = { timeline, random, faults, server, platforms, oracle, plant, newId, logger: SILENT };
  const fleet = new Fleet(shared);
  fleet.wake(population.reminders);
  befall(fleet, shared, population);
  timeline.in(FAULTS_MS, () => {
    faults.areOver = true;
    fleet.correctClocks();
  });
  const latestMs = START_MS + FAULTS_MS + DRAINED_WITHIN_MS;
  await timeline.passUntil(
    () => oracle.violation !== null || timeline.nowMs > latestMs || (faults.areOver && oracle.isDrained),
  );
  await timeline.passUntil(() => oracle.violation !== null || !fleet.hasFrozen);
  const quietMs = timeline.nowMs + QUIET_MS;
  await timeline.passUntil(() => oracle.violation !== null || timeline.nowMs > quietMs);
  return { violation: oracle.judge(), events: timeline.happened, copies: oracle.copies };
}

/** The processes, each of which is started again when it has died. */
class Fleet {
  readonly #shared: Surroundings;
  #running: readonly BotProcess[] = [];
  #alarmsAreWiped = false;

  constructor(shared: Surroundings) {
    this.#shared = shared;
    for (let count = shared.random.between(2, MOST_PROCESSES); count > 0; count -= 1) this.#start();
  }

  /**
   * Hands due reminders to some process, most of them in time: what wakes the processes forgets, is forgotten by a
   * wipe, wakes too early where a wrong clock reckoned, and wakes twice.
   */
  wake(reminders: readonly Reminder[]): void {
    const { timeline, random } = this.#shared;
    const lost = random.pick([0, 0.3, 1]);
    for (const { id, revision, dueAt } of reminders) {
      const earlyMs = random.chance(0.2) ? random.between(0, 10_000) : 0;
      for (let times = random.chance(0.2) ? 2 : 1; times > 0; times -= 1) {
        if (random.chance(lost)) continue;
        timeline.in(dueAt - timeline.nowMs - earlyMs, () => this.#wakeOne({ id, revision }));
      }
    }
  }

  /** As FLUSHALL does. */
  wipeAlarms(): void {
    this.#alarmsAreWiped = true;
  }

  get hasFrozen(): boolean {
    return this.#running.some(({ machine }) => machine.isFrozen);
  }

  killOne(): void {
    this.#shared.random.pick(this.#running).machine.die();
  }

  stopOne(): void {
    const stopped = this.#shared.random.pick(this.#running);
    stopped.machine.resume(() => void stopped.stop());
  }

  correctClocks(): void {
    for (const { machine } of this.#running) machine.correct();
  }

  #wakeOne(due: ReminderRef): void {
    if (this.#alarmsAreWiped) return;
    const { machine, app } = this.#shared.random.pick(this.#running);
    machine.resume(() => void app.fire([due]).catch(() => undefined));
  }

  #start(): void {
    const { timeline, random, faults, logger } = this.#shared;
    const machine = new Machine(timeline, { offMs: faults.clockOffMs(), logger });
    // Replaced in its place, so that there is always one to pick. It may die before it has started.
    machine.onDeath.push(() => {
      timeline.in(random.between(100, 5_000), () => {
        this.#running = this.#running.filter((one) => one.machine !== machine);
        this.#start();
      });
    });
    this.#running = [...this.#running, startBotProcess(machine, this.#shared)];
  }
}

/** What befalls all of them, and what people do meanwhile. */
function befall(fleet: Fleet, shared: Surroundings, { addresses, reminders }: Population): void {
  const { timeline, random, server, platforms } = shared;
  const sometime = (probability: number, happen: () => void): void => {
    if (random.chance(probability)) timeline.in(random.between(0, FAULTS_MS), happen);
  };
  sometime(0.3, () => fleet.killOne());
  sometime(0.3, () => fleet.stopOne());
  sometime(0.2, () => fleet.wipeAlarms());
  sometime(0.15, () => {
    server.isAway = true;
    server.database.pace.clear();
    timeline.in(random.between(200, 4_000), () => {
      server.isAway = false;
    });
  });
  for (const { chat } of addresses) {
    sometime(0.1, () => {
      for (const platform of platforms) platform.shutChats.add(chat);
      sometime(0.5, () => {
        for (const platform of platforms) platform.shutChats.delete(chat);
      });
    });
  }
  for (const { id } of reminders) {
    sometime(0.1, () => putOff(shared, id));
    sometime(0.05, () => dealtWith(shared, id));
  }
}

/** The person puts the reminder off: another revision of it, due later. */
function putOff({ server, random, timeline }: Surroundings, id: Reminder["id"]): void {
  const dueAt = after(instant(timeline.nowMs), random.between(1_000, 30_000));
  change(server, id, (reminder) => ({
    ...reminder,
    revision: reminder.revision + 1,
    state: "scheduled",
    dueAt,
    plannedFor: dueAt,
  }));
}

/** The person has done the step: nobody is to remind them of it any more. */
function dealtWith({ server }: Surroundings, id: Reminder["id"]): void {
  change(server, id, (reminder) => ({ ...reminder, revision: reminder.revision + 1, state: "cancelled" }));
}

function change({ database }: Server, id: Reminder["id"], to: (reminder: Reminder) => Reminder): void {
  const holder = { isOver: false };
  const statement = () => {
    const found = database.reminders.get(holder, id);
    if (found !== undefined && found.state !== "cancelled")
      database.reminders.change(holder, [id], () => to(found));
  };
  database.execute(holder, statement, () => database.commit(holder));
}

/** Ids that look like random ones, and come out the same for the same seed. */
function idsFrom(random: Random): () => string {
  const digits = (count: number): string =>
    Array.from({ length: count }, () => random.between(0, 15).toString(16)).join("");
  return () => `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`;
}
