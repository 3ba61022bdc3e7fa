import { addDays, type Day, daysBetween, partsOf, weekdayOf } from "../../time/day.ts";
import { atTime, dayOfPoint, isMoment, nearestTime, placeSpan } from "../moments.ts";
import { rule } from "../rule.ts";
import { type Env, type Payload, pick, pickAll, type Reduced, type Token, type TokenOf } from "../token.ts";
import type { WhenPoint } from "../when-reading.ts";
import { changeAll, makeClock, makeDay, makePeriod, makeSpan } from "./make.ts";

type DayPayload = Extract<Reduced, { readonly kind: "day" }>;
type Clock = Extract<Reduced, { readonly kind: "clock" }>;
type Daypart = Pick<TokenOf<"daypart">, "from" | "to">;

const HALF_DAY = 12 * 60;
/** Numbers that are times because a day stands before them: "yesterday 14". */
const HOUR = "number(?!unknown|counted|unit|to|dash|of|month|dotted|ordinal|meridiem)";

/** "at 7" in the evening is 19:00. */
function narrowed(clock: Clock, { from, to }: Daypart): Clock {
  const options = clock.minutes.flatMap((minute) => [minute, (minute + HALF_DAY) % (2 * HALF_DAY)]);
  const inside = options.find((minute) => minute >= from && minute <= to);
  return inside === undefined
    ? { ...clock, strong: true }
    : makeClock([inside], { meridiem: true, approx: clock.approx });
}

function clockOf(match: readonly Token[]): Clock | null {
  const clock = pick(match, "clock");
  if (clock !== null) return clock;
  const number = pick(match, "number");
  if (number === null || number.value > 24 || number.digits > 2) return null;
  const minute = number.value * 60;
  const isSpoken = number.value >= 1 && number.value <= 6;
  return isSpoken ? makeClock([minute + HALF_DAY, minute], { ask: "am/pm" }) : makeClock([minute]);
}

const clockInDaypart = (match: readonly Token[]): Payload | null => {
  const [clock, daypart] = [clockOf(match), pick(match, "daypart")];
  return clock === null || daypart === null ? null : narrowed(clock, daypart);
};

const today = (env: Env): DayPayload => makeDay([env.today]);

function clockOnDay(match: readonly Token[], env: Env): Payload | null {
  const day = pick(match, "day");
  const clock = clockOf(match);
  if (day === null || clock === null) return null;
  const number = pick(match, "number");
  // "Friday 20" on a week whose Friday is the 20th names the date.
  if (number !== null && day.weekday !== null && partsOf(day.days[0]).date === number.value) return day;
  return atTime(day, clock, env);
}

function clocksOnDay(day: DayPayload, clocks: TokenOf<"clocks">, env: Env): Payload {
  const spans = changeAll(day.days, (one) => placeSpan("range", one, [clocks.from, clocks.to], env));
  return makeSpan(spans, { ask: day.ask, approx: day.approx });
}

/** Hours without a day: the next ones that begin later than now, or the last ones that began. */
export function nearestHours(
  { from, to }: Daypart,
  kind: "daypart" | "range",
  env: Env,
): Extract<Reduced, { readonly kind: "span" }> {
  const hasBegun = from <= env.minute;
  const away = env.past ? (hasBegun ? 0 : -1) : hasBegun ? 1 : 0;
  return makeSpan([placeSpan(kind, addDays(env.today, away), [from, to], env)]);
}

function daypartOn(day: DayPayload, daypart: Daypart, env: Env): Payload {
  const spans = changeAll(day.days, (one) => placeSpan("daypart", one, [daypart.from, daypart.to], env));
  return makeSpan(spans, { ask: day.ask, approx: day.approx });
}

function dayAndDaypart(match: readonly Token[], env: Env): Payload | null {
  const [day, daypart] = [pick(match, "day"), pick(match, "daypart")];
  return day === null || daypart === null ? null : daypartOn(day, daypart, env);
}

/** "from Thursday to Tuesday": a weekday at the end is the first one after the beginning. */
function daysRange(match: readonly Token[]): Payload | null {
  const [first, second] = pickAll(match, "day");
  if (first === undefined || second === undefined) return null;
  const from = first.days[0];
  const end = second.days[0];
  const missing = daysBetween(end, from);
  const to = second.weekday !== null && missing > 0 ? addDays(end, 7 * Math.ceil(missing / 7)) : end;
  if (from >= to) return null;
  return makePeriod("days", [{ from, to }], {
    ask: first.ask ?? (second.weekday === null ? second.ask : null),
    approx: first.approx || second.approx,
  });
}

/** Ends of which one at least has a time: "from Monday 2pm to Tuesday noon". */
function pointsRange(match: readonly Token[], env: Env): Payload | null {
  const [first, second] = match.filter(({ kind }) => kind === "span" || kind === "day" || kind === "clock");
  const from = pointOf(first, env, null);
  const to = from === null ? null : pointOf(second, env, dayOfPoint(from));
  if (from === null || to === null || dayOfPoint(from) > dayOfPoint(to)) return null;
  if (isMoment(from) && isMoment(to) && from.at >= to.at) return null;
  return makeSpan([{ kind: "range", from, to }]);
}

function pointOf(token: Token | undefined, env: Env, onDay: Day | null): WhenPoint | null {
  if (token?.kind === "day") return token.days[0];
  const read =
    token?.kind === "clock"
      ? onDay === null
        ? nearestTime(token, env)
        : atTime(makeDay([onDay]), token, env)
      : token;
  if (read?.kind !== "span" || read.spans[0].kind !== "instant") return null;
  return read.spans[0].from;
}

function sameTime(match: readonly Token[], env: Env): Payload | null {
  const [day, period] = [pick(match, "day"), pick(match, "period")];
  const inWeek =
    period?.unit === "week" ? makeDay([addDays(period.spans[0].from, weekdayOf(env.today) - 1)]) : null;
  const on = day ?? inWeek;
  return on === null ? null : atTime(on, makeClock([env.minute]), env);
}

const morning: Daypart = { from: 5 * 60, to: HALF_DAY };
const afternoon: Daypart = { from: HALF_DAY, to: 17 * 60 };

/** Days with times, parts of days, and ranges of both. */
export const joinRules = [
  rule("(part|approx) the? daypart", (match) => {
    const daypart = pick(match, "daypart");
    return daypart === null ? null : { kind: "daypart", from: daypart.from, to: daypart.to };
  }),
  rule("the? part of? the? day", (match) => {
    const day = pick(match, "day");
    return day === null || pick(match, "part")?.part !== "end"
      ? null
      : makeDay(day.days, { isEnd: true, ask: day.ask });
  }),
  rule("this daypart comma? clock|clock comma? this daypart", (match, env) => {
    const clock = clockInDaypart(match);
    return clock?.kind === "clock" ? atTime(today(env), clock, env) : null;
  }),
  rule("clock comma? (on|the)? day daypart", (match, env) => {
    const [day, clock] = [pick(match, "day"), clockInDaypart(match)];
    return day === null || clock?.kind !== "clock" ? null : atTime(day, clock, env);
  }),
  rule("clocks (in the)? daypart", ([clocks]) =>
    clocks?.kind === "clocks" ? { ...clocks, strong: true } : null,
  ),
  rule("clock (in the|at)? daypart|number in the daypart", clockInDaypart),
  rule(`(?<=day(in the)?)daypart comma? (clock|${HOUR})`, clockInDaypart),
  rule("daypart clock", clockInDaypart),
  rule("daypart daypart", ([first]) => (first?.kind === "daypart" ? { ...first } : null)),
  rule("daypart in the daypart", ([first], env) =>
    first?.kind === "daypart" ? nearestHours(first, "daypart", env) : null,
  ),
  rule("approx the? day|day (approx|ish)", (match) => {
    const day = pick(match, "day");
    return day === null ? null : { ...day, approx: true };
  }),
  rule("daypart on? day daypart", dayAndDaypart),
  rule("day comma? (in|on|over)? the? daypart", dayAndDaypart),
  rule("the? daypart (of|on)? the? day", dayAndDaypart),
  rule("this daypart", (match, env) => {
    const daypart = pick(match, "daypart");
    return daypart === null ? null : daypartOn(today(env), daypart, env);
  }),
  rule("(in|over) the daypart|at daypart", (match, env) => {
    const daypart = pick(match, "daypart");
    return daypart === null ? null : nearestHours(daypart, "daypart", env);
  }),
  rule("day meridiem(?=comma|stop|filler|latest|$)", (match, env) => {
    const day = pick(match, "day");
    return day === null ? null : daypartOn(day, pick(match, "meridiem")?.pm ? afternoon : morning, env);
  }),
  // 13h
  rule("(?<=day comma?)quantity|quantity(?=on?day)", ([quantity]) =>
    quantity?.kind === "quantity" && quantity.low.unit === "hour" && quantity.end - quantity.start <= 3
      ? makeClock([quantity.low.count * 60])
      : null,
  ),
  rule("sameTime on? (day|period)", sameTime),
  rule("day comma? (from|on)? clocks|clocks comma? (on|the)? day", (match, env) => {
    const [day, clocks] = [pick(match, "day"), pick(match, "clocks")];
    return day === null || clocks === null ? null : clocksOnDay(day, clocks, env);
  }),
  rule(`day comma? (from|on)? (clock|${HOUR})`, clockOnDay),
  // "9 tomorrow"; what stands before it must not be something that is counted.
  rule("(?<=^|filler|comma)number (?=on?day)", ([number]) =>
    number === undefined ? null : clockOf([number]),
  ),
  rule("clock comma? (on|the)? day", clockOnDay),
  rule(
    "(from|between) (span|day) (to|dash|and|until) (span|day|clock)",
    (match, env) => daysRange(match) ?? pointsRange(match, env),
  ),
  rule("span (to|dash|until) (span|clock|day)", pointsRange),
  rule("day (to|dash|or|until) day", daysRange),
  // Today or tomorrow, "or the day after".
  rule("day or the? unit after", (match) => {
    const [day, unit] = [pick(match, "day"), pick(match, "unit")];
    if (day === null || unit?.unit !== "day") return null;
    return makePeriod("days", [{ from: day.days[0], to: addDays(day.days[0], 1) }], { ask: day.ask });
  }),
  rule("period (to|or|dash|until) period", (match) => {
    const [first, second] = pickAll(match, "period");
    if (first === undefined || second === undefined || first.spans[0].from >= second.spans[0].to) return null;
    return makePeriod("days", [{ from: first.spans[0].from, to: second.spans[0].to }], {
      approx: first.approx,
    });
  }),
];
