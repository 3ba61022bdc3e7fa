import type { Weekday } from "../../time/day.ts";
import type { Part, Unit, Word } from "../token.ts";

type Words = Readonly<Record<string, readonly Word[]>>;

/** Splits "january/jan, february/feb" into the spellings of each. */
const entries = (text: string): readonly (readonly string[])[] =>
  text.split(/,\s+/u).map((entry) => entry.split("/"));

/** The same meaning for every word of a list that is separated by commas. */
export function all(words: string, ...meaning: readonly Word[]): Words {
  return Object.fromEntries(words.split(/,\s+/u).map((word) => [word, meaning]));
}

/** A list that counts up from one; spellings of the same number are separated by slashes. */
export function counting(words: string, make: (n: number) => Word): Words {
  const pairs = entries(words).map((spellings, index) => [spellings, [make(index + 1)]] as const);
  return Object.fromEntries(
    pairs.flatMap(([spellings, meaning]) => spellings.map((word) => [word, meaning])),
  );
}

export const number = (value: number): Word => ({ kind: "number", value, digits: 0 });
export const ordinal = (value: number): Word => ({ kind: "ordinal", value, digits: false });
export const some = (value: number): Word => ({ kind: "some", value });
export const unit = (
  name: Unit,
  options: { readonly times?: number; readonly many?: boolean } = {},
): Word => ({
  kind: "unit",
  unit: name,
  times: 1,
  many: false,
  ...options,
});
export const month = (value: number): Word => ({ kind: "month", month: value, everyday: false });
export const relative = (days: number): Word => ({ kind: "relative", days });
export const part = (name: Part): Word => ({ kind: "part", part: name });
export const feast = (inMonth: number, date: number): Word => ({ kind: "feast", month: inMonth, date });
export const weekday = (value: Weekday, everyday = false): Word => ({
  kind: "weekday",
  weekday: value,
  everyday,
});

/** `from` and `to` in hours; a part that lasts until midnight ends a minute before it. */
export const daypart = (from: number, to: number): Word => ({
  kind: "daypart",
  from: from * 60,
  to: Math.min(to * 60, 24 * 60 - 1),
});
