import { type Interview, isOver } from "./interview.ts";
import type { PlannedStep } from "./playbook/facts.ts";

/** An interview as it is stored: what was said and done, and the plan that followed from it. */
export interface StoredInterview {
  readonly interview: Interview;
  readonly steps: readonly PlannedStep[];
}

/** Whether it is still waited for, or something is left to do: thanks after an invitation, a farewell after a no. */
export function isOpen({ interview, steps }: StoredInterview): boolean {
  return !isOver(interview) || steps.some(({ state }) => state === "planned");
}
