import type { StoredInterview } from "../stored-interview.ts";
import type { Instant } from "../time/instant.ts";
import type { User } from "../user.ts";
import { leftOut } from "./left-out.ts";

/**
 * The interview as it stands now: what time has overtaken since its plan was stored is skipped. Everything else
 * stays as it was stored, with the reminders that belong to it.
 */
export function asOf(now: Instant, user: User, stored: StoredInterview): StoredInterview {
  // What is still ahead cannot have been overtaken, and to work it out is not cheap.
  const isAhead = stored.steps.every(({ state, dueAt }) => state !== "planned" || dueAt > now);
  if (isAhead) return stored;
  const late = new Set(leftOut(now, user, stored).map(({ key }) => key));
  if (late.size === 0) return stored;
  const steps = stored.steps.map((step) =>
    late.has(step.key) ? ({ ...step, state: "skipped", remindAt: [] } as const) : step,
  );
  return { ...stored, steps };
}
