import type { View } from "../../src/core/view/view.ts";
import type { Store, Tx } from "../../src/ports/store.ts";

/** A store that lets a harness see what was put up to be shown. */
export interface WatchedStore extends Store {
  /** The views of the deliveries that were added since the last time. */
  readonly takeViews: () => readonly View[];
}

export function watchedStore(store: Store): WatchedStore {
  let views: View[] = [];
  const watched = (tx: Tx): Tx => ({
    ...tx,
    deliveries: {
      ...tx.deliveries,
      add: async (deliveries) => {
        await tx.deliveries.add(deliveries);
        views.push(...deliveries.flatMap(({ content }) => ("view" in content ? [content.view] : [])));
      },
    },
  });
  return {
    transact: (work) => store.transact((tx) => work(watched(tx))),
    direct: (work) => store.direct((tx) => work(watched(tx))),
    close: () => store.close(),
    takeViews: () => {
      const taken = views;
      views = [];
      return taken;
    },
  };
}
