import { addDays, type Day, type Weekday, weekdayOf } from "../../time/day.ts";
import { after, DAY_MS, HOUR_MS, MINUTE_MS } from "../../time/instant.ts";
import { wallAt } from "../../time/zone.ts";
import { inWeekOf, shiftDay, weekdayAfter, weekdayBefore } from "../calendar.ts";
import { rule } from "../rule.ts";
import {
  type Amount,
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
import type { WhenMoment } from "../when-reading.ts";
import { makeDay, makePeriod, makeQuantity, makeSpan, mapOptions } from "./make.ts";

type Quantity = Extract<Reduced, { readonly kind: "quantity" }>;

const FEW = 3;

/** "Wednesday", "next Friday", "last Monday" and the doubts about them. */
function weekdayNear(weekday: Weekday, match: readonly Token[], env: Env): Payload {
  const ahead = weekdayAfter(env.today, weekday);
  const behind = weekdayBefore(env.today, weekday);
  const isToday = weekdayOf(env.today) === weekday;
  if (has(match, "next")) {
    const inNextWeek = addDays(inWeekOf(env.today, weekday), 7);
    return ahead === inNextWeek ? makeDay([ahead]) : makeDay([inNextWeek, ahead], { ask: "next" });
  }
  if (has(match, "last")) {
    return behind < inWeekOf(env.today, 1) ? makeDay([behind]) : makeDay([behind, addDays(behind, -7)]);
  }
  if (has(match, "coming")) return makeDay([ahead]);
  const near = env.past ? behind : ahead;
  if (!isToday) return makeDay([near], { weekday });
  const options: NonEmpty<Day> = has(match, "this") ? [env.today, near] : [near, env.today];
  return makeDay(options, { weekday, ask: "same-weekday" });
}

function bareWeekday(match: readonly Token[], env: Env): Payload | null {
  const weekday = pick(match, "weekday");
  return weekday === null ? null : weekdayNear(weekday.weekday, match, env);
}

/** Coming Friday and a number of weeks more: "a week on Friday", "Friday week". */
function weeksOn(match: readonly Token[], env: Env): Payload | null {
  const weekday = pick(match, "weekday")?.weekday;
  const weeks = pick(match, "quantity")?.low ?? pick(match, "unit");
  if (weekday === undefined || weeks === null || weeks.unit !== "week") return null;
  const count = "times" in weeks ? weeks.times : weeks.count;
  const day = shiftDay(weekdayAfter(env.today, weekday), { count, unit: "week" }, 1);
  return day === null ? null : makeDay([day]);
}

/** "Thursday next week", "week 48, Friday". */
function weekdayInWeek(match: readonly Token[]): Payload | null {
  const [weekday, period] = [pick(match, "weekday"), pick(match, "period")];
  if (weekday === null || period === null || (period.unit !== "week" && period.unit !== "weekend"))
    return null;
  return makeDay([inWeekOf(period.spans[0].from, weekday.weekday)]);
}

/** "Thursday or Friday next week". */
function weekdaysInWeek(match: readonly Token[]): Payload | null {
  const [first, second] = pickAll(match, "weekday");
  const period = pick(match, "period");
  if (first === undefined || second === undefined || period?.unit !== "week") return null;
  const monday = period.spans[0].from;
  const span = { from: inWeekOf(monday, first.weekday), to: inWeekOf(monday, second.weekday) };
  return span.from < span.to ? makePeriod("days", [span]) : null;
}

/** The Friday of the week that lies so far ahead: "in two weeks on Friday", "two weeks ago on Monday". */
function weekdayAfterWeeks(match: readonly Token[], env: Env): Payload | null {
  const [weekday, quantity] = [pick(match, "weekday"), pick(match, "quantity")];
  if (weekday === null || quantity === null || quantity.high !== null || quantity.low.unit !== "week")
    return null;
  const day = shiftDay(env.today, quantity.low, has(match, "ago") ? -1 : 1);
  return day === null ? null : makeDay([inWeekOf(day, weekday.weekday)]);
}

/** The moment or day an amount away from now. Hours count real time; days keep the date. */
export function offsetFromNow({ count, unit }: Amount, sign: 1 | -1, env: Env): Day | WhenMoment | null {
  const isHours = unit === "minute" || unit === "hour" || (unit === "day" && !Number.isInteger(count));
  if (!isHours) return shiftDay(env.today, { count, unit }, sign);
  const ms = count * (unit === "minute" ? MINUTE_MS : unit === "hour" ? HOUR_MS : DAY_MS);
  if (ms > 366 * DAY_MS) return null;
  const at = after(env.now, sign * Math.round(ms / MINUTE_MS) * MINUTE_MS);
  return { at, wall: wallAt(at, env.zone) };
}

export function offset(quantity: Quantity, sign: 1 | -1, env: Env): Payload | null {
  const near = offsetFromNow(quantity.low, sign, env);
  const far = quantity.high === null ? null : offsetFromNow(quantity.high, sign, env);
  if (near === null || (quantity.high !== null && far === null)) return null;
  const { approx } = quantity;
  if (far === null) {
    return typeof near === "string"
      ? makeDay([near], { approx })
      : makeSpan([{ kind: "instant", from: near }], { approx });
  }
  const [from, to] = sign === 1 ? [near, far] : [far, near];
  if (typeof from === "string" && typeof to === "string")
    return makePeriod("days", [{ from, to }], { approx });
  return makeSpan([{ kind: "range", from, to }], { approx });
}

const away =
  (sign: 1 | -1) =>
  (match: readonly Token[], env: Env): Payload | null => {
    const quantity = pick(match, "quantity");
    if (quantity === null) return null;
    return offset({ ...quantity, approx: quantity.approx || has(match, "approx") }, sign, env);
  };

/** "two days before Christmas", "a week from Monday", "a week tomorrow". */
function fromDay(match: readonly Token[]): Payload | null {
  const [quantity, day] = [pick(match, "quantity"), pick(match, "day")];
  if (quantity === null || day === null) return null;
  const sign = has(match, "before") || has(match, "ago") ? -1 : 1;
  const shift = (amount: Amount, one: Day): Day | null => shiftDay(one, amount, sign);
  const days = mapOptions(day.days, (one) => shift(quantity.low, one));
  if (days === null) return null;
  const last = quantity.high === null ? null : shift(quantity.high, day.days[0]);
  if (last === null) return makeDay(days, { ask: day.ask, approx: quantity.approx });
  const [from, to] = last < days[0] ? [last, days[0]] : [days[0], last];
  return makePeriod("days", [{ from, to }], { approx: quantity.approx });
}

/** "The coming days" are a few of them. */
function vagueAmount(unit: TokenOf<"unit"> | null): Quantity | null {
  if (unit === null) return null;
  const count = unit.many ? FEW : 1;
  return makeQuantity({ count: count * unit.times, unit: unit.unit }, null, unit.many);
}

/** "in the next few days", "over the coming two weeks": until then at the latest. */
function upcoming(match: readonly Token[], env: Env): Payload | null {
  const quantity = pick(match, "quantity") ?? vagueAmount(pick(match, "unit"));
  const end = quantity === null ? null : offsetFromNow(quantity.high ?? quantity.low, 1, env);
  if (quantity === null || end === null) return null;
  return makeSpan([{ kind: "deadline", from: env.today, to: end }], { approx: quantity.approx });
}

function lately(match: readonly Token[], env: Env): Payload | null {
  const quantity = pick(match, "quantity");
  const from = quantity === null ? null : shiftDay(env.today, quantity.low, -1);
  return from === null
    ? null
    : makePeriod("days", [{ from, to: env.today }], { approx: quantity?.approx ?? false });
}

/** Both say the same: "tomorrow, Thursday", "on Friday, 27 November". */
function sameDay(match: readonly Token[]): Payload | null {
  const [first, second] = pickAll(match, "day");
  if (first === undefined || second === undefined) return null;
  const shared = first.days.filter((day) => second.days.includes(day));
  const [day, ...others] = shared;
  return day === undefined ? null : makeDay([day, ...others], { approx: first.approx });
}

function dayBeside(match: readonly Token[]): Payload | null {
  const [unit, day] = [pick(match, "unit"), pick(match, "day")];
  if (day === null || unit === null || unit.unit !== "day") return null;
  return makeDay([addDays(day.days[0], has(match, "before") ? -1 : 1)], { ask: day.ask });
}

function agreeing(weekday: TokenOf<"weekday">, day: TokenOf<"day">): Payload {
  const [first] = day.days;
  return weekdayOf(first) === weekday.weekday
    ? makeDay([first])
    : makeDay([first, weekdayAfter(addDays(first, -4), weekday.weekday)], { ask: "mismatch" });
}

function beside(match: readonly Token[]): Payload | null {
  const [weekday, day] = [pick(match, "weekday"), pick(match, "day")];
  return weekday === null || day === null ? null : agreeing(weekday, day);
}

/** Before periods, for which "the next week" is the one that begins on Monday. */
export const upcomingRules = [
  rule("(in|within|over)? the? (next|coming) quantity", upcoming),
  rule("(in|within|over) the (next|coming) unit(?!afterNext|number)", upcoming),
  rule("(next|coming) unit", (match, env) =>
    pick(match, "unit")?.many === true ? upcoming(match, env) : null,
  ),
];

export const dayRules = [
  rule("relative", (match, env) => makeDay([addDays(env.today, pick(match, "relative")?.days ?? 0)])),
  rule("this? day unit(?!number)", (match) => {
    const [day, unit] = [pick(match, "day"), pick(match, "unit")];
    return day !== null && unit?.unit === "week" && !unit.many
      ? makeDay([addDays(day.days[0], 7 * unit.times)])
      : null;
  }),
  rule("(between|from)? weekday (or|and|to|dash|until) weekday (in|of)? period", weekdaysInWeek),
  rule("weekday comma? (on|in|of|comma)? the? period", weekdayInWeek),
  rule("period comma? filler* on? the? weekday", weekdayInWeek),
  rule("this? weekday unit(?!number)", weeksOn),
  rule("(the|this|next|coming)? weekday afterNext", (match, env) => {
    const weekday = pick(match, "weekday")?.weekday;
    return weekday === undefined ? null : makeDay([addDays(weekdayAfter(env.today, weekday), 7)]);
  }),
  rule("in quantity comma? on? article? weekday", weekdayAfterWeeks),
  rule("quantity ago on? weekday", weekdayAfterWeeks),
  rule("quantity ago day", fromDay),
  rule("weekday in quantity time?", weeksOn),
  rule("quantity (on|from|after|coming|this)* weekday", weeksOn),
  rule("(day comma? (the|on)? weekday|weekday comma? day)", beside),
  rule("the? (next|this|last|coming) weekday", bareWeekday),
  rule("weekday coming", bareWeekday),
  rule("the? weekday", bareWeekday),
  rule("day comma? on? day", sameDay),
];

export const offsetRules = [
  rule("(in|within|over)? the? (last|past) quantity", lately),
  rule("(the unit|quantity) (after|before|from|on) day", (match) =>
    pick(match, "unit") === null ? fromDay(match) : dayBeside(match),
  ),
  rule("quantity day", (match) => (pick(match, "day")?.weekday === null ? fromDay(match) : null)),
  rule("approx? quantity ago", away(-1)),
  rule("approx? in approx? quantity time?", away(1)),
  rule("approx? quantity (fromNow|time)", away(1)),
];
