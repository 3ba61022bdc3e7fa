import { createStore } from "../../src/store/create-store.ts";
import { openPostgres } from "../../src/store/open-postgres.ts";
import { storeContract } from "../contract/store.contract.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { newPostgresDatabase } from "../support/stores/new-postgres-database.ts";
import { at } from "../support/stores/samples.ts";

storeContract("Postgres", async () => {
  const clock = new FakeClock(at("2026-11-22T09:00:00Z"));
  const database = openPostgres(await newPostgresDatabase(), new FakeLogger());
  return { store: createStore(database, { clock }), clock };
});
