/** Work in lanes: what belongs to one lane runs in order, different lanes run side by side. */
export interface Lanes {
  /** Runs `work` after everything put into the lane before it. `work` must not reject. */
  enter<T>(lane: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when every lane is empty, work entered meanwhile included. */
  idle(): Promise<void>;
}

export function createLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  return {
    enter: (lane, work) => {
      const tail = (tails.get(lane) ?? Promise.resolve()).then(work);
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
