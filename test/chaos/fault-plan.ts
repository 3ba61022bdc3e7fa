/** What strikes the bot's own side; `replace-worker` is how a new version is rolled out. */
export type FaultName =
  | "kill-worker"
  | "kill-redis"
  | "freeze-worker"
  | "wipe-redis"
  | "restart-postgres"
  | "replace-worker";

export interface PlannedFault {
  /** After the first reminder is due. */
  readonly atMs: number;
  readonly name: FaultName;
  /** Which of the workers, where it strikes one. */
  readonly worker: number;
}

/** Beside the kills of workers, each at least once; the shares of the rest are of all. */
const OTHERS: readonly (readonly [name: FaultName, share: number])[] = [
  ["kill-redis", 0.13],
  ["freeze-worker", 0.03],
  ["wipe-redis", 0.025],
  ["restart-postgres", 0.015],
];

interface Frame {
  readonly count: number;
  readonly overMs: number;
  readonly workers: number;
  readonly random: () => number;
}

/**
 * So many faults at any time, the last at the very end. That is the kill of a worker, so that what is measured from
 * then on is how long it takes to notice that somebody is gone, and not how long a server takes to start.
 */
export function planFaults({ count, overMs, workers, random }: Frame): readonly PlannedFault[] {
  const others = OTHERS.flatMap(([name, share]) =>
    Array.from({ length: Math.max(1, Math.round(share * count)) }, () => name),
  ).slice(0, Math.max(0, count - 1));
  const kills = Array.from({ length: count - others.length - 1 }, (): FaultName => "kill-worker");
  const names: FaultName[] = [...shuffled([...others, ...kills], random), "kill-worker"];
  const times = names.map(() => random() * overMs).toSorted((a, b) => a - b);
  return names.map((name, index) => ({
    name,
    atMs: index === names.length - 1 ? overMs : (times[index] ?? 0),
    worker: Math.floor(random() * workers),
  }));
}

/** Every worker is replaced in its turn, again and again. */
export function planReplacements({ count, overMs, workers }: Omit<Frame, "random">): readonly PlannedFault[] {
  return Array.from({ length: count }, (_, index) => ({
    name: "replace-worker",
    atMs: ((index + 1) / count) * overMs,
    worker: index % workers,
  }));
}

function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  return values
    .map((value) => ({ value, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ value }) => value);
}
