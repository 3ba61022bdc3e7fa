import { createStore } from "../../src/store/create-store.ts";
import { storeContract } from "../contract/store.contract.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { openMemoryPglite } from "../support/stores/memory-pglite.ts";
import { at, ENCRYPTION_KEY } from "../support/stores/samples.ts";

storeContract("PGlite", async () => {
  const clock = new FakeClock(at("2026-11-22T09:00:00Z"));
  return { store: createStore(await openMemoryPglite(), { clock, encryptionKey: ENCRYPTION_KEY }), clock };
});
