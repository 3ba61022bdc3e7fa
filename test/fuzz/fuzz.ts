import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import fc from "fast-check";
import { WindowScheduler } from "../../jobs/window-scheduler.ts";
import type { AppPorts } from "../../src/app/app-ports.ts";
import { complete } from "../../src/app/complete.ts";
import { type Handled, handleEvent } from "../../src/app/handle-event.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import { HOUR_MS } from "../../src/core/time/instant.ts";
import { createStore } from "../../src/store/create-store.ts";
import type { Database } from "../../src/store/database.ts";
import { seededRandom } from "../chaos/seeded-random.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { at } from "../support/stores/samples.ts";
import { openMemoryPglite } from "../support/stores/memory-pglite.ts";
import { Crowd, type Home, type Member, PLAIN_HOMES, type WatchedPorts } from "./crowd.ts";
import { type Footprints, footprintsOf } from "./footprints.ts";
import { INPUTS, type Input } from "./inputs.ts";
import { mutated, mutations } from "./mutation.ts";
import { slackHomes } from "./slack-door.ts";
import { watchedStore } from "./watched-store.ts";

/** So many updates of one person come in a row, while all the others keep still. */
const TURN = 20;
/** Then everything is emptied, before people have more interviews than anybody would. */
const SESSION_TURNS = 15;
const MOST_HOURS = 30;
const MOST_FAULTS_TOLD = 5;

/** How an event is handled: the program's way, or one with a mistake in it. */
export type Handle = (event: InboundEvent, ports: AppPorts, database: Database) => Promise<Handled>;

export interface FuzzOptions {
  readonly updates: number;
  readonly seed: number;
  readonly handle?: Handle;
}

interface FuzzFigures {
  readonly updates: number;
  /** How many of them were for us. */
  readonly events: number;
  readonly crashes: number;
  readonly unhandledRejections: number;
  /** How often somebody's rows were changed by what another person did. */
  readonly foreignWrites: number;
  /** How often somebody was shown what another person had told us. */
  readonly foreignReads: number;
  readonly p99Ms: number;
  readonly seed: number;
}

export interface FuzzRun {
  readonly figures: FuzzFigures;
  /** The first things that went wrong, to be looked into. */
  readonly faults: readonly string[];
}

/**
 * Lets people send updates as their platform shapes them, and as nobody should, one after the other: what the adapter
 * reads in them is handled on a real database, and the answers are rendered. The same seed gives the same updates.
 */
export async function runFuzz(options: FuzzOptions): Promise<FuzzRun> {
  const database = await openMemoryPglite();
  const homes = [...PLAIN_HOMES, ...(await slackHomes())];
  const fuzz = new Fuzz(database, options, { footprints: await footprintsOf(database), homes });
  const onRejection = (reason: unknown): void => fuzz.noteRejection(reason);
  process.on("unhandledRejection", onRejection);
  try {
    await fuzz.run();
    return fuzz.result;
  } finally {
    process.off("unhandledRejection", onRejection);
    await database.close();
  }
}

interface Surroundings {
  readonly footprints: () => Promise<Footprints>;
  /** Who lives in the database. */
  readonly homes: readonly Home[];
}

class Fuzz {
  readonly #database: Database;
  readonly #options: FuzzOptions;
  readonly #surroundings: Surroundings;
  readonly #handle: Handle;
  readonly #random: () => number;
  readonly #took: number[] = [];
  readonly #faults: string[] = [];
  readonly #counts = { events: 0, crashes: 0, unhandledRejections: 0, foreignWrites: 0, foreignReads: 0 };

  constructor(database: Database, options: FuzzOptions, surroundings: Surroundings) {
    this.#database = database;
    this.#options = options;
    this.#surroundings = surroundings;
    this.#handle = options.handle ?? handleEvent;
    this.#random = seededRandom(options.seed);
  }

  get result(): FuzzRun {
    const { updates, seed } = this.#options;
    const sorted = this.#took.toSorted((a, b) => a - b);
    const p99Ms = Math.round((sorted[Math.floor(0.99 * sorted.length)] ?? 0) * 10) / 10;
    return { figures: { updates, ...this.#counts, p99Ms, seed }, faults: this.#faults };
  }

  noteRejection(reason: unknown): void {
    this.#counts.unhandledRejections += 1;
    this.#tell("unhandled rejection", reason);
  }

  async run(): Promise<void> {
    for (let turn = 0; turn * TURN < this.#options.updates; ) {
      const { crowd, ports, clock } = await this.#begin();
      for (let nth = 0; nth < SESSION_TURNS && turn * TURN < this.#options.updates; nth += 1) {
        await clock.advance(Math.floor(this.#random() * MOST_HOURS) * HOUR_MS);
        await this.#turn(crowd, ports, turn);
        turn += 1;
      }
    }
  }

  /** Empties the database, and moves new people in. */
  async #begin(): Promise<{ crowd: Crowd; ports: WatchedPorts; clock: FakeClock }> {
    await this.#query("TRUNCATE users, inbox CASCADE");
    const logger = new FakeLogger();
    const clock = new FakeClock(at("2026-11-18T10:00:00+01:00"), logger);
    const kept = { ...this.#database, close: () => Promise.resolve() };
    const store = watchedStore(createStore(kept, { clock }));
    const scheduler = new WindowScheduler({ clock, readUpcoming: () => Promise.resolve([]), logger });
    const ports = { store, scheduler, clock, logger, adapters: new Map(), newId: () => randomUUID() };
    return { crowd: await Crowd.gather(ports, this.#surroundings.homes), ports, clock };
  }

  async #turn(crowd: Crowd, ports: WatchedPorts, turn: number): Promise<void> {
    const member = this.#pick(crowd.members);
    const input = this.#pick(INPUTS.filter(({ platform }) => platform === member.platform));
    const recipe = fc.record({ shape: input.shape, changes: mutations });
    const recipes = fc.sample(recipe, { numRuns: TURN, seed: this.#options.seed * 1_000_003 + turn });
    await this.#query("DELETE FROM deliveries");
    const before = await this.#surroundings.footprints();
    const acted = new Set<string>();
    const scene = { input, member, crowd, ports, acted };
    const door = await input.open({
      now: () => ports.clock.now(),
      onEvent: (event) => this.#guarded(() => this.#event(event, scene), event),
      onCompletion: async (request) => {
        await complete(request, ports);
      },
    });
    for (const { shape, changes } of recipes) {
      const raw = mutated(shape(crowd.sceneOf(member)), changes);
      await this.#guarded(() => door.take(raw), raw);
    }
    await this.#guarded(() => door.close(), `turn ${turn}`);
    const after = await this.#surroundings.footprints();
    for (const [account, footprint] of before) {
      if (acted.has(account) || after.get(account) === footprint) continue;
      this.#counts.foreignWrites += 1;
      this.#tell(`turn ${turn}: rows of ${account} changed`, [...acted].join());
    }
  }

  async #guarded(work: () => Promise<void>, what: unknown): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#counts.crashes += 1;
      this.#tell(JSON.stringify(what).slice(0, 2_000), error);
    }
  }

  async #event(event: InboundEvent, { input, member, crowd, ports, acted }: TurnScene): Promise<void> {
    const { account } = event.author;
    acted.add(`${event.from.platform}:${account}`);
    const begunAt = performance.now();
    const { reminders } = await this.#handle(event, ports, this.#database);
    this.#took.push(performance.now() - begunAt);
    this.#counts.events += 1;
    const views = ports.store.takeViews();
    for (const view of views) input.show(view);
    if (account === member.account) crowd.saw(member, views, reminders);
    const shown = JSON.stringify(views);
    for (const other of crowd.members) {
      if (other.account === account || !shown.includes(other.secret)) continue;
      this.#counts.foreignReads += 1;
      this.#tell(`${account} was shown what ${other.account} had told`, shown);
    }
  }

  #pick<T>(values: readonly T[]): T {
    const value = values[Math.floor(this.#random() * values.length)];
    if (value === undefined) throw new Error("there is nothing to pick from");
    return value;
  }

  #tell(what: string, reason: unknown): void {
    if (this.#faults.length >= MOST_FAULTS_TOLD) return;
    this.#faults.push(`${what}\n${inspect(reason)}`);
  }

  async #query(text: string): Promise<void> {
    const client = await this.#database.pool.connect();
    try {
      await client.query(text, []);
    } finally {
      client.release();
    }
  }
}

interface TurnScene {
  readonly input: Input;
  readonly member: Member;
  readonly crowd: Crowd;
  readonly ports: WatchedPorts;
  /** By whom something was done, in this turn. */
  readonly acted: Set<string>;
}
