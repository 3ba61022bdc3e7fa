import { shortenUnits } from "./plain-text.ts";

/** A run of plain text that can be shortened. */
export interface Fitting {
  readonly text: string;
  /** Who gives way when there is too much: `first`, then `soft`, then `firm`. */
  readonly rank: (typeof RANKS)[number];
}

const RANKS = ["first", "soft", "firm"] as const;

/**
 * The runs of text, shortened until they fit. What is cut is the plain text, so that no escape and no formatting
 * is left half. Within a rank the longest give way first, to one common length; what still has no room is
 * dropped from the end.
 */
export function fit<Run extends Fitting>(
  runs: readonly Run[],
  fits: (runs: readonly Run[]) => boolean,
): readonly Run[] {
  let fitting = runs;
  for (const rank of RANKS) {
    if (fits(fitting)) return fitting;
    fitting = capped(fitting, rank, commonCap(fitting, rank, fits));
  }
  while (fitting.length > 0 && !fits(fitting)) fitting = fitting.slice(0, -1);
  return fitting;
}

function capped<Run extends Fitting>(runs: readonly Run[], rank: Run["rank"], cap: number): readonly Run[] {
  return runs.map((run) => (run.rank === rank ? { ...run, text: shortenUnits(run.text, cap) } : run));
}

/** The greatest length (at least 1) that, put as a limit on all of the rank, makes the whole fit. */
function commonCap<Run extends Fitting>(
  runs: readonly Run[],
  rank: Run["rank"],
  fits: (runs: readonly Run[]) => boolean,
): number {
  let low = 1;
  let high = Math.max(1, ...runs.filter((run) => run.rank === rank).map(({ text }) => text.length));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(capped(runs, rank, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}
