import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { after, instant, MINUTE_MS } from "../../src/core/time/instant.ts";
import type { Store } from "../../src/ports/store.ts";
import { createStore } from "../../src/store/create-store.ts";
import { openPostgres } from "../../src/store/open-postgres.ts";
import { lockingContract } from "../contract/store/locking.ts";
import { storeContract } from "../contract/store.contract.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { newPostgresDatabase } from "../support/stores/new-postgres-database.ts";
import { aDelivery, addSomebody, aReminder, at, aUser, ENCRYPTION_KEY } from "../support/stores/samples.ts";

storeContract("Postgres", async () => {
  const clock = new FakeClock(at("2026-11-22T09:00:00Z"));
  const database = openPostgres(await newPostgresDatabase(), new FakeLogger());
  return { store: createStore(database, { clock, encryptionKey: ENCRYPTION_KEY }), clock };
});

describe("several connections to Postgres", () => {
  const clock = new FakeClock(at("2026-11-22T09:00:00Z"));
  let store: Store | null = null;
  beforeAll(async () => {
    store = createStore(openPostgres(await newPostgresDatabase(), new FakeLogger()), { clock });
  });
  afterAll(() => store?.close());
  lockingContract({
    transact: (work) => (store ?? expect.unreachable()).transact(work),
    clock: () => clock,
  });
});

describe("what only a server can do", () => {
  let url = "";
  const stores: Store[] = [];
  beforeAll(async () => {
    url = await newPostgresDatabase();
  });
  afterAll(() => Promise.all(stores.map((store) => store.close())));

  const open = (parameters = "", log = new FakeLogger()): Store => {
    const store = createStore(openPostgres(`${url}${parameters}`, log), { clock: null });
    stores.push(store);
    return store;
  };
  /** Asks the server over a connection of its own. */
  const ask = async (text: string, values: readonly unknown[] = []): Promise<readonly unknown[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  /** The process of the server that serves the one transaction which runs. */
  const backend = async (): Promise<number> => {
    const rows = await ask(
      `SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'afterword' AND state LIKE 'idle in%'`,
    );
    return backendRow.parse(rows[0]).pid;
  };

  test("the database's own clock decides what is due", async () => {
    const store = open();
    const { interview, address } = await store.transact(addSomebody);
    const now = instant(Date.now());
    const due = aReminder(interview, { dueAt: after(now, -MINUTE_MS) });
    const notDue = aReminder(interview, { dueAt: after(now, 5 * MINUTE_MS) });
    const delivery = aDelivery(address);
    await store.transact(async (tx) => {
      await tx.reminders.put([due, notDue]);
      const overdue = (await tx.reminders.overdue(1_500, 10_000)).map(({ id }) => id);
      expect(overdue).toContain(due.id);
      expect(overdue).not.toContain(notDue.id);
      expect((await tx.reminders.claim([due, notDue])).map(({ id }) => id)).toEqual([due.id]);
      await tx.deliveries.add([delivery]);
    });
    const claim = (leaseMs: number) => store.transact((tx) => tx.deliveries.claim(delivery.id, leaseMs));
    expect(await claim(0)).toMatchObject({ attempts: 1, uncertain: 0 });
    expect(await claim(MINUTE_MS)).toMatchObject({ attempts: 2, uncertain: 1 });
    expect(await claim(MINUTE_MS)).toBeNull();
  });

  test("two events of one user are handled one after the other, over two connections", async () => {
    const store = open();
    const { user, address } = await store.transact(addSomebody);
    const order: string[] = [];
    let second: Promise<unknown> = Promise.resolve();
    await store.transact(async (tx) => {
      await tx.users.byAccount(address);
      second = store.transact(async (other) => {
        const found = await other.users.byAccount(address);
        order.push(`second sees ${found?.user.name}`);
      });
      // Until the server says that the second one waits for the first.
      while ((await ask("SELECT 1 FROM pg_locks WHERE NOT granted")).length === 0);
      await tx.users.save({ ...user, name: "Åsa Berg" });
      order.push("first saved");
    });
    await second;
    expect(order).toEqual(["first saved", "second sees Åsa Berg"]);
  });

  test("a connection that is lost ends its transaction by an error, and the next one works", async () => {
    const store = open();
    const user = aUser();
    const lost = store.transact(async (tx) => {
      await tx.users.save(user);
      await ask("SELECT pg_terminate_backend($1)", [await backend()]);
      await tx.users.save(user);
    });
    await expect(lost).rejects.toThrow(/terminat|connection|ECONNRESET/u);
    expect(await store.transact((tx) => tx.users.byId(user.id))).toBeNull();
  });

  test("columns that a newer version adds meanwhile disturb nothing that was prepared before", async () => {
    const store = open();
    const { user, interview, address } = await store.transact(addSomebody);
    const readAll = (): Promise<unknown> =>
      store.direct(async (tx) => [
        await tx.users.byId(user.id),
        await tx.users.byAccount(address),
        await tx.interviews.byId(user.id, interview.id),
        (await tx.reminders.ofOpenInterviews(user.id)).length > 0,
      ]);
    const fireOne = (): Promise<unknown> =>
      store.transact(async (tx) => {
        const reminder = aReminder(interview, { dueAt: instant(0) });
        const delivery = aDelivery(address);
        await tx.reminders.put([reminder]);
        await tx.deliveries.add([delivery]);
        const [claimed] = await tx.reminders.claim([reminder]);
        return [
          claimed?.id === reminder.id,
          (await tx.deliveries.claim(delivery.id, 1000))?.id === delivery.id,
        ];
      });
    await fireOne();
    const before = await readAll();
    for (let time = 0; time < 8; time += 1) {
      await readAll();
      await fireOne();
    }
    for (const table of ["users", "addresses", "interviews", "people", "steps", "reminders", "deliveries"]) {
      await ask(`ALTER TABLE ${table} ADD COLUMN of_a_newer_version text`);
    }
    expect(await fireOne()).toEqual([true, true]);
    expect(await readAll()).toEqual(before);
  });

  test("a column that gets another type meanwhile costs the connections that knew the old one, and nothing else", async () => {
    const store = open();
    const { user, interview } = await store.transact(addSomebody);
    const reminder = aReminder(interview);
    await store.direct((tx) => tx.reminders.put([reminder]));
    const read = (): Promise<unknown> => store.direct((tx) => tx.reminders.byId(user.id, reminder.id));
    for (let time = 0; time < 4; time += 1) expect(await read()).toEqual(reminder);
    await ask("ALTER TABLE reminders ALTER COLUMN nth TYPE smallint");
    expect(await read()).toEqual(reminder);
    expect(await store.transact((tx) => tx.reminders.byId(user.id, reminder.id))).toEqual(reminder);
    await ask("ALTER TABLE reminders ALTER COLUMN nth TYPE integer");
  });

  test("connections lost while nobody uses them are replaced", async () => {
    const logger = new FakeLogger();
    const store = open("", logger);
    const user = aUser();
    await store.transact((tx) => tx.users.save(user));
    await ask(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    await logger.next("database connection lost");
    expect(await store.transact((tx) => tx.users.byId(user.id))).toEqual(user);
  });

  test("a server that does not answer any more ends the transaction by an error, and is not asked again", async () => {
    const store = open("?query_timeout=300");
    const user = aUser();
    let pid = 0;
    try {
      const hanging = store.transact(async (tx) => {
        await tx.users.save(user);
        pid = await backend();
        process.kill(pid, "SIGSTOP");
        await tx.users.save(user);
      });
      await expect(hanging).rejects.toThrow(/timeout/u);
      expect(await store.transact((tx) => tx.users.byId(user.id))).toBeNull();
    } finally {
      process.kill(pid, "SIGCONT");
    }
  });

  test("no server at all is an error, not a wait", async () => {
    const store = createStore(openPostgres("postgres://nobody@127.0.0.1:1/none", new FakeLogger()), {
      clock: null,
    });
    await expect(store.transact(() => Promise.resolve())).rejects.toThrow(/ECONNREFUSED/u);
    await store.close();
  });
});

const backendRow = z.object({ pid: z.int() });
