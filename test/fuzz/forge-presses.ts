import { randomUUID } from "node:crypto";
import { WindowScheduler } from "../../jobs/window-scheduler.ts";
import { handleEvent } from "../../src/app/handle-event.ts";
import { actionToken, parseAction } from "../../src/core/conversation/action.ts";
import { instant } from "../../src/core/time/instant.ts";
import { createStore } from "../../src/store/create-store.ts";
import type { Database } from "../../src/store/database.ts";
import { seededRandom } from "../chaos/seeded-random.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { World } from "../support/conversation/world.ts";
import { openMemoryPglite } from "../support/stores/memory-pglite.ts";
import { at, present } from "../support/stores/samples.ts";
import { Crowd, type Member, PLAIN_HOMES, type WatchedPorts } from "./crowd.ts";
import { type Footprints, footprintsOf } from "./footprints.ts";
import { forgedTokens } from "./forged-tokens.ts";
import type { Handle } from "./fuzz.ts";
import { watchedStore } from "./watched-store.ts";

const NOW = "2026-11-18T10:00:00+01:00";
/** One in so many is pressed on a real database as well: what the store must see to is whose a row is. */
const STORED_EVERY = 200;
/** After so many presses on the database all footprints are taken. */
const LOOK_EVERY = 50;
/** What the forger may change: what is being talked about, and what is shown. */
const TALK = ["conversations", "deliveries"];

export interface ForgedPresses {
  readonly tokens: number;
  /** How many were of a button's form, so that somebody had to look what they name. */
  readonly wellFormed: number;
  /** How many were pressed on the database. */
  readonly stored: number;
  /** How many brought something about. */
  readonly accepted: number;
  /** How often a row had changed, or something of another person was shown. */
  readonly stateChanges: number;
  readonly foreignReads: number;
}

/**
 * Presses buttons that the forger was never shown: all of them in a conversation of the core, some of them on a
 * database that holds what they name.
 * @param options.handle how a press is handled on the database: the program's way, or one with a mistake in it.
 */
export async function forgePresses(options: {
  readonly tokens: number;
  readonly seed: number;
  readonly handle?: Handle;
}): Promise<ForgedPresses> {
  const database = await openMemoryPglite();
  try {
    const forgery = await Forgery.prepare(database, options.handle ?? handleEvent);
    return await forgery.press(options.tokens, seededRandom(options.seed));
  } finally {
    await database.close();
  }
}

class Forgery {
  readonly #ports: WatchedPorts;
  readonly #database: Database;
  readonly #handle: Handle;
  readonly #crowd: Crowd;
  readonly #forger: Member;
  readonly #look: () => Promise<string>;
  readonly #talk = new World(NOW);
  readonly #counts = { wellFormed: 0, stored: 0, accepted: 0, stateChanges: 0, foreignReads: 0 };

  private constructor(
    parts: { readonly ports: WatchedPorts; readonly database: Database; readonly handle: Handle },
    crowd: Crowd,
    look: () => Promise<string>,
  ) {
    this.#ports = parts.ports;
    this.#database = parts.database;
    this.#handle = parts.handle;
    this.#crowd = crowd;
    this.#forger = present(crowd.members[0]);
    this.#look = look;
    // Something of the forger's own that could be changed by mistake.
    this.#talk.handle({ kind: "command", name: "interview", args: "Acme, Developer, yesterday 14:00, Jane" });
    for (const ending of [".rest", ".save"]) {
      const token = this.#talk.last.buttons.flat().find((button) => button.token.endsWith(ending))?.token;
      if (token !== undefined) this.#talk.handle({ kind: "press", token });
    }
    if (this.#talk.reminders.size === 0) throw new Error("the forger has nothing");
  }

  static async prepare(database: Database, handle: Handle): Promise<Forgery> {
    const logger = new FakeLogger();
    const clock = new FakeClock(at(NOW), logger);
    const store = watchedStore(createStore({ ...database, close: () => Promise.resolve() }, { clock }));
    const scheduler = new WindowScheduler({ clock, readUpcoming: () => Promise.resolve([]), logger });
    const ports = { store, scheduler, clock, logger, adapters: new Map(), newId: () => randomUUID() };
    const crowd = await Crowd.gather(ports, PLAIN_HOMES);
    const possessions = await footprintsOf(database, TALK);
    const everything = await footprintsOf(database);
    const forger = present(crowd.members[0]);
    const own = `${forger.platform}:${forger.account}`;
    const look = async (): Promise<string> => {
      const others: Footprints = new Map([...(await everything())].filter(([account]) => account !== own));
      return JSON.stringify([[...(await possessions())], [...others]]);
    };
    return new Forgery({ ports, database, handle }, crowd, look);
  }

  async press(count: number, random: () => number): Promise<ForgedPresses> {
    const others = this.#crowd.members.filter((one) => one !== this.#forger).flatMap(({ tokens }) => tokens);
    const own = [...this.#forger.tokens, ...tokensOf(this.#talk)];
    const token = forgedTokens({ own, others }, random);
    const before = await this.#look();
    for (let index = 0; index < count; index += 1) {
      const forged = token();
      if (parseAction(forged) !== null) this.#counts.wellFormed += 1;
      if (this.#talk.handle({ kind: "press", token: forged }).changes.length > 0) this.#counts.accepted += 1;
      // Answers pile up otherwise.
      this.#talk.messages.splice(0);
      if (index % STORED_EVERY === 0) await this.#pressStored(forged, before);
    }
    if ((await this.#look()) !== before) this.#counts.stateChanges += 1;
    return { tokens: count, ...this.#counts };
  }

  async #pressStored(token: string, before: string): Promise<void> {
    const { platform, account, chat } = this.#forger;
    const event = {
      id: `forged:${this.#counts.stored}`,
      from: { platform, workspace: "", chat },
      author: { account, name: null, locale: null, timeZone: null },
      at: instant(0),
      kind: "press",
      token,
      source: null,
      answer: null,
    } as const;
    await this.#handle(event, this.#ports, this.#database);
    this.#counts.stored += 1;
    const shown = JSON.stringify(this.#ports.store.takeViews());
    const isLeak = this.#crowd.members.some((one) => one !== this.#forger && shown.includes(one.secret));
    if (isLeak) this.#counts.foreignReads += 1;
    if (this.#counts.stored % LOOK_EVERY === 0 && (await this.#look()) !== before)
      this.#counts.stateChanges += 1;
  }
}

/** A button of everything there is in a conversation. */
function tokensOf({ reminders, interviews }: World): readonly string[] {
  const cards = [...reminders.values()].map(({ id: reminder, revision }) =>
    actionToken({ kind: "reminder", reminder, revision, verb: "sent" }),
  );
  const screens = [...interviews.values()].map(({ interview: { id: interview, revision } }) =>
    actionToken({ kind: "interview", interview, revision, verb: "lost" }),
  );
  return [...cards, ...screens];
}
