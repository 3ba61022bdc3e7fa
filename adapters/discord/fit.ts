import { type Fitting, fit as fitRuns } from "../shared/fit.ts";

/** A run of plain text and how it becomes markdown. */
export interface Span extends Fitting {
  /** What parts it from the span before it, where there is one. */
  readonly gap: string;
  readonly write: (text: string) => string;
}

export function compose(spans: readonly Span[]): string {
  return spans.map(({ gap, text, write }, index) => (index === 0 ? "" : gap) + write(text)).join("");
}

/** The spans as markdown of at most `max` UTF-16 units. */
export function fit(spans: readonly Span[], max: number): string {
  return compose(fitRuns(spans, (fitting) => compose(fitting).length <= max));
}
