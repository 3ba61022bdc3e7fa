import { latest } from "../time/instant.ts";
import { type PlanFacts, type PlannedStep, STEP_KINDS } from "./facts.ts";
import { followUps } from "./steps/follow-ups.ts";
import { materials } from "./steps/materials.ts";
import { doneEntry, type Proposal } from "./steps/proposal.ts";
import { thankYou } from "./steps/thank-you.ts";

/**
 * The whole plan of one interview, in order of `dueAt`. Times are as the rules want them, past ones too: what
 * is overdue goes out at its `fireTime`. The same facts always give the same plan.
 */
export function plan(facts: PlanFacts): readonly PlannedStep[] {
  return [...thankYou(facts), ...materials(facts), ...followUps(facts)]
    .map((proposal) => settle(proposal, facts))
    .toSorted((a, b) => a.dueAt - b.dueAt || STEP_KINDS.indexOf(a.kind) - STEP_KINDS.indexOf(b.kind));
}

/** What was dealt with stays where it was; what an outcome or time has overtaken is skipped. */
function settle(proposal: Proposal, facts: PlanFacts): PlannedStep {
  const { remindAt, dead, ...step } = proposal;
  const done = doneEntry(facts, step.kind, step.person ?? step.item);
  if (done !== null) {
    return { ...step, dueAt: remindAt[0], state: done.how === "sent" ? "done" : "skipped", remindAt: [] };
  }
  if (dead || facts.outcome !== null) return { ...step, dueAt: remindAt[0], state: "skipped", remindAt: [] };
  const moments = putOff(proposal, facts);
  return { ...step, dueAt: moments[0], state: "planned", remindAt: moments };
}

/** A snooze moves the first reminder, never to an earlier time; of the others those stay that are later still. */
function putOff({ key, remindAt }: Proposal, { snoozed }: PlanFacts): Proposal["remindAt"] {
  const until = snoozed.findLast((entry) => entry.key === key)?.until;
  if (until === undefined) return remindAt;
  const [planned, ...nudges] = remindAt;
  const first = latest(planned, until);
  return [first, ...nudges.filter((nudge) => nudge > first)];
}
