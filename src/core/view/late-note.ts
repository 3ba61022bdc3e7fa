import type { DueReminder } from "./digest-view.ts";
import { type Lens, tell } from "./lens.ts";
import { stepOf } from "./reminder-card.ts";
import { interviewName, stepTitle } from "./step-text.ts";

/** What has waited for us until it came too late, each thing once. */
export function lateNote(lens: Lens, late: readonly DueReminder[]): string {
  const named = late.flatMap(({ stored, reminder }) => {
    const step = stepOf(stored, reminder);
    const what = interviewName(stored.interview);
    return step === null
      ? []
      : [tell(lens, "late.step", { step: stepTitle(lens, stored.interview, step), what })];
  });
  return tell(lens, "late.left-out", { steps: [...new Set(named)].toSorted().join("; ") });
}
