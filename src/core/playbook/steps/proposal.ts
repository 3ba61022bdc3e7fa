import type { Instant } from "../../time/instant.ts";
import { type DoneStep, type PlanFacts, type PlannedStep, type StepKind, stepKey } from "../facts.ts";

/** A step as the rules alone would have it, before what was done, put off or decided changes it. */
export interface Proposal extends Omit<PlannedStep, "dueAt" | "state" | "remindAt"> {
  readonly remindAt: readonly [Instant, ...Instant[]];
  /** True when there is no point in it any more. */
  readonly dead: boolean;
}

/** How the step was dealt with, or null. An entry that names no subject speaks for every step of its kind. */
export function doneEntry(facts: PlanFacts, kind: StepKind, subject: string | null = null): DoneStep | null {
  const key = stepKey(kind, subject);
  const general = stepKey(kind);
  return (
    facts.done.find((entry) => entry.key === key) ?? facts.done.find((entry) => entry.key === general) ?? null
  );
}
