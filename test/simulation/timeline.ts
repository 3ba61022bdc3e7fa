interface Entry {
  readonly atMs: number;
  /** Those of one moment happen in the order they were put in. */
  readonly number: number;
  readonly run: () => void;
}

/**
 * Time that passes from one thing that happens to the next, and in which everything happens in one order. Between two
 * of them all promises that can go on have gone on.
 */
export class Timeline {
  nowMs: number;
  readonly #heap: Entry[] = [];
  #count = 0;

  constructor(startMs: number) {
    this.nowMs = startMs;
  }

  /** How much has happened so far. */
  get happened(): number {
    return this.#count - this.#heap.length;
  }

  in(ms: number, run: () => void): void {
    this.#push({ atMs: this.nowMs + Math.max(ms, 0), number: this.#count, run });
    this.#count += 1;
  }

  /** Lets time pass until it is enough, or nothing is left that could happen. */
  async passUntil(isEnough: () => boolean): Promise<void> {
    const resolved = Promise.resolve();
    await new Promise<void>((resolve, reject) => {
      const step = (): void => {
        const next = isEnough() ? undefined : this.#pop();
        if (next === undefined) {
          resolve();
          return;
        }
        this.nowMs = next.atMs;
        try {
          next.run();
        } catch (error) {
          reject(error instanceof Error ? error : new Error("something that happened failed"));
          return;
        }
        // A tick comes when no promise is left that could go on; asked for from here, it would come before them.
        void resolved.then(tick);
      };
      const tick = (): void => process.nextTick(step);
      process.nextTick(step);
    });
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): Entry | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const child = smallerChild(heap, index);
      const below = heap[child];
      if (below === undefined || !isBefore(below, last)) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = last;
    return first;
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.number < other.number);
}

function smallerChild(heap: readonly Entry[], index: number): number {
  const left = 2 * index + 1;
  const [one, other] = [heap[left], heap[left + 1]];
  return one !== undefined && other !== undefined && isBefore(other, one) ? left + 1 : left;
}
