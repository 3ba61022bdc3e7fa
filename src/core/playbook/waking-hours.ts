import { addDays, type Day } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import { dayAt, resolveWall, wallAt } from "../time/zone.ts";
import type { PlanFacts } from "./facts.ts";

/** When and where a person is awake. */
export type Waking = Pick<PlanFacts, "zone" | "wakingHours">;

/** How long before the end of the waking hours a reminder comes that has to come before the night. */
const BEFORE_NIGHT_MINUTES = 60;

/** The end of the waking hours does not belong to them. */
export function isAwake(at: Instant, { zone, wakingHours }: Waking): boolean {
  const { minute } = wallAt(at, zone);
  return minute >= wakingHours.from && minute < wakingHours.to;
}

/** Every instant at which the clocks show this time on this day and the person is awake: mostly one. */
function wakingMoments(day: Day, minute: number, waking: Waking): readonly Instant[] {
  const { at, second } = resolveWall({ day, minute }, waking.zone);
  return [at, second].filter((found) => found !== null).filter((found) => isAwake(found, waking));
}

/** The first waking moment at or after `at`. */
export function nextWaking(at: Instant, waking: Waking): Instant {
  if (isAwake(at, waking)) return at;
  const today = dayAt(at, waking.zone);
  // Hours that a change of clocks leaves out altogether begin again the day after.
  return (
    [0, 1, 2]
      .flatMap((days) => wakingMoments(addDays(today, days), waking.wakingHours.from, waking))
      .find((start) => start >= at) ?? at
  );
}

/** On that day, an hour before the person's night (when their day begins, where it is that short). */
export function beforeNight(day: Day, waking: Waking): Instant {
  const { from, to } = waking.wakingHours;
  return resolveWall({ day, minute: Math.max(from, to - BEFORE_NIGHT_MINUTES) }, waking.zone).at;
}

/**
 * The waking moment for something meant for `at`: `at` itself; else the next waking moment, if that is before
 * `before`; else an hour before the last night, if that is after `after`; else null: no waking moment will do.
 */
export function intoWaking(
  at: Instant,
  { after, before }: { readonly after: Instant; readonly before: Instant },
  waking: Waking,
): Instant | null {
  const forward = nextWaking(at, waking);
  if (forward < before && isAwake(forward, waking)) return forward;
  const today = dayAt(at, waking.zone);
  return (
    [0, -1, -2]
      .map((days) => beforeNight(addDays(today, days), waking))
      .find((evening) => evening <= at && evening > after && evening < before && isAwake(evening, waking)) ??
    null
  );
}
