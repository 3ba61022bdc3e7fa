import type { PlannedStep, StepKey } from "./facts.ts";

/** What a new plan does to what was ahead until now. */
export interface PlanChanges {
  readonly moved: readonly { readonly from: PlannedStep; readonly to: PlannedStep }[];
  /** Planned until now; what was dealt with is not among them. */
  readonly dropped: readonly PlannedStep[];
  readonly added: readonly PlannedStep[];
  /** Planned, and where they were. */
  readonly kept: readonly PlannedStep[];
}

/** What differs between the plan until now and the new one, in the order of the plans. */
export function planChanges(before: readonly PlannedStep[], after: readonly PlannedStep[]): PlanChanges {
  const was = planned(before);
  const is = planned(after);
  const done = new Set(after.filter(({ state }) => state === "done").map(({ key }) => key));
  const both = [...is.values()].flatMap((to) => {
    const from = was.get(to.key);
    return from === undefined ? [] : [{ from, to }];
  });
  return {
    moved: both.filter(({ from, to }) => from.dueAt !== to.dueAt),
    dropped: [...was.values()].filter(({ key }) => !is.has(key) && !done.has(key)),
    added: [...is.values()].filter(({ key }) => !was.has(key)),
    kept: both.filter(({ from, to }) => from.dueAt === to.dueAt).map(({ to }) => to),
  };
}

function planned(steps: readonly PlannedStep[]): ReadonlyMap<StepKey, PlannedStep> {
  return new Map(steps.filter(({ state }) => state === "planned").map((step) => [step.key, step]));
}
