/** Work in lanes: what belongs to one lane runs in order, different lanes run side by side. */
export interface Lanes {
  /** Runs `work` after everything put into the lane before it. `work` must not reject. */
  enter(lane: string, work: () => Promise<void>): Promise<void>;
  /** Resolves when every lane is empty, work entered meanwhile included. */
  idle(): Promise<void>;
}

/** @param atOnce how many pieces of work run at a time, of all lanes together. */
export function createLanes(atOnce: number): Lanes {
  const tails = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function whenThereIsRoom(work: () => Promise<void>): Promise<void> {
    // Whoever ends hands its place on, so that nobody who comes later gets in between.
    if (running < atOnce) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  return {
    enter: (lane, work) => {
      const tail = (tails.get(lane) ?? Promise.resolve()).then(() => whenThereIsRoom(work));
      tails.set(lane, tail);
      return tail.finally(() => {
        if (tails.get(lane) === tail) tails.delete(lane);
      });
    },
    idle: async () => {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
