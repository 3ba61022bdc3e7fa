import { addDays, type Day } from "../time/day.ts";
import { resolveWall, wallAt } from "../time/zone.ts";
import { changeAll } from "./rules/make.ts";
import type { Env, NonEmpty, Reduced } from "./token.ts";
import type { AskReason, WhenMoment, WhenPoint, WhenSpan } from "./when-reading.ts";

type DayPayload = Extract<Reduced, { readonly kind: "day" }>;
type Clock = Extract<Reduced, { readonly kind: "clock" }>;
type SpanPayload = Extract<Reduced, { readonly kind: "span" }>;

const DAY_MINUTES = 24 * 60;

export interface Placed {
  readonly moment: WhenMoment;
  /** The other moment when clocks show this time twice. */
  readonly second: WhenMoment | null;
  readonly ask: AskReason | null;
}

/** A minute of a day (1440 is the midnight that ends it) in the person's zone. */
export function place(day: Day, minute: number, env: Env): Placed {
  const wall = minute === DAY_MINUTES ? { day: addDays(day, 1), minute: 0 } : { day, minute };
  const { at, fit, second } = resolveWall(wall, env.zone);
  return {
    moment: { at, wall: wallAt(at, env.zone) },
    second: second === null ? null : { at: second, wall: wallAt(second, env.zone) },
    ask: fit === "once" ? null : fit === "gap" ? "dst-gap" : "dst-overlap",
  };
}

export function placeSpan(
  kind: "daypart" | "range",
  day: Day,
  hours: readonly [number, number],
  env: Env,
): WhenSpan {
  return { kind, from: place(day, hours[0], env).moment, to: place(day, hours[1], env).moment };
}

/** Where today is one of two possible days, its time must still be ahead (or behind, in the past). */
function possibleDays(day: DayPayload, minute: number, env: Env): NonEmpty<Day> {
  if (day.ask !== "same-weekday") return day.days;
  const isOver = minute <= env.minute;
  const left = day.days.filter((one) => one !== env.today || isOver === env.past);
  const [first, ...others] = left;
  return first === undefined ? day.days : [first, ...others];
}

const asInstant = (from: WhenMoment): WhenSpan => ({ kind: "instant", from });

/** A time on a day: the likeliest of both, then each other day, then each other time. */
export function atTime(day: DayPayload, clock: Clock, env: Env): SpanPayload {
  const [minute, ...otherMinutes] = clock.minutes;
  const [first, ...otherDays] = possibleDays(day, minute, env);
  const placed = place(first, minute, env);
  const others = [
    ...otherDays.map((one) => place(one, minute, env).moment),
    ...otherMinutes.map((one) => place(first, one, env).moment),
    ...(placed.second === null ? [] : [placed.second]),
  ];
  const dayAsk = day.ask === "same-weekday" && otherDays.length === 0 ? null : day.ask;
  return {
    kind: "span",
    spans: [asInstant(placed.moment), ...others.map(asInstant)],
    ask: dayAsk ?? clock.ask ?? placed.ask,
    approx: day.approx || clock.approx,
  };
}

/** The nearest such time of day: later than now, or earlier when the past was asked about. */
export function nearestTime(clock: Clock, env: Env): SpanPayload {
  const spans = changeAll(clock.minutes, (minute): WhenSpan => {
    const isOver = minute <= env.minute;
    const away = env.past ? (isOver ? 0 : -1) : isOver ? 1 : 0;
    return { kind: "instant", from: place(addDays(env.today, away), minute, env).moment };
  });
  return { kind: "span", spans, ask: clock.ask, approx: clock.approx };
}

export function isMoment(point: WhenPoint): point is WhenMoment {
  return typeof point !== "string";
}

export function dayOfPoint(point: WhenPoint): Day {
  return isMoment(point) ? point.wall.day : point;
}
