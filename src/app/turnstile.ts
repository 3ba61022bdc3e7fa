/** Where work waits for its turn. */
export interface Turnstile {
  /**
   * Runs `work` in its turn, what is urgent before the rest: one begins when the one before has called `letNextIn`,
   * or is over.
   */
  enter<T>(isUrgent: boolean, work: (letNextIn: () => void) => Promise<T>): Promise<T>;
}

/** @param atOnce how many are in it at a time, those among them that have let in the next one. */
export function createTurnstile(atOnce: number): Turnstile {
  const urgent: (() => void)[] = [];
  const others: (() => void)[] = [];
  let inside = 0;
  let isTaken = false;

  function admit(): void {
    if (isTaken || inside === atOnce) return;
    const next = urgent.shift() ?? others.shift();
    if (next === undefined) return;
    isTaken = true;
    inside += 1;
    next();
  }

  return {
    enter: async (isUrgent, work) => {
      await new Promise<void>((resolve) => {
        (isUrgent ? urgent : others).push(resolve);
        admit();
      });
      let hasTurn = true;
      const letNextIn = (): void => {
        if (!hasTurn) return;
        hasTurn = false;
        isTaken = false;
        admit();
      };
      try {
        return await work(letNextIn);
      } finally {
        inside -= 1;
        letNextIn();
        admit();
      }
    },
  };
}
