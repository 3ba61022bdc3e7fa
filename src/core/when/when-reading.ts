import type { Day } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import type { Wall } from "../time/zone.ts";

/**
 * Why a reading is to be confirmed before it is used:
 * - `next`: "next Friday" while this week's is still ahead;
 * - `same-weekday`: "Wednesday" said on a Wednesday;
 * - `order`: 3/12 may be March or December;
 * - `am/pm`: "at 2"; `half`: "half three"; `date-or-time`: 10.12 may be either;
 * - `mismatch`: the weekday does not go with the date;
 * - `dst-gap`, `dst-overlap`: clocks never show that time on that day, or show it twice;
 * - `leftover`: something else that looks like a date was not understood.
 */
export type AskReason =
  | "next"
  | "same-weekday"
  | "order"
  | "am/pm"
  | "half"
  | "date-or-time"
  | "mismatch"
  | "dst-gap"
  | "dst-overlap"
  | "leftover";

/** A moment and what the clocks of the reader's zone show then. */
export interface WhenMoment {
  readonly at: Instant;
  readonly wall: Wall;
}

/** One end of a range: a whole day (a string), or a moment (an object). */
export type WhenPoint = Day | WhenMoment;

/** What words can mean. A deadline runs from today to its last day or moment, that one included. */
export type WhenSpan =
  | { readonly kind: "day"; readonly from: Day }
  | { readonly kind: "instant"; readonly from: WhenMoment }
  | { readonly kind: "daypart"; readonly from: WhenMoment; readonly to: WhenMoment }
  | { readonly kind: "range"; readonly from: WhenPoint; readonly to: WhenPoint }
  | { readonly kind: "deadline"; readonly from: Day; readonly to: WhenPoint };

interface WhenDetails {
  /** The words were vague ("in a few weeks"). */
  readonly approx: boolean;
  /** Null when the reading can be used once it was echoed. */
  readonly ask: AskReason | null;
  /** What else the words may mean, the likeliest first. */
  readonly alternatives: readonly WhenSpan[];
  /** The words that were read, and what surrounds them. */
  readonly words: string;
  readonly rest: string;
}

/** The date somebody meant, or a date that does not exist (30 February), with their words for it. */
export type WhenReading =
  | (WhenSpan & WhenDetails)
  | { readonly kind: "impossible"; readonly words: string; readonly rest: string };
