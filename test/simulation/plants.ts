import { after, type Instant, instant } from "../../src/core/time/instant.ts";
import type { Adapter } from "../../src/ports/adapter.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Store, Tx } from "../../src/ports/store.ts";
import type { Machine } from "./machine.ts";
import { ModelDeliveries } from "./model-deliveries.ts";

/** What a bug of the product would do, put around its ports. */
export interface Plant {
  readonly sweeps: boolean;
  readonly store?: (store: Store) => Store;
  readonly Deliveries?: typeof ModelDeliveries;
  readonly adapter?: (adapter: Adapter) => Adapter;
  readonly clock?: (machine: Machine) => Clock;
  /** What decides what is due, where that is not the database's clock. */
  readonly databaseClock?: (machine: Machine) => () => Instant;
}

type Deliveries = Tx["deliveries"];

/** A store whose deliveries do something else. */
function withDeliveries(
  change: (deliveries: Deliveries) => Partial<Deliveries>,
): Pick<Plant, "sweeps" | "store"> {
  const changed = (tx: Tx): Tx => ({ ...tx, deliveries: { ...tx.deliveries, ...change(tx.deliveries) } });
  const store = (base: Store): Store => ({
    transact: (work) => base.transact((tx) => work(changed(tx))),
    direct: (work) => base.direct((tx) => work(changed(tx))),
    close: () => base.close(),
  });
  return { sweeps: true, store };
}

/** Whoever comes last writes, whatever has become of the delivery by then. */
class Unfenced extends ModelDeliveries {
  protected override isTheirs(): boolean {
    return true;
  }
}

/** An adapter that sends in another way. */
function withSend(
  send: (adapter: Adapter, ...call: Parameters<Adapter["send"]>) => ReturnType<Adapter["send"]>,
): Plant {
  return {
    sweeps: true,
    adapter: (adapter) => ({ ...adapter, send: (...call) => send(adapter, ...call) }),
  };
}

const TICK_MS = 1_000;

/** A clock that is looked at once a second, as some keep it to save time. */
function cachedClock(machine: Machine): Clock {
  let known = machine.now();
  const tick = (): void => {
    known = machine.now();
    machine.wakeAt(after(known, TICK_MS), tick);
  };
  tick();
  return { now: () => known, wakeAt: (at, wake) => machine.wakeAt(at, wake) };
}

const FAR = instant(8e15);

/** The product as it is. */
export const NO_PLANT: Plant = { sweeps: true };

/** Bugs that the simulation has to find, by name. */
export const PLANTS: Readonly<Record<string, Plant>> = {
  "no-fence": { sweeps: true, Deliveries: Unfenced },
  "no-lease-check": withDeliveries((deliveries) => ({
    holds: async (...call) => {
      await deliveries.holds(...call);
      return true;
    },
  })),
  "cached-clock": { sweeps: true, clock: cachedClock },
  "workers-clock": { sweeps: true, databaseClock: (machine) => () => machine.now() },
  "forgotten-uncertainty": withDeliveries((deliveries) => ({
    claim: async (...call) => {
      const claimed = await deliveries.claim(...call);
      return claimed === null ? null : { ...claimed, uncertain: 0 };
    },
    settle: (id, fence, outcome) =>
      deliveries.settle(id, fence, outcome.kind === "retry" ? { ...outcome, uncertain: false } : outcome),
  })),
  "no-sweeper": { sweeps: false },
  "no-read-back": withSend((adapter, to, view, attempt) =>
    // As if it had looked where nothing could be: before the first attempt, and after everything.
    adapter.send(
      to,
      view,
      attempt.doubt === null ? attempt : { ...attempt, doubt: { ...attempt.doubt, since: FAR } },
    ),
  ),
  "no-mark": withSend((adapter, to, view, attempt) => adapter.send(to, view, { ...attempt, doubt: null })),
  "recalled-and-dropped": withDeliveries((deliveries) => ({
    recall: async (addresses) => (await deliveries.recall(addresses)).slice(1),
  })),
};
