import type { Store } from "../ports/store.ts";
import { createTurnstile } from "./turnstile.ts";

/** The same store for somebody who is not to use more than `atOnce` of its connections at a time. */
export function sparingStore(store: Store, atOnce: number): Store {
  const turnstile = createTurnstile(atOnce);
  const sparing = <T>(work: () => Promise<T>): Promise<T> =>
    turnstile.enter(false, (letNextIn) => {
      letNextIn();
      return work();
    });
  return {
    transact: (work) => sparing(() => store.transact(work)),
    direct: (work) => sparing(() => store.direct(work)),
    close: () => store.close(),
  };
}
