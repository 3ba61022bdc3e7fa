import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "../../src/core/time/instant.ts";
import { createTestApp, sharedDatabase, type TestApp } from "../fakes/test-app.ts";

let bot: TestApp;
const database = sharedDatabase();

beforeEach(async () => {
  bot = await createTestApp(await database.emptied());
});
afterEach(() => bot.close());

const admit = (id: string) => bot.store.transact((tx) => tx.inbox.admit(id));

async function inbox(): Promise<number> {
  const client = await bot.database.pool.connect();
  try {
    return (await client.query("SELECT event_id FROM inbox", [])).rows.length;
  } finally {
    client.release();
  }
}

describe("the sweep", () => {
  it("forgets the ids of events after seven days, and none before", async () => {
    await admit("telegram:1");
    await bot.clock.advance(7 * DAY_MS);
    await bot.app.reconcile();
    expect(await admit("telegram:1")).toBe(false);
    await bot.clock.advance(HOUR_MS);
    await bot.app.reconcile();
    expect(await inbox()).toBe(0);
  });

  it("looks once an hour, unless there was more than fits into one look", async () => {
    await bot.app.reconcile();
    await fill(12_000);
    await bot.clock.advance(8 * DAY_MS);
    const left: number[] = [];
    for (let sweep = 0; sweep < 4; sweep += 1) {
      await bot.app.reconcile();
      left.push(await inbox());
    }
    expect(left).toEqual([7_000, 2_000, 0, 0]);
    await fill(1);
    await bot.app.reconcile();
    expect(await inbox()).toBe(1);
    await bot.clock.advance(HOUR_MS);
    await bot.app.reconcile();
    expect(await inbox()).toBe(0);
  });
});

/** So many ids, eight days older than the test's time. */
async function fill(count: number): Promise<void> {
  const client = await bot.database.pool.connect();
  try {
    await client.query(
      "INSERT INTO inbox SELECT 'discord:' || n, $1::timestamptz - interval '8 days' FROM generate_series(1, $2::int) n",
      [new Date(bot.clock.now()).toISOString(), count],
    );
  } finally {
    client.release();
  }
}
