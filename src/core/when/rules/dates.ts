import { type Day, dayOf, daysBetween, partsOf, weekdayOf } from "../../time/day.ts";
import { nearestDate, nearestDayOfMonth, nthWeekday } from "../calendar.ts";
import { nearestTime } from "../moments.ts";
import { rule } from "../rule.ts";
import {
  type Env,
  has,
  type NonEmpty,
  type Payload,
  pick,
  pickAll,
  type Reduced,
  type Token,
  type TokenOf,
} from "../token.ts";
import { fromDotted } from "./clocks.ts";
import { dayOrImpossible, makeClock, makeDay, makePeriod, makeSpan } from "./make.ts";

type DayPayload = Extract<Reduced, { readonly kind: "day" }>;

/** Words that stand before a date and make a number one: "on 3/12". */
const BEFORE_DATE = "on|by|until|before|latest|from|between|weekday|within|over|after|comma";
/** A weekday that goes with the date only further away than this is a slip. */
const NEAR_DAYS = 62;
const NUMBERED = "(number|ordinal)";

/** The number of a day of the month, written in digits or as an ordinal. */
function dateOf(tokens: readonly Token[]): number | null {
  const token = tokens.find(({ kind }) => kind === "number" || kind === "ordinal");
  if (token?.kind === "ordinal") return token.value;
  return token?.kind === "number" && token.digits > 0 ? token.value : null;
}

function onDate(month: number, date: number, year: number | null, env: Env): Payload | null {
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  return dayOrImpossible(year === null ? nearestDate(month, date, env) : dayOf(year, month, date));
}

/** 3 December 2026; a bare number before "may" or "march" and more words is more likely a count. */
function named(match: readonly Token[], env: Env, next: Token | null): Payload | null {
  const month = pick(match, "month");
  const date = dateOf(match);
  if (month === null || date === null) return null;
  if (month.everyday && match[0]?.kind === "number" && next?.kind === "unknown") return null;
  return onDate(month.month, date, pick(match, "year")?.value ?? null, env);
}

/** The days of a month: "3-5 December", "December 3 to 5". */
function namedRange(match: readonly Token[], env: Env): Payload | null {
  const month = pick(match, "month");
  const dates = match.filter(({ kind }) => kind === "number" || kind === "ordinal");
  const [from, to] = dates.map((token) => dateOf([token]));
  if (month === null || !from || !to || from >= to) return null;
  const last = onDate(month.month, to, pick(match, "year")?.value ?? null, env);
  if (last?.kind !== "day") return last;
  const first = dayOf(partsOf(last.days[0]).year, month.month, from);
  return first === null ? { kind: "impossible" } : makePeriod("days", [{ from: first, to: last.days[0] }]);
}

/** Both orders of two numbers, the one of the person's country first. */
function inEitherOrder(first: number, second: number, year: number | null, env: Env): Payload | null {
  const orders = env.monthFirst
    ? [
        [first, second],
        [second, first],
      ]
    : [
        [second, first],
        [first, second],
      ];
  const read = orders
    .map(([month = 0, date = 0]) => onDate(month, date, year, env))
    .filter((one) => one !== null);
  const days = [...new Set(read.flatMap((one) => (one.kind === "day" ? [one.days[0]] : [])))];
  const [likely, other] = days;
  if (likely === undefined) return read.length > 0 ? { kind: "impossible" } : null;
  return other === undefined ? makeDay([likely]) : makeDay([likely, other], { ask: "order" });
}

function slash(match: readonly Token[], env: Env): Payload | null {
  const token = pick(match, "slash");
  return token === null ? null : inEitherOrder(token.first, token.second, token.year, env);
}

/** 24.11. and 24.11.2026; 10.15 after a weekday that it does not fit is left to be a time. */
function dotted(match: readonly Token[], env: Env): Payload | null {
  const token = pick(match, "dotted");
  if (token === null) return null;
  const day = onDate(token.second, token.first, token.year, env);
  const weekday = pick(match, "weekday");
  if (day?.kind !== "day" || weekday === null || token.closed) return day;
  return weekdayOf(day.days[0]) === weekday.weekday ? day : null;
}

/** A pair of numbers and nothing else: a date, unless it looks as much like a time. */
function lonePair(match: readonly Token[], env: Env): Payload | null {
  const token = pick(match, "dotted");
  const day = dotted(match, env);
  const clock = token === null ? null : fromDotted(token, env);
  if (token?.closed !== false || day?.kind !== "day" || clock?.kind !== "clock") return day;
  const times = nearestTime(makeClock(clock.minutes), env).spans;
  return makeSpan([{ kind: "day", from: day.days[0] }, ...times], { ask: "date-or-time" });
}

/** A weekday beside a date only confirms it; where they disagree the date is likelier. */
function agreed(weekday: TokenOf<"weekday">, day: DayPayload): Payload {
  const fitting = day.days.filter((one) => weekdayOf(one) === weekday.weekday);
  const [first, ...others] = fitting;
  if (first !== undefined) return { ...day, days: [first, ...others], ask: null };
  return { ...day, days: withCloseWeekday(day.days[0], weekday.weekday), ask: "mismatch" };
}

function withCloseWeekday(day: Day, weekday: TokenOf<"weekday">["weekday"]): NonEmpty<Day> {
  const { year, month } = partsOf(day);
  const inMonth = [1, 2, 3, 4, 5]
    .map((nth) => nthWeekday(dayOf(year, month, 1) ?? day, weekday, nth))
    .filter((one) => one !== null)
    .toSorted(
      (a, b) => Math.abs(partsOf(a).date - partsOf(day).date) - Math.abs(partsOf(b).date - partsOf(day).date),
    );
  const [closest] = inMonth;
  return closest === undefined ? [day] : [day, closest];
}

function feastOf(match: readonly Token[], env: Env): Payload | null {
  const year = pick(match, "year")?.value ?? null;
  const fixed = pick(match, "feast");
  if (fixed !== null) return onDate(fixed.month, fixed.date, year, env);
  const moving = pick(match, "feastWeekday");
  if (moving === null) return null;
  const { year: thisYear } = partsOf(env.today);
  const years = year === null ? [thisYear, env.past ? thisYear - 1 : thisYear + 1] : [year];
  const days = years.flatMap((one) => {
    const first = dayOf(one, moving.month, 1);
    return first === null ? [] : [nthWeekday(first, moving.weekday, moving.nth)];
  });
  const fits = (day: Day | null): boolean => day !== null && (env.past ? day <= env.today : day >= env.today);
  return dayOrImpossible((year === null ? days.find(fits) : days[0]) ?? null);
}

/** A day of the month without the month: the nearest one, of that weekday if one is said. */
function ofMonth(date: number | null, weekday: TokenOf<"weekday"> | null, env: Env): Payload | null {
  if (date === null || date < 1 || date > 31) return null;
  const nearest = nearestDayOfMonth(date, null, env);
  if (nearest === null || weekday === null) return nearest === null ? null : makeDay([nearest]);
  const fitting = nearestDayOfMonth(date, weekday.weekday, env);
  const isNear = fitting !== null && Math.abs(daysBetween(nearest, fitting)) <= NEAR_DAYS;
  return agreed(weekday, makeDay([isNear ? fitting : nearest]));
}

export const dateRules = [
  rule(
    `(from|between)? the? ${NUMBERED} (to|dash|and|until|or) the? ${NUMBERED} of? month (comma? year)?`,
    namedRange,
  ),
  // "2 November 10-11" has its date before the month: then those are hours.
  rule(
    `(from|between)? (?<!${NUMBERED}of?)month the? ${NUMBERED} (to|dash|and|until|or) the? ${NUMBERED} (comma? year)?`,
    namedRange,
  ),
  rule(`the? ${NUMBERED} of? month ((comma|of)? year)?`, named),
  rule(`month the? ${NUMBERED} (comma? year)?`, named),
  rule("the? (feast|feastWeekday) year?", feastOf),
  rule(`(?<=(${BEFORE_DATE})the?)slash`, slash),
  // Round the clock.
  rule("slash", ([token]) =>
    token?.kind === "slash" && token.first === 24 && token.second === 7 && token.year === null
      ? { kind: "unknown" }
      : null,
  ),
  rule("slash", (match, env) =>
    env.whole || pick(match, "slash")?.year !== null ? slash(match, env) : null,
  ),
  rule(`(?<=(${BEFORE_DATE})the?)dotted`, dotted),
  rule("weekday comma? dotted", (match, env) => {
    const [weekday, day] = [pick(match, "weekday"), dotted(match, env)];
    if (weekday === null || day?.kind !== "day") return day;
    return agreed(weekday, day);
  }),
  rule("^filler*dotted(?=stop|$)", lonePair),
  rule("dotted", (match, env) =>
    env.whole || pick(match, "dotted")?.closed === true ? dotted(match, env) : null,
  ),
  // Friday the 27th, Friday 27: the next 27th that is a Friday, or any day of that number where none is near.
  rule("weekday comma? the? ordinal(?!counted|of|part)", (match, env) =>
    has(match, "the") || pick(match, "ordinal")?.digits === true
      ? ofMonth(dateOf(match), pick(match, "weekday"), env)
      : null,
  ),
  rule("weekday number(?!unknown|counted|unit|to|dash|oclock|of)", (match, env) => {
    const [weekday, number] = [pick(match, "weekday"), pick(match, "number")];
    if (number === null || number.digits === 0 || number.value <= 24) return null;
    return ofMonth(number.value, weekday, env);
  }),
  rule("weekday comma? (on? the?) day", ([...match]) => {
    const [weekday, day] = [pick(match, "weekday"), pick(match, "day")];
    return weekday === null || day === null ? null : agreed(weekday, day);
  }),
  rule("day comma? weekday", (match) => {
    const [weekday, day] = [pick(match, "weekday"), pick(match, "day")];
    return weekday === null || day === null || day.weekday !== null ? null : agreed(weekday, day);
  }),
  // The 3rd: a date unless it counts something ("the 3rd floor", "the second interview").
  rule(
    "(?<=on|by|until|before|latest|from|between|and|to|dash|or)the? ordinal(?!counted|unit|half|quarter|of)",
    (match, env) => (pick(match, "ordinal")?.digits === true ? ofMonth(dateOf(match), null, env) : null),
  ),
  rule("the ordinal(?=(comma|stop|clock|at|on|latest|to|dash|until|and|or|day|filler)|$)", (match, env) =>
    ofMonth(dateOf(match), null, env),
  ),
  rule("ordinal(?=clock|$)", (match, env, next) =>
    env.whole && pickAll(match, "ordinal")[0]?.digits === true && (next === null || next.kind === "clock")
      ? ofMonth(dateOf(match), null, env)
      : null,
  ),
];
