import type { Interview } from "../interview.ts";
import type { PlannedStep } from "../playbook/facts.ts";
import type { PlanChanges } from "../playbook/plan-changes.ts";
import { comingText, type Lens, tell, timeText } from "./lens.ts";
import { stepTitle } from "./step-text.ts";

/** What is no longer planned, in one sentence; null where everything still is. `before` knows whom it was about. */
export function droppedNote(lens: Lens, before: Interview, { dropped }: PlanChanges): string | null {
  if (dropped.length === 0) return null;
  const steps = dropped.map((step) => stepTitle(lens, before, step)).join(", ");
  return tell(lens, "changed.dropped", { steps });
}

/**
 * What a new plan changes and what it does not, a sentence each. `dropped` stands first: what to say of the steps
 * that fell away, where their names alone will not do.
 */
export function changeNotes(
  lens: Lens,
  { before, now }: { readonly before: Interview; readonly now: Interview },
  changes: PlanChanges,
  dropped: string | null = droppedNote(lens, before, changes),
): readonly string[] {
  const notes = [
    ...(dropped === null ? [] : [dropped]),
    ...changes.moved.map(({ from, to }) =>
      tell(lens, "replied.moved", {
        step: stepTitle(lens, now, to),
        from: timeText(lens, from.dueAt),
        to: comingText(lens, to.dueAt),
      }),
    ),
    ...addedNote(lens, now, changes.added),
  ];
  if (notes.length === 0) return [tell(lens, "replied.nothing-moved")];
  return [
    ...notes,
    ...(changes.kept.length > 0 ? [tell(lens, "replied.rest-stays")] : []),
    ...(now.done.length > 0 ? [tell(lens, "changed.done-stays")] : []),
  ];
}

function addedNote(lens: Lens, interview: Interview, added: readonly PlannedStep[]): readonly string[] {
  if (added.length === 0) return [];
  const steps = added.map((step) => {
    const when = comingText(lens, step.dueAt);
    return tell(lens, "changed.step", { step: stepTitle(lens, interview, step), when });
  });
  return [tell(lens, "changed.added", { steps: steps.join("; ") })];
}
