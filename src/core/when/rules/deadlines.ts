import { addDays, type Day } from "../../time/day.ts";
import { deadlineStart, monthOf, weekOf } from "../calendar.ts";
import { atTime, dayOfPoint, nearestTime, place } from "../moments.ts";
import { rule } from "../rule.ts";
import {
  type Env,
  has,
  type NonEmpty,
  type Payload,
  pick,
  type Reduced,
  type Token,
  type TokenOf,
} from "../token.ts";
import type { WhenPoint, WhenSpan } from "../when-reading.ts";
import { offset, offsetFromNow } from "./days.ts";
import { changeAll, makeDay, makeSpan } from "./make.ts";

type PeriodPayload = Extract<Reduced, { readonly kind: "period" }>;

const TARGET = "(day|clock|span|period)";
/** Small words between "by" and the date. */
const SMALL = "(on|in|at|the|approx|comma)*";
/** When most offices close. */
const CLOSE = 17 * 60;

const deadline = (to: WhenPoint, env: Env): WhenSpan => ({
  kind: "deadline",
  from: deadlineStart(env.today, dayOfPoint(to)),
  to,
});

/** The last day of a period: a working one for a week; "by the weekend" is before it. */
function lastDays({ unit, spans }: PeriodPayload): NonEmpty<Day> {
  const [{ from, to }] = spans;
  if (unit === "week") return [addDays(from, 4), to];
  if (unit === "weekend") return [addDays(from, -1), to];
  return unit === "month" ? [to, from] : [to];
}

type Target = TokenOf<"day" | "period" | "clock" | "span">;

/** The last moments (`isBefore`: the ones just before it begins) of whatever was named. */
function endsOf(target: Target, isBefore: boolean, env: Env): NonEmpty<WhenPoint> {
  if (target.kind === "day") {
    return isBefore && !target.isEnd ? changeAll(target.days, (day) => addDays(day, -1)) : target.days;
  }
  if (target.kind === "period") {
    return isBefore ? changeAll(target.spans, ({ from }) => addDays(from, -1)) : lastDays(target);
  }
  const { spans } = target.kind === "clock" ? nearestTime(target, env) : target;
  return changeAll(spans, (span) => endOfSpan(span, isBefore));
}

function endOfSpan(span: WhenSpan, isBefore: boolean): WhenPoint {
  if (span.kind === "day" || span.kind === "instant") return span.from;
  return isBefore && span.kind !== "deadline" ? span.from : span.to;
}

function until(match: readonly Token[], env: Env): Payload | null {
  const target = pick(match, "day") ?? pick(match, "period") ?? pick(match, "clock") ?? pick(match, "span");
  if (target === null) return null;
  const ends = endsOf(target, has(match, "before"), env);
  const [first, ...others] = ends;
  // Said of today, "before Wednesday" would have been over before it began.
  const possible = others.filter((end) => env.past || dayOfPoint(end) >= env.today);
  const spans: NonEmpty<WhenSpan> = [deadline(first, env), ...possible.map((end) => deadline(end, env))];
  return makeSpan(spans, { ask: possible.length < others.length ? null : target.ask, approx: target.approx });
}

/** The end of the working day: all of that day counts, five o'clock being the strict reading. */
function closing(match: readonly Token[], env: Env): Payload {
  const day = pick(match, "day") ?? makeDay([env.today]);
  const spans: NonEmpty<WhenSpan> = [
    ...changeAll(day.days, (one) => deadline(one, env)),
    deadline(place(day.days[0], CLOSE, env).moment, env),
  ];
  return makeSpan(spans, { ask: day.ask });
}

function within(match: readonly Token[], env: Env): Payload | null {
  const quantity = pick(match, "quantity");
  if (quantity === null) return null;
  if (quantity.high !== null) return offset(quantity, 1, env);
  const end = offsetFromNow(quantity.low, 1, env);
  return end === null
    ? null
    : makeSpan([deadline(end, env)], { approx: quantity.approx || has(match, "approx") });
}

/** Within the week, within the hour, during the day. */
function withinUnit(match: readonly Token[], env: Env): Payload | null {
  const unit = pick(match, "unit")?.unit;
  if (unit === "week") return makeSpan([deadline(addDays(weekOf(env.today).from, 4), env)]);
  if (unit === "month") return makeSpan([deadline(monthOf(env.today, 0).to, env)]);
  if (unit === "day") return makeSpan([deadline(env.today, env)]);
  const end = unit === "hour" ? offsetFromNow({ count: 1, unit }, 1, env) : null;
  return end === null ? null : makeSpan([deadline(end, env)]);
}

/** "It takes two weeks", "after two weeks". */
function afterwards(match: readonly Token[], env: Env): Payload | null {
  const quantity = pick(match, "quantity");
  return quantity === null || env.past ? null : offset(quantity, 1, env);
}

const unread = (): Payload => ({ kind: "unread" });

export const deadlineRules = [
  rule(`between now and (the|on)* ${TARGET}`, until),
  rule(`not (on|in|at|by|before|until|the)* ${TARGET}`, unread),
  rule(`(by|before|until|latest|within)* ${SMALL} closing (of|on|comma)? the? day`, closing),
  rule(`day comma? (by|before|until|latest|at)* the? closing`, closing),
  rule(`(by|before|until|latest|within|at)* the? closing`, closing),
  rule("day comma? (by|before|until|latest)+ clock", (match, env) => {
    const [day, clock] = [pick(match, "day"), pick(match, "clock")];
    if (day === null || clock === null) return null;
    const { spans, ask, approx } = atTime(day, clock, env);
    return makeSpan(
      changeAll(spans, (span) => deadline(endOfSpan(span, false), env)),
      { ask, approx },
    );
  }),
  rule(`latest? (by|before|until|latest|within)+ ${SMALL} ${TARGET} latest?`, until),
  rule(`${TARGET} comma? latest`, until),
  rule("in? (within|atMost|until) (the|approx)* quantity", within),
  rule("in? approx? quantity (latest|atMost)", within),
  rule("within (the|article|this)? unit(?!of)", withinUnit),
  rule("over the unit", (match, env) =>
    pick(match, "unit")?.unit === "day" ? withinUnit(match, env) : null,
  ),
  rule("(in|after)? atLeast approx? quantity", unread),
  rule("(after|takes) (filler|approx|until|atMost)* quantity", afterwards),
  rule(`(after|open) ${SMALL} ${TARGET}|from? ${TARGET} open`, unread),
];
