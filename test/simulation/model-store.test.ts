import { describe, expect, it } from "vitest";
import { deliveriesContract } from "../contract/store/deliveries.ts";
import { directContract } from "../contract/store/direct.ts";
import { lockingContract } from "../contract/store/locking.ts";
import { paceContract } from "../contract/store/pace.ts";
import { firingContract } from "../contract/store/reminders.ts";
import { undeliveredContract } from "../contract/store/undelivered.ts";
import type { StoreContext } from "../contract/store.contract.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { aDelivery, addSomebody, at } from "../support/stores/samples.ts";
import { ModelDatabase } from "./model-database.ts";
import { modelStore, type Wire } from "./model-store.ts";

/** As near to the database as can be: no statement takes any time. */
function directWire(database: ModelDatabase): Wire {
  return {
    execute: (holder, statement) =>
      new Promise((resolve, reject) => {
        database.execute(holder, statement, (outcome) => {
          if ("value" in outcome) resolve(outcome.value);
          else reject(outcome.error instanceof Error ? outcome.error : new Error("no error"));
        });
      }),
    commit: async (holder) => database.commit(holder),
    rollBack: (holder) => database.rollBack(holder),
    onLook: () => {},
  };
}

const clock = new FakeClock(at("2026-11-22T09:00:00Z"));
const database = new ModelDatabase();
const store = modelStore(database, directWire(database), { now: () => clock.now() });
const context: StoreContext = { transact: (work) => store.transact(work), clock: () => clock };

describe("the model of the store does what the stores do, as far as delivery goes:", () => {
  directContract(() => store);
  firingContract(context);
  deliveriesContract(context);
  undeliveredContract(context);
  paceContract(context);
  lockingContract(context);

  it("ends a transaction that the server has given up with an error, and keeps nothing of it", async () => {
    const own = new ModelDatabase();
    const wire = directWire(own);
    const ending: Wire = {
      ...wire,
      commit: async (holder) => {
        own.rollBack(holder);
        await wire.commit(holder);
      },
    };
    const { address } = await modelStore(own, wire, { now: () => clock.now() }).transact(addSomebody);
    const failing = modelStore(own, ending, { now: () => clock.now() }).transact((tx) =>
      tx.deliveries.add([aDelivery(address)]),
    );
    await expect(failing).rejects.toThrow("the server has closed the connection");
    expect(own.deliveries.committed.size).toBe(0);
  });
});
