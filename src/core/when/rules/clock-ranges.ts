import { rule } from "../rule.ts";
import type { Payload, Token } from "../token.ts";

const HALF_DAY = 12 * 60;
const DAY_END = 24 * 60;
const MORNING = 7 * 60;

interface End {
  /** The minutes it may mean, the smaller first; one alone where it was said with am or pm, or as 14:00. */
  readonly minutes: readonly number[];
  /** A time by itself, not just a number. */
  readonly isTime: boolean;
}

function endOf(token: Token | undefined): End | null {
  if (token?.kind === "number") {
    if (token.value > 24 || token.digits > 2) return null;
    return { minutes: bothHalves(token.value * 60), isTime: false };
  }
  if (token?.kind !== "clock") return null;
  const [first, second] = token.minutes;
  const isSure = token.meridiem || first >= 13 * 60 || (second === undefined && first < MORNING);
  return { minutes: isSure ? [first] : bothHalves(second ?? first), isTime: true };
}

function bothHalves(minute: number): readonly number[] {
  return minute >= 13 * 60 || minute < 60 ? [minute] : [minute, (minute % HALF_DAY) + HALF_DAY];
}

/** Without am or pm, one to six are hours of the afternoon. */
function likeliest({ minutes }: End): number {
  const [first = 0, second] = minutes;
  return second !== undefined && first < MORNING ? second : first;
}

/** "2 to 3pm" begins as late as it can, "9 to 5" ends as early as it can. */
function between(start: End, end: End): { readonly from: number; readonly to: number } | null {
  const last = end.minutes[0] ?? 0;
  const isFixedByEnd = start.minutes.length > 1 && end.minutes.length === 1;
  const from = isFixedByEnd ? start.minutes.findLast((one) => one < last) : likeliest(start);
  if (from === undefined) return null;
  const to = end.minutes.find((one) => one > from) ?? (last === 0 ? DAY_END : DAY_END + 1);
  return to > DAY_END ? null : { from, to };
}

function range(match: readonly Token[], strong: boolean): Payload | null {
  const ends = match.filter(({ kind }) => kind === "number" || kind === "clock");
  const [start, end] = [endOf(ends[0]), endOf(ends[1])];
  const hours = start === null || end === null ? null : between(start, end);
  if (hours === null) return null;
  return { kind: "clocks", ...hours, strong: strong || start?.isTime === true || end?.isTime === true };
}

const NUMBER = "number(?!unknown|counted|unit|month|of)";

/** From one time to another on the same day. */
export const clockRangeRules = [
  rule(`(from|between) (number|clock) (to|dash|and|until) (clock|${NUMBER})`, (match) => range(match, true)),
  rule(`clock (to|dash|until) (clock|${NUMBER})`, (match) => range(match, true)),
  rule("number (to|dash) clock", (match) => range(match, true)),
];

/** Only a day beside it makes "14-15" a time. */
export const looseRangeRules = [
  rule(`(?<=(day|daypart)comma?)number (to|dash) ${NUMBER}`, (match) => range(match, false)),
  rule("(?<=^|filler|comma)number (to|dash) number(?=comma?on?the?day)", (match) => range(match, false)),
];
