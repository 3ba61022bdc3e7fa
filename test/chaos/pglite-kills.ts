import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import { z } from "zod";
import type { UserId } from "../../src/core/ids.ts";
import type { Database } from "../../src/store/database.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openPglite } from "../../src/store/open-pglite.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { at } from "../support/stores/samples.ts";
import { startWriter, type WriterKind } from "../support/stores/start-writer.ts";
import { seededRandom } from "./seeded-random.ts";

/** One kill in so many hits the start, while the database still repairs what the last one left. */
const HITS_THE_START = 0.15;
/** Longer than opening takes on a busy machine, so that every part of it is hit. */
const LONGEST_START_MS = 2_500;
const MOST_WRITES = 60;
/** Some way into the next write. */
const LONGEST_WRITE_MS = 12;

export interface PgliteKills {
  readonly kills: number;
  /** How many of them came before the first write. */
  readonly duringStart: number;
  /** How many users were confirmed to be stored. */
  readonly acknowledged: number;
  /** How many of those are not there. */
  readonly lost: number;
  /** How many users are there without what was stored with them. */
  readonly torn: number;
  readonly seed: number;
}

/**
 * Kills a process that writes into a PGlite in a folder, again and again, each time another one that goes on where
 * the last was killed; then looks whether all is there that was confirmed, and nothing by halves.
 * @param options.writer whose promises are put to the test.
 */
export async function killPglite(options: {
  readonly kills: number;
  readonly seed: number;
  readonly writer: WriterKind;
}): Promise<PgliteKills> {
  const { kills, seed, writer } = options;
  const random = seededRandom(seed);
  const base = await mkdtemp(join(tmpdir(), "afterword-kills-"));
  const folder = join(base, "data");
  try {
    await inDatabase(folder, ({ pool }) => migrate(pool));
    const acknowledged: UserId[] = [];
    let duringStart = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const confirmed = await killOnce(folder, writer, random);
      if (confirmed.length === 0) duringStart += 1;
      acknowledged.push(...confirmed);
    }
    const stored = await inDatabase(folder, readUsers);
    const lost = acknowledged.filter((id) => !stored.has(id)).length;
    const torn = [...stored.values()].filter((addresses) => addresses !== 1).length;
    return { kills, duringStart, acknowledged: acknowledged.length, lost, torn, seed };
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}

/** Gives back what the writer had confirmed when it was killed. */
async function killOnce(folder: string, kind: WriterKind, random: () => number): Promise<readonly UserId[]> {
  const writer = startWriter(folder, kind);
  if (random() < HITS_THE_START) {
    await pass(random() * LONGEST_START_MS);
  } else {
    await writer.acknowledged(1 + Math.floor(random() * MOST_WRITES));
    await pass(random() * LONGEST_WRITE_MS);
  }
  await writer.kill();
  return writer.ids();
}

async function inDatabase<T>(folder: string, work: (database: Database) => Promise<T>): Promise<T> {
  const clock = new FakeClock(at("2026-11-22T09:00:00Z"));
  const database = await openPglite({ folder, clock, logger: new FakeLogger() });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const rowsSchema = z.array(z.object({ id: z.string(), addresses: z.int() }));

/** Every user with the number of their addresses. */
async function readUsers({ pool }: Database): Promise<ReadonlyMap<string, number>> {
  const client = await pool.connect();
  try {
    const found = await client.query(
      `SELECT users.id, count(addresses.id)::integer AS addresses
       FROM users LEFT JOIN addresses ON addresses.user_id = users.id GROUP BY users.id`,
      [],
    );
    return new Map(rowsSchema.parse(found.rows).map(({ id, addresses }) => [id, addresses]));
  } finally {
    client.release();
  }
}
