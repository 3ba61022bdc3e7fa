import { shortenUnits } from "../shared/plain-text.ts";

/** A run of plain text and how it becomes markdown. */
export interface Span {
  readonly text: string;
  /** What parts it from the span before it, where there is one. */
  readonly gap: string;
  /** Who gives way when there is too much: `first`, then `soft`, then `firm`. */
  readonly rank: "first" | "soft" | "firm";
  readonly write: (text: string) => string;
}

export function compose(spans: readonly Span[]): string {
  return spans.map(({ gap, text, write }, index) => (index === 0 ? "" : gap) + write(text)).join("");
}

const RANKS = ["first", "soft", "firm"] as const;

/**
 * The spans as markdown of at most `max` UTF-16 units. What is cut is the plain text, so that no escape and no
 * formatting is left half. Within a rank the longest give way first, to one common length; spans that still have
 * no room are dropped from the end.
 */
export function fit(spans: readonly Span[], max: number): string {
  let fitting = spans;
  for (const rank of RANKS) {
    if (compose(fitting).length <= max) break;
    fitting = capped(fitting, rank, commonCap(fitting, rank, max));
  }
  while (compose(fitting).length > max) fitting = fitting.slice(0, -1);
  return compose(fitting);
}

function capped(spans: readonly Span[], rank: Span["rank"], cap: number): readonly Span[] {
  return spans.map((span) => (span.rank === rank ? { ...span, text: shortenUnits(span.text, cap) } : span));
}

/** The greatest length (at least 1) that, put as a limit on all of the rank, makes the whole fit. */
function commonCap(spans: readonly Span[], rank: Span["rank"], max: number): number {
  let low = 1;
  let high = Math.max(1, ...spans.filter((span) => span.rank === rank).map(({ text }) => text.length));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (compose(capped(spans, rank, middle)).length <= max) low = middle;
    else high = middle - 1;
  }
  return low;
}
