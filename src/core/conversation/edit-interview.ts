import type { StoredInterview } from "../stored-interview.ts";
import { showForm } from "./form.ts";
import { formValues } from "./save-form.ts";
import type { Conversation, Form } from "./state.ts";
import { type Facts, reply, type StepResult } from "./turn.ts";

/** Opens the edit screen of an interview that is already saved. */
export function editInterview(conversation: Conversation, { interview }: StoredInterview, facts: Facts): StepResult {
  const form: Form = {
    interview: interview.id,
    editing: interview.revision,
    values: formValues(interview),
    at: "edit",
    detour: false,
    line: null,
    choices: [],
    partial: null,
    unplaced: [],
  };
  const shown = showForm(conversation, form, facts);
  return reply(shown.next, shown.view);
}
