import type { Interview } from "../interview.ts";
import type { Instant } from "../time/instant.ts";
import type { User } from "../user.ts";
import type { PlanFacts, PlannedStep } from "./facts.ts";

/**
 * What the plan of this interview depends on, with people under their ids. The employer’s clock is the one the
 * interview was told by; a person who moves takes their waking hours along, not the employer. `before` is the
 * plan until now: what was done stays where it was in it.
 */
export function planFacts(
  interview: Interview,
  user: User,
  now: Instant,
  before: readonly PlannedStep[] = [],
): PlanFacts {
  const dueBefore = new Map(before.map(({ key, dueAt }) => [key, dueAt]));
  return {
    now,
    zone: user.timeZone ?? interview.startsAt.zone,
    employerZone: interview.startsAt.zone,
    pace: user.pace,
    wakingHours: user.wakingHours,
    workingDays: user.workingDays,
    holidays: user.holidays,
    startsAt: interview.startsAt.at,
    endsAt: interview.endsAt,
    loggedAt: interview.loggedAt,
    promise: interview.promise,
    waitUntil: interview.waitUntil,
    channel: interview.channel,
    invitedToCall: interview.invitedToCall,
    salesLike: interview.salesLike,
    culture: interview.culture,
    feeling: interview.feeling,
    wantsJob: interview.wantsJob,
    people: interview.people.map(({ id, kind }) => ({ key: id, kind })),
    materials: interview.materials,
    done: interview.done.map((entry) => {
      const dueAt = dueBefore.get(entry.key);
      return dueAt === undefined ? entry : { ...entry, dueAt };
    }),
    snoozed: interview.snoozed,
    outcome: interview.outcome,
    outcomeAt: interview.outcomeAt,
  };
}
