import { afterAll, beforeAll, describe } from "vitest";
import type { Store, Tx } from "../../src/ports/store.ts";
import type { FakeClock } from "../fakes/fake-clock.ts";
import { deliveriesContract } from "./store/deliveries.ts";
import { directContract } from "./store/direct.ts";
import { installationsContract } from "./store/installations.ts";
import { interviewsContract } from "./store/interviews.ts";
import { paceContract } from "./store/pace.ts";
import { remindersContract } from "./store/reminders.ts";
import { timeContract } from "./store/time.ts";
import { transactionsContract } from "./store/transactions.ts";
import { undeliveredContract } from "./store/undelivered.ts";
import { usersContract } from "./store/users.ts";

export interface OpenStore {
  /** With `ENCRYPTION_KEY` of the samples. */
  readonly store: Store;
  /** The clock that the store was given. */
  readonly clock: FakeClock;
}

/** What the suites work with. The store is shared by all of them: each test brings rows of its own. */
export interface StoreContext {
  readonly transact: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly clock: () => FakeClock;
}

/** What every store must do, whatever it is made of. */
export function storeContract(name: string, open: () => Promise<OpenStore>): void {
  describe(`the store on ${name}`, () => {
    let opened: OpenStore | null = null;
    const get = (): OpenStore => {
      if (opened === null) throw new Error("the store is not open");
      return opened;
    };
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.store.close());

    const context: StoreContext = {
      transact: (work) => get().store.transact(work),
      clock: () => get().clock,
    };
    transactionsContract(context);
    directContract(() => get().store);
    usersContract(context);
    installationsContract(context);
    interviewsContract(context);
    remindersContract(context);
    deliveriesContract(context);
    undeliveredContract(context);
    paceContract(context);
    timeContract(context);
  });
}
