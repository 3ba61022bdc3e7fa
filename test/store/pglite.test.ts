import { expect, test } from "vitest";
import { createStore } from "../../src/store/create-store.ts";
import { storeContract } from "../contract/store.contract.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { openMemoryPglite } from "../support/stores/memory-pglite.ts";
import { at, ENCRYPTION_KEY } from "../support/stores/samples.ts";

storeContract("PGlite", async () => {
  const clock = new FakeClock(at("2026-11-22T09:00:00Z"));
  return { store: createStore(await openMemoryPglite(), { clock, encryptionKey: ENCRYPTION_KEY }), clock };
});

test("whoever asks PGlite again and again lets timers have their turn", async () => {
  const clock = new FakeClock(at("2026-11-22T09:00:00Z"));
  const store = createStore(await openMemoryPglite(), { clock });
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  for (let time = 0; time < 200; time += 1) await store.transact((tx) => tx.time.now());
  clearInterval(timer);
  await store.close();
  expect(turns).toBeGreaterThan(5);
});
