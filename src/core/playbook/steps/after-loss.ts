import { addMonths } from "../../time/day.ts";
import { after, type Instant } from "../../time/instant.ts";
import { dayAt } from "../../time/zone.ts";
import { type StepKind, stepKey } from "../facts.ts";
import { doneEntry, type KnownFacts } from "../known-facts.ts";
import { overdueTouch, touchFrom } from "../office-hours.ts";
import type { RuleId } from "../rules.ts";
import { TIMING } from "../timing.ts";
import { lateAfter, plainStep, type Proposal } from "./proposal.ts";

type LossKind = Extract<StepKind, "graceful-reply" | "ask-feedback" | "keep-in-touch">;

const RULES: Readonly<Record<LossKind, readonly RuleId[]>> = {
  "graceful-reply": ["lose-gracefully", "keep-the-contact"],
  "ask-feedback": ["ask-for-feedback", "lessons"],
  "keep-in-touch": ["keep-the-contact", "keep-searching"],
};

/** When the job is lost: a graceful reply and a question why at once, and a look at new openings in three months. */
export function afterLoss(facts: KnownFacts): readonly Proposal[] {
  const kinds = ["graceful-reply", "ask-feedback", "keep-in-touch"] as const;
  return kinds
    .filter((kind) => facts.outcome === "lost" || doneEntry(facts, kind) !== null)
    .map((kind) => farewell(kind, facts));
}

function farewell(kind: LossKind, facts: KnownFacts): Proposal {
  const lasts = kind === "keep-in-touch" ? null : TIMING[kind].tooLateAfterLossMs;
  return {
    ...plainStep(kind),
    channel: "email",
    rules: RULES[kind],
    remindAt: [lossTime(kind, facts)],
    dead: lasts === null ? null : lateAfter(after(facts.outcomeAt, lasts), stepKey(kind), facts),
  };
}

/** Where the job is open again, what was done about its loss counts from then. */
function lossTime(kind: LossKind, facts: KnownFacts): Instant {
  const { outcome, outcomeAt, employerZone } = facts;
  const lost = outcome === "lost" ? outcomeAt : (doneEntry(facts, kind)?.at ?? outcomeAt);
  if (kind !== "keep-in-touch") return overdueTouch(after(lost, TIMING[kind].afterLossMs), "email", facts);
  const day = addMonths(dayAt(lost, employerZone), TIMING[kind].afterLossMonths);
  return touchFrom(day, lost, "email", facts);
}
