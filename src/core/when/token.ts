import type { Day, Weekday } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import type { ZoneId } from "../time/zone.ts";
import type { AskReason, WhenSpan } from "./when-reading.ts";
import type { WordList } from "./words/word-list.ts";

export type NonEmpty<T> = readonly [T, ...T[]];

/** Words that carry nothing but their meaning; the language files say which words they are. */
const MARKERS = [
  "and", // also the "and" of "a week and a half"
  "or",
  "to", // between the ends of a range; minutes before the hour
  "of",
  "the",
  "article", // a, an: one
  "in",
  "on",
  "at",
  "over", // over the next week
  "from",
  "between",
  "by", // the last day counts
  "until",
  "before", // the last day is the day before
  "within",
  "atMost",
  "atLeast",
  "latest", // no later than, at the latest
  "after", // after Friday; minutes after the hour
  "open", // no earlier than: a beginning without an end
  "not", // what follows is no single date: not on Friday, every Friday
  "next",
  "this",
  "last",
  "coming",
  "afterNext",
  "later",
  "earlier",
  "past", // half past; the past week
  "ago",
  "fromNow",
  "time", // in a week's time
  "now",
  "justNow",
  "sameTime",
  "weekOf",
  "weekend",
  "closing", // end of the working day
  "oclock",
  "ish",
  "approx",
  "half",
  "quarter", // of an hour, or of a year
  "takes", // it takes two weeks
  "for", // for an hour: a length, never a date
  "greeting", // good morning, have a nice weekend
  "counted", // what an ordinal counts when it is no date: the second interview
  "habit", // on Fridays
  "zone", // 2 pm CET
  "ordinalEnding",
  "filler", // words around a date that say nothing about it
  "unknown",
  "dash",
  "hyphen", // a dash without spaces between letters
  "comma",
  "stop", // the end of a sentence
  "unread", // looks like a date but is none that can be used
] as const;
type Marker = (typeof MARKERS)[number];

export type Unit = "minute" | "hour" | "day" | "workday" | "week" | "month" | "quarter" | "year";
export type Part = "start" | "middle" | "end" | "late";

/** A number of units, possibly with a fraction: one and a half weeks. */
export interface Amount {
  readonly count: number;
  readonly unit: Unit;
}

export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

/** What a language's words can be. */
export type Word =
  | { readonly kind: Marker }
  | { readonly kind: "number"; readonly value: number; readonly digits: number }
  | { readonly kind: "ordinal"; readonly value: number; readonly digits: boolean }
  | { readonly kind: "some"; readonly value: number }
  /** `many`: in the plural. */
  | { readonly kind: "unit"; readonly unit: Unit; readonly times: number; readonly many: boolean }
  /** `everyday`: the word has another meaning (sat, sun) and needs a neighbour that makes it a date. */
  | { readonly kind: "weekday"; readonly weekday: Weekday; readonly everyday: boolean }
  | { readonly kind: "month"; readonly month: number; readonly everyday: boolean }
  | { readonly kind: "relative"; readonly days: number }
  /** Minutes since midnight. */
  | { readonly kind: "daypart"; readonly from: number; readonly to: number }
  | { readonly kind: "clockWord"; readonly minute: number }
  | { readonly kind: "meridiem"; readonly pm: boolean }
  | { readonly kind: "part"; readonly part: Part }
  /** A feast on the same date every year, or on the n-th weekday of a month. */
  | { readonly kind: "feast"; readonly month: number; readonly date: number }
  | {
      readonly kind: "feastWeekday";
      readonly month: number;
      readonly weekday: Weekday;
      readonly nth: number;
    };

/** What digits and punctuation can be before their neighbours decide. */
type Figure =
  | { readonly kind: "year"; readonly value: number }
  /** `zero`: written with a leading zero, so on the 24-hour clock. */
  | { readonly kind: "colon"; readonly minute: number; readonly zero: boolean }
  | { readonly kind: "slash"; readonly first: number; readonly second: number; readonly year: number | null }
  | {
      readonly kind: "dotted";
      readonly first: number;
      readonly second: number;
      readonly secondDigits: number;
      readonly year: number | null;
      readonly closed: boolean;
    };

/** What rules make of them. The first of several options is the likeliest. */
export type Reduced =
  | {
      readonly kind: "day";
      readonly days: NonEmpty<Day>;
      /** Set when a bare weekday was said. */
      readonly weekday: Weekday | null;
      /** "The end of …": before it means on that day. */
      readonly isEnd: boolean;
      readonly ask: AskReason | null;
      readonly approx: boolean;
    }
  | {
      readonly kind: "clock";
      /** Minutes since midnight, 1440 being the midnight at the end of the day. */
      readonly minutes: NonEmpty<number>;
      /** False when only a day beside it makes the number a time. */
      readonly strong: boolean;
      readonly meridiem: boolean;
      readonly ask: AskReason | null;
      readonly approx: boolean;
    }
  | {
      readonly kind: "clocks";
      readonly from: number;
      readonly to: number;
      readonly strong: boolean;
    }
  | {
      readonly kind: "period";
      readonly unit: "week" | "month" | "quarter" | "year" | "weekend" | "days";
      readonly spans: NonEmpty<DaySpan>;
      readonly ask: AskReason | null;
      readonly approx: boolean;
    }
  | {
      readonly kind: "quantity";
      readonly low: Amount;
      readonly high: Amount | null;
      readonly approx: boolean;
    }
  | {
      readonly kind: "span";
      readonly spans: NonEmpty<WhenSpan>;
      readonly ask: AskReason | null;
      readonly approx: boolean;
    }
  | { readonly kind: "impossible" };

export type Payload = Word | Figure | Reduced;
export type Kind = Payload["kind"];
/** A payload and the piece of the text it was read from. */
export type Token = Payload & { readonly start: number; readonly end: number };
export type TokenOf<K extends Kind> = Extract<Token, { readonly kind: K }>;

/** What a rule needs to know of the world. */
export interface Env {
  /** Cut to the whole minute. */
  readonly now: Instant;
  readonly today: Day;
  /** Minutes since midnight. */
  readonly minute: number;
  readonly zone: ZoneId;
  readonly past: boolean;
  /** 3/12 is the 12th of March. */
  readonly monthFirst: boolean;
  readonly words: WordList;
  /** Nothing but dates and fillers was said. */
  readonly whole: boolean;
}

const FIGURES = ["year", "colon", "slash", "dotted"] as const;
const WORDS = [
  "number",
  "ordinal",
  "some",
  "unit",
  "weekday",
  "month",
  "relative",
  "daypart",
  "clockWord",
  "meridiem",
  "part",
  "feast",
  "feastWeekday",
] as const;
const REDUCED = ["day", "clock", "clocks", "period", "quantity", "span", "impossible"] as const;

/** One letter for each kind, from a block of characters that mean nothing in a regular expression. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  [...MARKERS, ...FIGURES, ...WORDS, ...REDUCED].map((kind, index) => [
    kind,
    String.fromCharCode(0x4e00 + index),
  ]),
);

/** @throws {Error} when the kind has no letter, which is a slip in a rule. */
export function letterOf(kind: string): string {
  const letter = LETTERS.get(kind);
  if (letter === undefined) throw new Error(`no kind of token is called ${kind}`);
  return letter;
}

export function pick<K extends Kind>(tokens: readonly Token[], kind: K): TokenOf<K> | null {
  return pickAll(tokens, kind)[0] ?? null;
}

export function pickAll<K extends Kind>(tokens: readonly Token[], kind: K): readonly TokenOf<K>[] {
  return tokens.filter((token): token is TokenOf<K> => token.kind === kind);
}

export function has(tokens: readonly Token[], kind: Marker): boolean {
  return tokens.some((token) => token.kind === kind);
}
