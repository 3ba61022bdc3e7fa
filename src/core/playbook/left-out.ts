import type { StoredInterview } from "../stored-interview.ts";
import type { Instant } from "../time/instant.ts";
import type { User } from "../user.ts";
import type { PlannedStep } from "./facts.ts";
import { skipReasons } from "./plan.ts";
import { planFacts } from "./plan-facts.ts";

/** The steps that can no longer be in time, or that a later one has taken the place of. */
export function leftOut(
  now: Instant,
  user: User,
  { interview, steps }: StoredInterview,
): readonly PlannedStep[] {
  const reasons = skipReasons(planFacts(interview, user, now, steps));
  return steps.filter(({ key }) => ["late", "overtaken"].includes(reasons.get(key) ?? ""));
}
