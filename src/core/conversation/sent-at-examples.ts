import { addDays, daysBetween } from "../time/day.ts";
import { type Instant, latest } from "../time/instant.ts";
import { clock, dayAt, instantOf, wallAt } from "../time/zone.ts";
import { type Lens, tell, todayOf } from "../view/lens.ts";

/** The hour of the example of yesterday. */
const AFTERNOON_MINUTE = 16 * 60;

/** Times that would be taken for when something was sent: after the interview's end, and not ahead. */
export function sentAtExamples(lens: Lens, endsAt: Instant): string {
  const today = todayOf(lens);
  const clockOf = (at: Instant): string => clock(wallAt(at, lens.zone).minute);
  const afternoon = instantOf({ day: addDays(today, -1), minute: AFTERNOON_MINUTE }, lens.zone);
  const times = { now: clockOf(lens.now), yesterday: clockOf(latest(afternoon, endsAt)) };
  const days = daysBetween(dayAt(endsAt, lens.zone), today);
  if (days <= 0) return tell(lens, "sent-at.examples-today", times);
  return tell(lens, days === 1 ? "sent-at.examples-yesterday" : "sent-at.examples", times);
}
