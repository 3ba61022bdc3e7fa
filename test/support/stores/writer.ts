import { writeSync } from "node:fs";
import { MINUTE_MS } from "../../../src/core/time/instant.ts";
import { createStore } from "../../../src/store/create-store.ts";
import { openPglite } from "../../../src/store/open-pglite.ts";
import { FakeClock } from "../../fakes/fake-clock.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";
import { anAddress, at, aUser, present } from "./samples.ts";
import type { WriterKind } from "./start-writer.ts";

// The program behind `startWriter`: stores users with their addresses, and names each user as soon as it is stored.

const UPKEEP_AFTER_WRITES = 25;
const LONGEST_NAME = 2_000;

const folder = present(process.argv[2]);
const kind: WriterKind = process.argv[3] === "forgetful" ? "forgetful" : "careful";
const clock = new FakeClock(at("2026-11-22T09:00:00Z"));
const database = await openPglite({ folder, clock, logger: new FakeLogger() });
if (kind === "forgetful") await confirmBeforeWriting();
const store = createStore(database, { clock });
for (let written = 1; ; written += 1) {
  // Rows of many sizes, so that the log's records begin and end at all places of its pages.
  const user = aUser({ name: "x".repeat((written * 613) % LONGEST_NAME) });
  await store.transact(async (tx) => {
    await tx.users.save(user);
    await tx.addresses.add(anAddress(user));
  });
  writeSync(1, `${user.id}\n`);
  // The database's upkeep goes on between the writes, as it does every ten minutes.
  if (written % UPKEEP_AFTER_WRITES === 0) void clock.advance(10 * MINUTE_MS);
}

/** There is one session only, so this holds for all that follows. */
async function confirmBeforeWriting(): Promise<void> {
  const client = await database.pool.connect();
  await client.query("SET synchronous_commit = off", []);
  client.release();
}
