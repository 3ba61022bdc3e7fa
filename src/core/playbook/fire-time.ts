import { type Instant, latest } from "../time/instant.ts";
import type { PlannedStep } from "./facts.ts";
import { type Hours, overdueTouch } from "./office-hours.ts";
import { nextWaking } from "./waking-hours.ts";

/** The touches that wait for working days and office hours; all others have a deadline or stay with the person. */
const OFFICE_KINDS: ReadonlySet<PlannedStep["kind"]> = new Set([
  "card",
  "call",
  "check-in",
  "follow-up-1",
  "follow-up-2",
  "graceful-reply",
  "ask-feedback",
  "keep-in-touch",
]);

/**
 * When a reminder planned for `plannedFor` goes out as seen from `now`. What is ahead stays as planned.
 * What has passed goes out as soon as the person is awake, or at once where the deadline would pass
 * meanwhile; a touch without a deadline goes out as soon as the office is open as well.
 */
export function fireTime(
  step: Pick<PlannedStep, "kind" | "channel" | "deadline">,
  plannedFor: Instant,
  now: Instant,
  hours: Hours,
): Instant {
  if (plannedFor >= now) return plannedFor;
  if (OFFICE_KINDS.has(step.kind)) return overdueTouch(now, step.channel ?? "email", hours);
  const awake = latest(now, nextWaking(now, hours));
  const inTime = step.deadline !== null && now < step.deadline;
  return inTime && awake >= step.deadline ? now : awake;
}
