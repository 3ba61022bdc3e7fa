import { Kysely, PostgresDialect, sql } from "kysely";
import { toUtcIso } from "../core/time/instant.ts";
import type { Clock } from "../ports/clock.ts";
import type { Store, Tx } from "../ports/store.ts";
import { addressesOf } from "./addresses.ts";
import { conversationsOf } from "./conversations.ts";
import type { Database, Scope } from "./database.ts";
import { deliveriesOf } from "./deliveries.ts";
import { inboxOf } from "./inbox.ts";
import { installationsOf } from "./installations.ts";
import { interviewsOf } from "./interviews.ts";
import { OUTDATED } from "./outdated.ts";
import { paceOf } from "./pace.ts";
import { remindersOf } from "./reminders.ts";
import { createSeal } from "./seal.ts";
import type { Tables } from "./tables.ts";
import { timeOf } from "./time.ts";
import { usersOf } from "./users.ts";

/**
 * Postgres's words for "two transactions met, run yours again" (serialization failure and deadlock), and for a statement
 * that another connection prepares anew.
 */
const RUN_AGAIN: ReadonlySet<unknown> = new Set(["40001", "40P01", ...OUTDATED]);
const MAX_RUNS = 5;

/**
 * The store on an open, migrated database. Closing the store closes the database.
 * @param options.clock decides what is due and which leases ran out; null leaves that to the database's own
 * clock, as it must be where several processes share the database, whose clocks may disagree.
 * @param options.encryptionKey seals the tokens of workspaces: 32 bytes, in hexadecimal or base64. Without it no
 * installation can be saved.
 * @throws {SealError} when the key is of another length.
 */
export function createStore(
  database: Database,
  options: { readonly clock: Clock | null; readonly encryptionKey?: string | null },
): Store {
  const { clock, encryptionKey = null } = options;
  const seal = createSeal(encryptionKey);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: database.pool }) });
  const now: Scope["now"] = () =>
    clock === null ? sql<string>`clock_timestamp()` : sql<string>`${toUtcIso(clock.now())}::timestamptz`;

  const running = new Set<Promise<unknown>>();
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closing !== null) throw new Error("the store is closed");
    const result = runAgainOnConflict(work);
    running.add(result);
    try {
      return await result;
    } finally {
      running.delete(result);
    }
  };
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await Promise.allSettled(running);
    await database.close();
  };
  return {
    transact: (work) =>
      run(() =>
        db
          .transaction()
          .setIsolationLevel("read committed")
          .execute((trx) => work(txOf({ db: trx, now, seal }))),
      ),
    direct: (work) => run(() => work(txOf({ db, now, seal }))),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function txOf(scope: Scope): Tx {
  return {
    inbox: inboxOf(scope),
    users: usersOf(scope),
    addresses: addressesOf(scope),
    installations: installationsOf(scope),
    conversations: conversationsOf(scope),
    interviews: interviewsOf(scope),
    reminders: remindersOf(scope),
    deliveries: deliveriesOf(scope),
    pace: paceOf(scope),
    time: timeOf(scope),
  };
}

async function runAgainOnConflict<T>(run: () => Promise<T>): Promise<T> {
  for (let runs = 1; ; runs += 1) {
    try {
      return await run();
    } catch (error) {
      if (runs >= MAX_RUNS || !isConflict(error)) throw error;
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && "code" in error && RUN_AGAIN.has(error.code);
}
