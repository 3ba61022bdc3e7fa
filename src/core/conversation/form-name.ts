import { tell } from "../view/lens.ts";
import { interviewName } from "../view/step-text.ts";
import type { Form } from "./state.ts";
import { type Facts, lens } from "./turn.ts";

/** What a form is about, for sentences: the company, or "an interview" while it has no name. */
export function formName(form: Form, facts: Facts): string {
  const { company, role } = form.values;
  return company === undefined
    ? tell(lens(facts), "form.unnamed")
    : interviewName({ company, role: role ?? null });
}
