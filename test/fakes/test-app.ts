import { randomUUID } from "node:crypto";
import { afterAll } from "vitest";
import { WindowScheduler } from "../../jobs/window-scheduler.ts";
import { type App, createApp } from "../../src/app/app.ts";
import type { Platform } from "../../src/core/address.ts";
import { HOUR_MS, type Instant, parseInstant } from "../../src/core/time/instant.ts";
import type { Adapter } from "../../src/ports/adapter.ts";
import type { Store } from "../../src/ports/store.ts";
import { createStore } from "../../src/store/create-store.ts";
import type { Database } from "../../src/store/database.ts";
import { openMemoryPglite } from "../support/stores/memory-pglite.ts";
import { FakeClock } from "./fake-clock.ts";
import { FakeLogger } from "./fake-logger.ts";
import { buttonOf, labelsOf, RecordingAdapter, type Shown, textOf } from "./recording-adapter.ts";

/** A Wednesday morning in Stockholm, in the week before the clocks matter to anybody. */
const WEDNESDAY = at("2026-11-18T10:00:00+01:00");

function at(iso: string): Instant {
  const parsed = parseInstant(iso);
  if (parsed === null) throw new Error(`${iso} is no instant`);
  return parsed;
}

/** The whole product but for the platforms: real core, app, engine and database, time standing still. */
export interface TestApp {
  readonly app: App;
  readonly clock: FakeClock;
  readonly logger: FakeLogger;
  readonly store: Store;
  readonly database: Database;
  readonly adapter: RecordingAdapter;
  /** A person who talks with the bot. */
  person(account?: string): TestPerson;
  advanceHours(hours: number): Promise<void>;
  close(): Promise<void>;
}

export interface TestPerson {
  /** Types a line: a command where it begins with a slash. Gives back what came in answer. */
  says(line: string): Promise<readonly string[]>;
  /** Presses the button of the latest message that has it. Gives back what came in answer. */
  presses(label: string): Promise<readonly string[]>;
  pressesOn(message: Shown, label: string): Promise<readonly string[]>;
  readonly messages: readonly Shown[];
  /** The newest message's text and buttons. */
  readonly last: Shown;
}

/** One database for a test file: opening one takes longer than most tests. Call it at the file's top level. */
export function sharedDatabase(): { emptied(): Promise<Database> } {
  let opened: Promise<Database> | null = null;
  afterAll(async () => (await opened)?.close());
  return {
    async emptied() {
      opened ??= openMemoryPglite();
      const database = await opened;
      const client = await database.pool.connect();
      try {
        await client.query("TRUNCATE users, inbox CASCADE", []);
      } finally {
        client.release();
      }
      return database;
    },
  };
}

/** The store's close would close the database that the next test is to use. */
function keptOpen(database: Database): Database {
  return { ...database, close: () => Promise.resolve() };
}

export async function createTestApp(
  database: Database,
  start: Instant = WEDNESDAY,
  platform: Platform = "console",
): Promise<TestApp> {
  const logger = new FakeLogger();
  const clock = new FakeClock(start, logger);
  const store = createStore(keptOpen(database), { clock });
  const adapter = new RecordingAdapter(platform);
  const readUpcoming = (until: Instant, limit: number) =>
    store.transact((tx) => tx.reminders.upcoming(until, limit));
  const scheduler = new WindowScheduler({ clock, readUpcoming, logger });
  const adapters = new Map<Platform, Adapter>([[platform, adapter]]);
  const app = createApp({ store, scheduler, clock, logger, adapters, newId: () => randomUUID() });
  await scheduler.start((due) => app.fire(due).then(app.idle));
  await adapter.start(app.onEvent);
  return {
    app,
    clock,
    logger,
    store,
    database,
    adapter,
    person: (account = "maya") => personOf(account, app, adapter),
    advanceHours: async (hours) => {
      await clock.advance(hours * HOUR_MS);
      await app.idle();
    },
    close: async () => {
      await scheduler.close();
      await app.stop();
      await store.close();
    },
  };
}

function personOf(account: string, app: App, adapter: RecordingAdapter): TestPerson {
  /** New and changed messages since, as text. */
  async function answered(work: Promise<void>): Promise<readonly string[]> {
    const seen = new Map(adapter.chat(account).map((message) => [message, message.edits]));
    await work;
    await app.idle();
    return adapter
      .chat(account)
      .filter((message) => seen.get(message) !== message.edits)
      .map(({ view }) => textOf(view));
  }
  const press = (message: Shown, label: string) => {
    const { token } = buttonOf(message, label);
    return answered(adapter.receive(account, { kind: "press", token, source: message.ref }));
  };
  return {
    says: (line) => {
      const command = /^\/(\S+)\s*(.*)$/su.exec(line);
      return answered(
        adapter.receive(
          account,
          command === null
            ? { kind: "text", text: line }
            : { kind: "command", name: command[1] ?? "", args: command[2] ?? "" },
        ),
      );
    },
    presses: (label) => {
      const message = adapter
        .chat(account)
        .findLast(({ view }) => labelsOf(view).some((one) => one.startsWith(label)));
      if (message === undefined) throw new Error(`no message has a button “${label}”`);
      return press(message, label);
    },
    pressesOn: press,
    get messages() {
      return adapter.chat(account);
    },
    get last() {
      const last = adapter.chat(account).at(-1);
      if (last === undefined) throw new Error("nothing was said yet");
      return last;
    },
  };
}
