import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createStore } from "../../src/store/create-store.ts";
import type { Database } from "../../src/store/database.ts";
import { openMemoryPglite } from "../support/stores/memory-pglite.ts";
import { aDelivery, addSomebody, aUser, present } from "../support/stores/samples.ts";

class ConflictError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`conflict ${code}`);
    this.code = code;
  }
}

let opened: Database | null = null;
beforeAll(async () => {
  opened = await openMemoryPglite();
});
afterAll(() => opened?.close());

const database = (): Database => present(opened);

async function run(query: string, values: readonly unknown[]): Promise<readonly unknown[]> {
  const client = await database().pool.connect();
  try {
    return (await client.query(query, values)).rows;
  } finally {
    client.release();
  }
}

describe("the store's transactions", () => {
  test("work that met another transaction runs again, from a clean start", async () => {
    const store = createStore(database(), { clock: null });
    const users = [aUser(), aUser(), aUser()];
    let runs = 0;
    const saved = await store.transact(async (tx) => {
      const user = users[runs] ?? aUser();
      runs += 1;
      await tx.users.save(user);
      if (runs < 3) throw new ConflictError(runs === 1 ? "40001" : "40P01");
      return user;
    });
    expect(runs).toBe(3);
    for (const user of users) {
      const found = await store.transact((tx) => tx.users.byId(user.id));
      expect(found).toEqual(user === saved ? saved : null);
    }
  });

  test("work that never stops meeting others ends with the last conflict", async () => {
    const store = createStore(database(), { clock: null });
    let runs = 0;
    const failing = store.transact(() => {
      runs += 1;
      return Promise.reject(new ConflictError("40001"));
    });
    await expect(failing).rejects.toThrow("conflict 40001");
    expect(runs).toBe(5);
  });

  test("any other failure is not tried again", async () => {
    const store = createStore(database(), { clock: null });
    let runs = 0;
    const failing = store.transact(() => {
      runs += 1;
      return Promise.reject(new ConflictError("23505"));
    });
    await expect(failing).rejects.toThrow("conflict 23505");
    expect(runs).toBe(1);
  });

  test("closing waits for what runs, refuses what comes after, and may be done twice", async () => {
    const store = createStore(await openMemoryPglite(), { clock: null });
    const user = aUser();
    const order: string[] = [];
    const running = store
      .transact(async (tx) => {
        await tx.users.save(user);
        expect(await tx.users.byId(user.id)).toEqual(user);
      })
      .then(() => order.push("committed"));
    const waiting = store.transact((tx) => tx.users.byId(user.id)).then(() => order.push("read"));
    const closed = store.close().then(() => order.push("closed"));
    await expect(store.transact(() => Promise.resolve())).rejects.toThrow("closed");
    await Promise.all([running, waiting, closed, store.close()]);
    expect(order).toEqual(["committed", "read", "closed"]);
  });
});

describe("what comes out of the database", () => {
  test("days and instants are the same on every machine", async () => {
    const rows = await run(
      `SELECT '2026-03-29'::date AS day, '2026-03-29 02:30:00.1234+00'::timestamptz(3) AS instant,
          '{2026-03-29}'::text[] AS texts, '{1,7}'::integer[] AS numbers`,
      [],
    );
    expect(rows).toEqual([
      {
        day: "2026-03-29",
        instant: new Date("2026-03-29T02:30:00.123Z"),
        texts: ["2026-03-29"],
        numbers: [1, 7],
      },
    ]);
  });

  test("a conversation of another version is idle again", async () => {
    const store = createStore(database(), { clock: null });
    const user = aUser();
    await store.transact((tx) => tx.users.save(user));
    for (const state of ['{"version":2,"turn":4}', '{"version":1}', "[]", "null"]) {
      await run("DELETE FROM conversations", []);
      await run("INSERT INTO conversations VALUES ($1, $2)", [user.id, state]);
      const loaded = await store.transact((tx) => tx.conversations.load(user.id));
      expect(loaded).toEqual({ version: 1, turn: 0, form: null, ask: null });
    }
  });

  test("a delivery that nobody can read any more is dead, not tried for ever", async () => {
    const store = createStore(database(), { clock: null });
    const { address } = await store.transact(addSomebody);
    const delivery = aDelivery(address);
    await store.transact((tx) => tx.deliveries.add([delivery]));
    await run("UPDATE deliveries SET content = $1 WHERE id = $2", ['{"kind":"telegram"}', delivery.id]);
    expect(await store.transact((tx) => tx.deliveries.claim(delivery.id, 1000))).toBeNull();
    const rows = await run("SELECT state, reason FROM deliveries WHERE id = $1", [delivery.id]);
    expect(rows).toEqual([{ state: "dead", reason: "unreadable" }]);
  });
});
