import type { Outcome } from "../interview.ts";
import { type Instant, latest } from "../time/instant.ts";
import { type PlanFacts, type PlannedStep, STEP_KINDS, type StepKind } from "./facts.ts";
import { fireTime } from "./fire-time.ts";
import { keepApart } from "./keep-apart.ts";
import { doneOf, type KnownFacts, know } from "./known-facts.ts";
import { afterLoss } from "./steps/after-loss.ts";
import { ahead } from "./steps/ahead.ts";
import { call } from "./steps/call.ts";
import { cards } from "./steps/card.ts";
import { checkIns } from "./steps/check-ins.ts";
import { followUp1, followUp2, moveOn } from "./steps/follow-ups.ts";
import { materials } from "./steps/materials.ts";
import type { DeadReason, Proposal } from "./steps/proposal.ts";
import { thankYou } from "./steps/thank-you.ts";

/** Why a step is left out: the rules have an end for it, or the person chose to. */
export type SkipReason = DeadReason | "chosen";

/**
 * The whole plan of one interview, in order of `dueAt`. Times are as the rules want them, past ones too: what
 * is overdue goes out at its `fireTime`. The same facts always give the same plan.
 */
export function plan(facts: PlanFacts): readonly PlannedStep[] {
  const known = know(facts);
  return propose(known)
    .map((proposal) => settle(proposal, known))
    .toSorted((a, b) => a.dueAt - b.dueAt || STEP_KINDS.indexOf(a.kind) - STEP_KINDS.indexOf(b.kind));
}

/** Why each step is left out that the plan skips, under its key. */
export function skipReasons(facts: PlanFacts): ReadonlyMap<PlannedStep["key"], SkipReason> {
  const known = know(facts);
  return new Map(
    propose(known).flatMap((proposal) => {
      const reason = skipReason(proposal, known);
      return reason === null ? [] : [[proposal.key, reason] as const];
    }),
  );
}

function propose(facts: KnownFacts): readonly Proposal[] {
  const thanks = [...thankYou(facts), ...cards(facts)];
  const asks = [...call(facts), ...checkIns(facts), followUp1(facts), ...followUp2(facts)];
  return [
    ...ahead(facts),
    ...thanks,
    ...materials(facts),
    ...keepApart(
      asks,
      thanks.flatMap((step) => madeAt(step, facts)),
      facts,
    ),
    ...moveOn(facts),
    ...afterLoss(facts),
  ];
}

/** When thanks reach the employer: when they were sent, else when their reminder goes out; never, if skipped. */
function madeAt(step: Proposal, facts: KnownFacts): readonly Instant[] {
  const done = doneOf(facts, step);
  if (done !== null) return done.how === "sent" ? [done.at] : [];
  if (skipReason(step, facts) !== null) return [];
  return [fireTime(step, putOff(step, facts)[0], facts.now, facts)];
}

/** The steps an outcome leaves standing: an answer ends the waiting, not what they were promised. */
const STANDING: Readonly<Record<Outcome, ReadonlySet<StepKind>>> = {
  replied: new Set(["thank-you", "materials"]),
  "next-round": new Set(["thank-you", "materials"]),
  offer: new Set(),
  lost: new Set(["graceful-reply", "ask-feedback", "keep-in-touch"]),
  closed: new Set(),
};

/** Whether a step of this kind may still be planned once that is how it ended. */
export function outlasts(kind: StepKind, outcome: Outcome | null): boolean {
  return outcome === null || STANDING[outcome].has(kind);
}

function skipReason(step: Proposal, facts: KnownFacts): SkipReason | null {
  const done = doneOf(facts, step);
  if (done !== null) return done.how === "skipped" ? "chosen" : null;
  if (!outlasts(step.kind, facts.outcome)) return "outcome";
  return step.dead;
}

/** What was dealt with stays where it was; what an outcome or time has overtaken is skipped. */
function settle(proposal: Proposal, facts: KnownFacts): PlannedStep {
  const { remindAt, dead: _dead, ...step } = proposal;
  const skipped = skipReason(proposal, facts) !== null;
  const done = doneOf(facts, proposal);
  if (skipped || done !== null) {
    return { ...step, dueAt: done?.dueAt ?? remindAt[0], state: skipped ? "skipped" : "done", remindAt: [] };
  }
  const moments = putOff(proposal, facts);
  return { ...step, dueAt: moments[0], state: "planned", remindAt: moments };
}

/** A snooze moves the first reminder, never to an earlier time; of the others those stay that are later still. */
function putOff({ key, remindAt }: Proposal, { snoozedBy }: KnownFacts): Proposal["remindAt"] {
  const until = snoozedBy.get(key);
  if (until === undefined) return remindAt;
  const [planned, ...nudges] = remindAt;
  const first = latest(planned, until);
  return [first, ...nudges.filter((nudge) => nudge > first)];
}
