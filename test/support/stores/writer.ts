import { writeSync } from "node:fs";
import { createStore } from "../../../src/store/create-store.ts";
import { openPglite } from "../../../src/store/open-pglite.ts";
import { FakeClock } from "../../fakes/fake-clock.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";
import { at, aUser, present } from "./samples.ts";

// The program behind `startWriter`: stores users, and names each one as soon as it is stored.

const folder = present(process.argv[2]);
const clock = new FakeClock(at("2026-11-22T09:00:00Z"));
const store = createStore(await openPglite({ folder, clock, logger: new FakeLogger() }), { clock });
for (;;) {
  const user = aUser();
  await store.transact((tx) => tx.users.save(user));
  writeSync(1, `${user.id}\n`);
}
