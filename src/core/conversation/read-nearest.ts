import { type Day, daysBetween } from "../time/day.ts";
import { dayAt } from "../time/zone.ts";
import { readWhen } from "../when/read-when.ts";
import type { WhenReading, WhenSpan } from "../when/when-reading.ts";
import type { FieldContext } from "./field.ts";

/** Within this nobody doubts which year a date without one is of. */
const NEAR_DAYS = 60;

/**
 * Reads a date as of the past or the future, whichever was asked about. A date without a year that is far off
 * that way is the nearer one the other way: in November, "12 December" is in three weeks also where the past was
 * asked about, and "by 12 November" has just passed.
 */
export function readNearest(
  text: string,
  context: Omit<FieldContext, "values">,
  asked: "past" | "future",
): WhenReading | null {
  const first = readWhen(text, { ...context, direction: asked });
  if (first === null || first.kind === "impossible") return first;
  const today = dayAt(context.now, context.zone);
  const away = Math.abs(daysBetween(today, lastDay(first)));
  if (away <= NEAR_DAYS) return first;
  const other = readWhen(text, { ...context, direction: asked === "past" ? "future" : "past" });
  if (other === null || other.kind === "impossible") return first;
  return Math.abs(daysBetween(today, lastDay(other))) < away ? other : first;
}

/** A deadline begins today whatever it says; its end is what was meant. */
function lastDay(span: WhenSpan): Day {
  const point = span.kind === "deadline" ? span.to : span.from;
  return typeof point === "string" ? point : point.wall.day;
}
