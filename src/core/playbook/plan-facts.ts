import type { Interview } from "../interview.ts";
import type { Instant } from "../time/instant.ts";
import type { User } from "../user.ts";
import type { PlanFacts } from "./facts.ts";

/** What the plan of this interview depends on, with people under their ids. */
export function planFacts(interview: Interview, user: User, now: Instant): PlanFacts {
  return {
    now,
    zone: user.timeZone ?? interview.startsAt.zone,
    pace: user.pace,
    wakingHours: user.wakingHours,
    workingDays: user.workingDays,
    startsAt: interview.startsAt.at,
    endsAt: interview.endsAt,
    promise: interview.promise,
    waitUntil: null,
    channel: interview.channel,
    people: interview.people.map(({ id, kind }) => ({ key: id, kind })),
    materials: interview.materials,
    done: interview.done,
    snoozed: interview.snoozed,
    outcome: interview.outcome,
  };
}
