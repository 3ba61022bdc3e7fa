import { type Fitting, fit as fitRuns } from "../shared/fit.ts";

/** A run of text with one formatting. */
export interface Span extends Fitting {
  readonly style: "bold" | "italic" | "pre" | null;
  /** What parts it from the span before it, where there is one. */
  readonly gap: string;
}

/** In UTF-16 units, the gaps between the spans included. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { gap, text }, index) => sum + (index === 0 ? 0 : gap.length) + text.length, 0);
}

/** The spans, shortened to `max` UTF-16 units in all. */
export function fit(spans: readonly Span[], max: number): readonly Span[] {
  return fitRuns(spans, (fitting) => lengthOf(fitting) <= max);
}
