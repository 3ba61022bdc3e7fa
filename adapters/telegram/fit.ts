import { shortenUnits } from "../shared/plain-text.ts";

/** A run of text with one formatting. */
export interface Span {
  readonly text: string;
  readonly style: "bold" | "italic" | "pre" | null;
  /** What parts it from the span before it, where there is one. */
  readonly gap: string;
  /** Who gives way when there is too much: `first`, then `soft`, then `firm`. */
  readonly rank: "first" | "soft" | "firm";
}

/** In UTF-16 units, the gaps between the spans included. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { gap, text }, index) => sum + (index === 0 ? 0 : gap.length) + text.length, 0);
}

const RANKS = ["first", "soft", "firm"] as const;

/**
 * The spans, shortened to `max` UTF-16 units in all. Within a rank the longest give way first, to one common
 * length; spans that still have no room are dropped from the end.
 */
export function fit(spans: readonly Span[], max: number): readonly Span[] {
  let fitting = spans;
  for (const rank of RANKS) {
    const excess = lengthOf(fitting) - max;
    if (excess <= 0) return fitting;
    const lengths = fitting.filter((span) => span.rank === rank).map((span) => span.text.length);
    const cap = commonCap(lengths, excess);
    fitting = fitting.map((span) =>
      span.rank === rank ? { ...span, text: shortenUnits(span.text, cap) } : span,
    );
  }
  while (lengthOf(fitting) > max) fitting = fitting.slice(0, -1);
  return fitting;
}

/** The greatest length (at least 1) that, put as a limit on all, saves `excess`. */
function commonCap(lengths: readonly number[], excess: number): number {
  let low = 1;
  let high = Math.max(1, ...lengths);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const saved = lengths.reduce((sum, length) => sum + Math.max(0, length - middle), 0);
    if (saved >= excess) low = middle;
    else high = middle - 1;
  }
  return low;
}
