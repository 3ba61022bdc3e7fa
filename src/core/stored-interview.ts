import type { Interview } from "./interview.ts";
import type { PlannedStep } from "./playbook/facts.ts";

/** An interview as it is stored: what was said and done, and the plan that followed from it. */
export interface StoredInterview {
  readonly interview: Interview;
  readonly steps: readonly PlannedStep[];
}
