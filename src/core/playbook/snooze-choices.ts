import { addDays } from "../time/day.ts";
import { after, type Instant, latest, MINUTE_MS } from "../time/instant.ts";
import { instantOf, wallAt, type ZoneId } from "../time/zone.ts";
import type { User } from "../user.ts";
import { isAwake, nextWaking } from "./waking-hours.ts";
import { workingDayFrom } from "./working-days.ts";

export type SnoozeId = "evening" | "tomorrow" | "working-day" | "three-days";

export interface SnoozeChoice {
  readonly id: SnoozeId;
  readonly at: Instant;
}

const EVENING = 19 * 60;
/** From then on the evening is too near to be worth waiting for. */
const EVENING_OFFERED_UNTIL = 18 * 60;
const MORNING = 8 * 60 + 30;
const OFFICE = 9 * 60 + 30;
const SOONEST_MS = 15 * MINUTE_MS;

/**
 * The times a person can put a reminder off to with one press, in waking hours and at least a quarter of an
 * hour away. `tomorrow` is the next calendar day of the person's own clock, shortly after midnight as well.
 */
export function snoozeChoices(
  now: Instant,
  zone: ZoneId,
  user: Pick<User, "wakingHours" | "workingDays" | "holidays">,
): readonly SnoozeChoice[] {
  const waking = { zone, wakingHours: user.wakingHours };
  const { day, minute } = wallAt(now, zone);
  const tomorrow = addDays(day, 1);
  const evening = instantOf({ day, minute: EVENING }, zone);
  const offerEvening = minute < EVENING_OFFERED_UNTIL && isAwake(evening, waking);
  const awake = (at: Instant): Instant => nextWaking(latest(at, after(now, SOONEST_MS)), waking);
  return [
    ...(offerEvening ? [{ id: "evening", at: evening } as const] : []),
    { id: "tomorrow", at: awake(instantOf({ day: tomorrow, minute: MORNING }, zone)) },
    {
      id: "working-day",
      at: awake(instantOf({ day: workingDayFrom(tomorrow, user), minute: OFFICE }, zone)),
    },
    { id: "three-days", at: awake(instantOf({ day: addDays(day, 3), minute: OFFICE }, zone)) },
  ];
}
