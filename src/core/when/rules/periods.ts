import { addDays, dayOf, partsOf, weekdayOf } from "../../time/day.ts";
import {
  addWorkdays,
  daysOf,
  firstOf,
  isoWeek,
  mondayOf,
  monthOf,
  nthWeekday,
  quarterOf,
  weekOf,
  yearOf,
} from "../calendar.ts";
import { rule } from "../rule.ts";
import {
  type DaySpan,
  type Env,
  has,
  type NonEmpty,
  type Payload,
  pick,
  pickAll,
  type Reduced,
  type Token,
} from "../token.ts";
import { makeDay, makePeriod } from "./make.ts";
import { partOf } from "./part-of.ts";

type PeriodPayload = Extract<Reduced, { readonly kind: "period" }>;
const PERIOD_UNITS = ["week", "month", "quarter", "year", "weekend"] as const;
type PeriodUnit = (typeof PERIOD_UNITS)[number];

const UNIT = "(unit|quarter|weekend)";
const WHICH = "(this|next|last|coming)";

function unitOf(tokens: readonly Token[]): PeriodUnit | null {
  if (has(tokens, "weekend")) return "weekend";
  if (has(tokens, "quarter")) return "quarter";
  const unit = pick(tokens, "unit");
  return unit?.times === 1 ? (PERIOD_UNITS.find((one) => one === unit.unit) ?? null) : null;
}

/** The `offset`-th week, month, … after the current one. */
function spanOf(unit: PeriodUnit, offset: number, env: Env): DaySpan {
  const { year } = partsOf(env.today);
  if (unit === "week") return weekOf(addDays(env.today, 7 * offset));
  if (unit === "month") return monthOf(env.today, offset);
  if (unit === "quarter") return quarterOf(env.today, offset);
  if (unit === "year") return yearOf(year + offset);
  const saturday = addDays(mondayOf(env.today), 5 + 7 * offset);
  return { from: saturday, to: addDays(saturday, 1) };
}

/** A week is mostly its working days. */
function withWorkingDays(unit: PeriodUnit, span: DaySpan): NonEmpty<DaySpan> {
  return unit === "week" ? [span, { from: span.from, to: addDays(span.from, 4) }] : [span];
}

function periodAt(unit: PeriodUnit, offset: number, env: Env): PeriodPayload {
  const span = spanOf(unit, offset, env);
  // While this week's is still ahead, "next weekend" may be either.
  if (unit === "weekend" && offset === 1 && weekdayOf(env.today) <= 5) {
    return makePeriod(unit, [span, spanOf(unit, 0, env)], { ask: "next" });
  }
  return makePeriod(unit, withWorkingDays(unit, span));
}

function offsetOf(tokens: readonly Token[], unit: PeriodUnit): number {
  if (has(tokens, "afterNext")) return 2;
  if (has(tokens, "next")) return 1;
  if (has(tokens, "last")) return -1;
  return has(tokens, "coming") && unit !== "weekend" ? 1 : 0;
}

function which(match: readonly Token[], env: Env): Payload | null {
  const unit = unitOf(match);
  if (unit !== null) return periodAt(unit, offsetOf(match, unit), env);
  const named = pick(match, "unit")?.unit;
  const days = named === "day" || named === "workday";
  return days && (has(match, "next") || has(match, "coming"))
    ? makeDay([named === "day" ? addDays(env.today, 1) : addWorkdays(env.today, 1)])
    : null;
}

/** The weekend that is now, or the nearest one in the direction asked about. */
function nearestWeekend(env: Env): Payload {
  return periodAt("weekend", env.past && weekdayOf(env.today) <= 5 ? -1 : 0, env);
}

function numberedWeek(match: readonly Token[], env: Env): Payload | null {
  const number = pickAll(match, "number").at(-1)?.value ?? 0;
  const said = pick(match, "year")?.value ?? null;
  const now = partsOf(addDays(mondayOf(env.today), 3)).year;
  const years = said === null ? [now, env.past ? now - 1 : now + 1] : [said];
  const weeks = years.map((year) => isoWeek(year, number)).filter((one) => one !== null);
  const fits = ({ from, to }: DaySpan): boolean => (env.past ? from <= env.today : to >= env.today);
  const week = said === null ? weeks.find(fits) : weeks[0];
  if (week === undefined) return number > 53 ? null : { kind: "impossible" };
  return makePeriod("week", withWorkingDays("week", week));
}

function numberedQuarter(match: readonly Token[], env: Env): Payload | null {
  const number = pickAll(match, "number").at(-1)?.value ?? 0;
  const said = pick(match, "year")?.value ?? null;
  if (number < 1 || number > 4) return null;
  const { year } = partsOf(env.today);
  const span = quarterOf(firstOf(said ?? year, number * 3), 0);
  const isOver = said === null && (env.past ? span.from > env.today : span.to < env.today);
  return makePeriod("quarter", [isOver ? quarterOf(span.from, env.past ? -4 : 4) : span]);
}

/** The nearest such month that is not over yet (that has begun, in the past). */
function namedMonth(match: readonly Token[], env: Env): PeriodPayload | null {
  const month = pick(match, "month")?.month;
  if (month === undefined) return null;
  const year = pick(match, "year")?.value ?? partsOf(env.today).year + yearsAway(month, match, env);
  return makePeriod("month", [monthOf(firstOf(year, month), 0)]);
}

function yearsAway(month: number, match: readonly Token[], env: Env): number {
  const { month: current } = partsOf(env.today);
  if (has(match, "last")) return month < current ? 0 : -1;
  if (has(match, "next")) return month <= current ? 1 : 0;
  if (env.past) return month > current ? -1 : 0;
  return month < current ? 1 : 0;
}

/** The month in "the last Friday of January", where "last" belongs to the Friday. */
function monthIn(match: readonly Token[], env: Env): DaySpan | null {
  const own = match.filter(({ kind }) => kind === "month" || kind === "year" || kind === "period");
  const period = pick(own, "period") ?? namedMonth(own, env);
  return period?.unit === "month" ? period.spans[0] : null;
}

const nthIn = (match: readonly Token[]): number =>
  has(match, "last") ? -1 : (pick(match, "ordinal")?.value ?? 0);

/** The first half of December, the second week of January. */
function section(match: readonly Token[], env: Env): Payload | null {
  const nth = nthIn(match);
  const span = monthIn(match, env);
  if (span === null || nth === 0) return null;
  if (has(match, "half")) return nth > 2 ? null : makePeriod("days", [halfOf(span, nth)]);
  const isWeek = has(match, "weekOf") || pick(match, "unit")?.unit === "week";
  return !isWeek || nth > 4 ? null : makePeriod("days", [weekIn(span, nth)]);
}

function halfOf({ from, to }: DaySpan, nth: number): DaySpan {
  return nth === 1 ? daysOf(from, 1, 15) : { from: addDays(from, 15), to };
}

function weekIn({ from, to }: DaySpan, nth: number): DaySpan {
  return nth < 0 ? { from: addDays(to, -6), to } : daysOf(from, nth * 7 - 6, nth * 7);
}

function nthOfMonth(match: readonly Token[], env: Env): Payload | null {
  const nth = nthIn(match);
  const span = monthIn(match, env);
  const weekday = pick(match, "weekday")?.weekday;
  if (span === null || weekday === undefined || nth === 0 || nth > 5) return null;
  const day = nthWeekday(span.from, weekday, nth);
  return day === null ? { kind: "impossible" } : makeDay([day]);
}

/** The 3rd of next month. */
function dateInMonth(match: readonly Token[]): Payload | null {
  const period = pick(match, "period");
  const date = pick(match, "ordinal")?.value ?? pick(match, "number")?.value ?? 0;
  if (period?.unit !== "month" || date < 1 || date > 31) return null;
  const { year, month } = partsOf(period.spans[0].from);
  const day = dayOf(year, month, date);
  return day === null ? { kind: "impossible" } : makeDay([day]);
}

/** Later and earlier in a period that is now: what is left of it, or what is over. */
function restOf(match: readonly Token[], env: Env): Payload | null {
  const period = pick(match, "period");
  const { from, to } = period?.spans[0] ?? { from: env.today, to: env.today };
  // "Later this year" says no more than "soon".
  if (period === null || period.unit === "year") return { kind: "unread" };
  const isLater = has(match, "later");
  if (from > env.today || to < env.today) return period;
  const left = isLater ? { from: addDays(env.today, 1), to } : { from, to: addDays(env.today, -1) };
  return left.from > left.to ? makeDay([env.today]) : makePeriod("days", [left], { approx: true });
}

/** From one month to the end of another, the second one never before the first. */
function months(match: readonly Token[], env: Env): Payload | null {
  const [first, second] = pickAll(match, "month");
  const year = pickAll(match, "year");
  if (first === undefined || second === undefined || first.month === second.month) return null;
  const [from, to] = [namedMonth([first, ...year], env), namedMonth([second, ...year], env)];
  if (from === null || to === null) return null;
  const start = from.spans[0].from;
  const end = to.spans[0].from < start ? monthOf(to.spans[0].from, 12).to : to.spans[0].to;
  return makePeriod("days", [{ from: start, to: end }]);
}

export const periodRules = [
  // "Of the month" is of this one.
  rule("(?<=weekday|ordinal|number|unit|half)(of|in) the unit|(?<=weekOf)the unit", (match, env) => {
    const unit = unitOf(match);
    return unit === null ? null : { ...periodAt(unit, 0, env) };
  }),
  rule("the? unit the? afterNext", which),
  rule("weekend the? afterNext", which),
  rule("the? weekOf the? day", (match) => {
    const day = pick(match, "day");
    return day === null ? null : makePeriod("week", withWorkingDays("week", weekOf(day.days[0])));
  }),
  rule("unit number (to|dash|or|and) unit? number", (match, env) => {
    const [first, second] = pickAll(match, "number");
    const weeks = [first, second].map((one) => (one === undefined ? null : numberedWeek([one], env)));
    const [from, to] = weeks;
    if (pick(match, "unit")?.unit !== "week" || from?.kind !== "period" || to?.kind !== "period") return null;
    const span = { from: from.spans[0].from, to: to.spans[0].to };
    return span.from < span.to ? makePeriod("days", [span]) : null;
  }),
  rule("unit number (of? year)?", (match, env) =>
    pick(match, "unit")?.unit === "week" ? numberedWeek(match, env) : null,
  ),
  rule("(unit|quarter) number (of? year)?", (match, env) =>
    has(match, "quarter") || pick(match, "unit")?.unit === "quarter" ? numberedQuarter(match, env) : null,
  ),
  rule("the? ordinal quarter (of? year)?", (match, env) => {
    const value = pick(match, "ordinal")?.value ?? 0;
    return numberedQuarter([...match, { kind: "number", value, digits: 1, start: 0, end: 0 }], env);
  }),
  rule(`the? ${WHICH} ${UNIT}(?!of)`, which),
  // "The last week of …" and "the next month" inside other rules keep their words.
  rule(`the? (ordinal|last) weekday (of|in) (the|this|next)? month year?`, nthOfMonth),
  rule(`the? (ordinal|last) weekday (of|in)? period`, nthOfMonth),
  rule(`the? (ordinal|last) ((unit|half) (of|in)|weekOf) month year?`, section),
  rule(`the? (ordinal|last) ((unit|half) (of|in)?|weekOf) period`, section),
  rule("the? ordinal of? period|number of period", dateInMonth),
  rule("the? part of? the? period", (match) => partToken(match)),
  rule("the? part of? the? month year?", (match, env) => {
    const period = namedMonth(match, env);
    return period === null ? null : partOf(pick(match, "part")?.part ?? "end", period);
  }),
  rule("the? part of? year", (match) => {
    const year = pick(match, "year")?.value ?? 0;
    return partOf(pick(match, "part")?.part ?? "end", makePeriod("year", [yearOf(year)]));
  }),
  rule(`the? part of? the? ${UNIT}`, (match, env) => {
    const unit = unitOf(match);
    return unit === null ? null : partOf(pick(match, "part")?.part ?? "end", periodAt(unit, 0, env));
  }),
  // month-end, year-end
  rule("(unit|quarter) part", (match, env) => {
    const unit = unitOf(match);
    return unit === null || pick(match, "part")?.part !== "end"
      ? null
      : partOf("end", periodAt(unit, 0, env));
  }),
  rule("(later|earlier) period", restOf),
  rule("(later|earlier) relative", (match, env) =>
    makeDay([addDays(env.today, pick(match, "relative")?.days ?? 0)]),
  ),
  rule("the? (next|last|this|coming) month year?", namedMonth),
  rule("the? unit of month year?", (match, env) =>
    pick(match, "unit")?.unit === "month" ? namedMonth(match, env) : null,
  ),
  rule("month year", namedMonth),
  rule("(from|between) the? month (to|and|dash|until) month year?", months),
  rule("month (to|dash) month year?", months),
  rule("(?<=in|by|until|before|within)month", namedMonth),
  rule("^filler*month(?=stop|$)", (match, env) =>
    pick(match, "month")?.everyday === true ? null : namedMonth(match, env),
  ),
  rule("(?<=in|by|until|before|within|over)year", ([token]) =>
    token?.kind === "year" && token.value < 2190 ? makePeriod("year", [yearOf(token.value)]) : null,
  ),
  rule("(at|on|over|in)? the weekend", (_match, env) => nearestWeekend(env)),
  rule("(at|on|over)weekend|(?<=by|before|until|after)weekend", (_match, env) => nearestWeekend(env)),
  rule("^weekend(?=stop|$)", (_match, env) => nearestWeekend(env)),
];

function partToken(match: readonly Token[]): Payload | null {
  const [part, period] = [pick(match, "part"), pick(match, "period")];
  return part === null || period === null ? null : partOf(part.part, period);
}
