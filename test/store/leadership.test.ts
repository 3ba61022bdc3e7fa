import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Campaign, campaign, lockKey } from "../../src/store/leadership.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { startPostgres } from "../support/servers/start-postgres.ts";
import { newEmptyPostgresDatabase } from "../support/stores/new-postgres-database.ts";
import { at } from "../support/stores/samples.ts";

const TOKEN = "4711:a-token-of-the-test";
/** More than one try apart. */
const A_WHILE_MS = 4_000;

let url = "";
let campaigns: { readonly clock: FakeClock; readonly logger: FakeLogger; readonly run: Campaign }[] = [];

beforeEach(async () => {
  url = await newEmptyPostgresDatabase();
});
afterEach(async () => {
  await Promise.all(campaigns.map(({ run }) => run.resign()));
  campaigns = [];
});

async function candidate(options: { readonly token?: string; readonly url?: string } = {}) {
  const clock = new FakeClock(at("2026-11-22T09:00:00Z"));
  const logger = new FakeLogger();
  const office = { platform: "telegram", token: options.token ?? TOKEN } as const;
  const run = campaign({ url: options.url ?? url, office, realTime: clock, logger });
  campaigns.push({ clock, logger, run });
  await run.tried;
  return { clock, logger, run };
}

async function terminateLeader(): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const ended = await client.query(
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_locks JOIN pg_database ON pg_database.oid = database
     WHERE locktype = 'advisory' AND granted AND datname = current_database()`,
  );
  await client.end();
  expect(ended.rowCount).toBe(1);
}

describe("a campaign", () => {
  it("elects one of two, and tells the other once", async () => {
    const first = await candidate();
    const second = await candidate();
    await first.run.elected;
    await second.clock.advance(10 * A_WHILE_MS);
    expect([first.run.leads, second.run.leads]).toEqual([true, false]);
    expect(first.logger.lines).toEqual([]);
    expect(second.logger.lines.map(({ level, event }) => `${level} ${event}`)).toEqual([
      "info another process reads; this one waits its turn",
    ]);
  });

  it("elects the other when the leader resigns", async () => {
    const first = await candidate();
    const second = await candidate();
    await first.run.resign();
    await first.run.resign();
    await second.clock.advance(A_WHILE_MS);
    await second.run.elected;
    expect([first.run.leads, second.run.leads]).toEqual([false, true]);
    expect(second.logger.of("this process reads now")).toHaveLength(1);
  });

  it("tells the leader that it has lost, and elects the other, when the leader's connection breaks", async () => {
    const first = await candidate();
    const second = await candidate();
    await terminateLeader();
    await first.run.lost;
    await second.clock.advance(A_WHILE_MS);
    await second.run.elected;
    await first.clock.advance(A_WHILE_MS);
    expect([first.run.leads, second.run.leads]).toEqual([false, true]);
  });

  it("goes on for a candidate whose own connection breaks, or whose database was away", async () => {
    const server = await startPostgres({ durable: true });
    try {
      const first = await candidate({ url: server.url });
      const second = await candidate({ url: server.url });
      await server.restartImmediate();
      await first.run.lost;
      await second.clock.advance(2 * A_WHILE_MS);
      await second.run.elected;
      expect(second.run.leads).toBe(true);
    } finally {
      await Promise.all(campaigns.map(({ run }) => run.resign()));
      await server.stop();
    }
  });

  it("keeps one that wants something else out of it", async () => {
    const first = await candidate();
    const other = await candidate({ token: "4712:another-token" });
    expect([first.run.leads, other.run.leads]).toEqual([true, true]);
  });

  it("waits where there is no database, and shows no token in the log", async () => {
    const nowhere = await candidate({ url: "postgres://nobody:secret@127.0.0.1:1/none" });
    await nowhere.clock.advance(2 * A_WHILE_MS);
    expect(nowhere.run.leads).toBe(false);
    expect(nowhere.logger.lines).toHaveLength(1);
    expect(JSON.stringify(nowhere.logger.lines)).not.toContain(TOKEN);
  });

  it("stops trying when it resigns while it waits", async () => {
    const first = await candidate();
    const second = await candidate();
    await second.run.resign();
    await first.run.resign();
    await second.clock.advance(A_WHILE_MS);
    expect(second.run.leads).toBe(false);
  });
});

describe("lockKey", () => {
  it("is a bigint of Postgres, another one for every platform and token", () => {
    const keys = [
      lockKey({ platform: "telegram", token: "1:a" }),
      lockKey({ platform: "telegram", token: "1:b" }),
      lockKey({ platform: "discord", token: "1:a" }),
    ];
    expect(new Set(keys).size).toBe(3);
    for (const key of keys) expect(BigInt.asIntN(64, BigInt(key))).toBe(BigInt(key));
  });
});
