import { freshId, type InterviewId } from "../ids.ts";
import type { Interview } from "../interview.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { tell } from "../view/lens.ts";
import { cleanText } from "./clean-text.ts";
import type { Field } from "./field.ts";
import { FIELDS, FORM_FIELDS } from "./fields.ts";
import { isChange, onward, showForm } from "./form.ts";
import { formName } from "./form-name.ts";
import { answerLine, leftEmpty } from "./given-answers.ts";
import { doubtLine } from "./line-doubts.ts";
import { readLine } from "./one-line.ts";
import { formValues } from "./save-form.ts";
import { showAsk } from "./show-ask.ts";
import type { Answers, Conversation, Form, FormValues } from "./state.ts";
import { type Facts, fieldContext, lens, reply, type StepResult } from "./turn.ts";

export function emptyForm(interview: InterviewId, values: FormValues): Form {
  return {
    name: "interview",
    interview,
    editing: null,
    values,
    at: "company",
    detour: false,
    line: null,
    choices: [],
    partial: null,
    unplaced: [],
  };
}

/** The form that something would be lost with, or null: nothing answered yet, nothing changed yet. */
export function unfinished({ form }: Conversation, facts: Facts): Form | null {
  if (form === null) return null;
  if (form.editing === null) return form.line === null && Object.keys(form.values).length === 0 ? null : form;
  if (form.name === "debrief") {
    const isEmpty = FORM_FIELDS.debrief.every(({ name }) => (form.values[name] ?? null) === null);
    return form.line === null && isEmpty ? null : form;
  }
  const stored = facts.interviews.find(({ interview }) => interview.id === form.interview);
  const isSame =
    stored !== undefined && JSON.stringify(formValues(stored.interview)) === JSON.stringify(form.values);
  return isSame ? null : form;
}

/** `/interview`, with or without a line; an unfinished one is not thrown away without asking. */
export function startForm(
  conversation: Conversation,
  line: string,
  facts: Facts,
  values: FormValues = {},
): StepResult {
  const open = unfinished(conversation, facts);
  const { ask } = conversation;
  if (open !== null && ask?.kind === "unfinished" && line === "") {
    // The line that came before still waits for the answer.
    const again = showAsk(conversation, ask, facts);
    return reply(again.next, again.view);
  }
  if (open === null) return beginForm({ ...conversation, form: null }, line, facts, values);
  if (line === "" && open.editing === null) return resumeForm(conversation, open, facts);
  const asked = showAsk(conversation, { kind: "unfinished", line, debrief: null }, facts);
  return reply(asked.next, asked.view);
}

/**
 * A new form; a line is read at once, or as soon as the time zone it depends on is known. `values` are answers that
 * are there already.
 */
export function beginForm(
  conversation: Conversation,
  line: string,
  facts: Facts,
  values: FormValues = {},
): StepResult {
  const form = emptyForm(freshId<InterviewId>(facts.newId), values);
  const begun = line === "" ? form : withLine({ ...form, line }, facts);
  const shown = showForm({ ...conversation, ask: null }, begun, facts);
  return reply(shown.next, shown.view);
}

/** Reads the waiting line into the form, once the time zone is known; what leaves a doubt goes on waiting. */
export function withLine(form: Form, facts: Facts): Form {
  if (form.line === null || form.name === "debrief" || facts.user.timeZone === null) return form;
  const { values, doubts, unplaced } = readLine(form.line, fieldContext(facts, form.values));
  return onward(
    { ...form, values, unplaced: [...form.unplaced, ...unplaced], line: doubtLine(doubts) },
    facts,
  );
}

export function resumeForm(conversation: Conversation, form: Form, facts: Facts): StepResult {
  const what = formName(form, facts);
  const before = tell(lens(facts), form.editing === null ? "form.continue" : "form.continue-edit", { what });
  const shown = showForm({ ...conversation, ask: null }, form, facts, [before]);
  return reply(shown.next, shown.view);
}

/** The next round with the same employer: company, role and people are filled in already. */
export function startNextRound(conversation: Conversation, interview: Interview, facts: Facts): StepResult {
  const open = unfinished(conversation, facts);
  if (open !== null) return finishFirst(conversation, open, facts);
  const { company, role, people } = formValues(interview);
  const form = onward(emptyForm(freshId<InterviewId>(facts.newId), { company, role, people }), facts);
  const shown = showForm({ ...conversation, ask: null }, form, facts);
  return reply(shown.next, shown.view);
}

/**
 * Opens a screen, or the question of a field, to change an interview that is already saved. One that is open for it
 * goes on with what it holds.
 */
export function editInterview(
  conversation: Conversation,
  { interview }: StoredInterview,
  facts: Facts,
  at: Form["at"] = "edit",
): StepResult {
  const open = unfinished(conversation, facts);
  const isThis = open !== null && isChange(open) && open.interview === interview.id;
  if (open !== null && !isThis) return finishFirst(conversation, open, facts);
  const form: Form = isThis
    ? open
    : { ...emptyForm(interview.id, formValues(interview)), editing: interview.revision };
  const shown = showForm(
    { ...conversation, ask: null },
    { ...form, at, detour: false, choices: [], partial: null },
    facts,
  );
  return reply(shown.next, shown.view);
}

/** One form at a time: the one with answers in it is shown again, and the button pressed works later as well. */
export function finishFirst(conversation: Conversation, open: Form, facts: Facts): StepResult {
  const what = formName(open, facts);
  const key = open.editing === null ? "form.first" : "form.first-edit";
  const shown = showForm({ ...conversation, ask: null }, open, facts, [tell(lens(facts), key, { what })]);
  return reply(shown.next, shown.view);
}

/**
 * A form with several answers given at once. Each goes to its field; one that leaves a doubt is asked again
 * with what was typed kept, and so is everything that was not asked. What was asked and left empty is not asked
 * again, where it may be empty.
 */
export function startFilled(conversation: Conversation, answers: Answers, facts: Facts): StepResult {
  const isLeftEmpty = ({ name, optional }: Field): boolean =>
    optional && answers[name] !== undefined && cleanText(answers[name]) === "";
  const values = leftEmpty(FIELDS.filter(isLeftEmpty));
  return startForm(conversation, answerLine(FIELDS, answers) ?? "", facts, values);
}
