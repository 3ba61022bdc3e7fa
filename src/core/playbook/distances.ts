import { type Day, daysBetween } from "../time/day.ts";
import type { StepKind } from "./facts.ts";
import { LIMITS, TIMING } from "./timing.ts";

/** A touch that asks about the job, made or placed, by its day in the employer’s calendar. */
export interface Touch {
  readonly kind: StepKind;
  readonly day: Day;
}

/** How many days two of these kinds are apart at least. */
export function daysApart(one: StepKind, other: StepKind): number {
  return one === "check-in" && other === "check-in" ? TIMING["check-in"].apartDays : LIMITS.apartDays;
}

/**
 * Whether one touch more leaves room around it: not too near to another, nor one too many in some two weeks.
 * `thanks` are the days of the interview’s thanks, which count as one touch together.
 */
export function keepsDistance(touch: Touch, others: readonly Touch[], thanks: readonly Day[]): boolean {
  const isApart = others.every(
    (other) => Math.abs(daysBetween(touch.day, other.day)) >= daysApart(touch.kind, other.kind),
  );
  return isApart && !isCrowded(touch.day, others, thanks);
}

function isCrowded(day: Day, others: readonly Touch[], thanks: readonly Day[]): boolean {
  const isNear = (other: Day): boolean => Math.abs(daysBetween(day, other)) <= LIMITS.windowDays;
  const asks = [day, ...others.map((other) => other.day)].filter(isNear);
  const thanked = thanks.filter(isNear);
  const starts = [...asks, ...thanked].filter((start) => start <= day);
  return starts.some((start) => {
    const isWithin = (other: Day): boolean => {
      const days = daysBetween(start, other);
      return days >= 0 && days <= LIMITS.windowDays;
    };
    return asks.filter(isWithin).length + (thanked.some(isWithin) ? 1 : 0) > LIMITS.touches;
  });
}
