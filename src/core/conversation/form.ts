import { tell } from "../view/lens.ts";
import { editView, questionView, summaryView } from "../view/form-view.ts";
import { interviewName } from "../view/step-text.ts";
import { view, type View } from "../view/view.ts";
import type { Field, Parsed } from "./field.ts";
import { FIELDS, fieldOf } from "./fields.ts";
import { saveForm } from "./save-form.ts";
import type { Conversation, FieldName, Form, FormValues } from "./state.ts";
import { askTimeZone } from "./time-zone.ts";
import { type Facts, fieldContext, lens, redraw, reply, type StepResult } from "./turn.ts";

/** The first field that was neither answered nor skipped. */
function firstOpen(values: FormValues): FieldName | null {
  return FIELDS.find(({ name }) => values[name] === undefined)?.name ?? null;
}

/** What a form asks next: the field it went to on purpose, else the first one open, else the summary. */
export function onward(form: Form): Form {
  const at = form.detour || form.editing !== null ? backTo(form) : (firstOpen(form.values) ?? "summary");
  return { ...form, at, detour: false, choices: [], partial: null };
}

function backTo(form: Form): Form["at"] {
  return form.editing === null ? "summary" : "edit";
}

/**
 * Shows where the form stands as a new turn. A field that needs the person's zone, and a one-line log that
 * waits for it, ask for the zone first.
 */
export function showForm(
  conversation: Conversation,
  form: Form,
  facts: Facts,
  before: readonly string[] = [],
): { readonly next: Conversation; readonly view: View } {
  const turn = conversation.turn + 1;
  const context = fieldContext(facts, form.values);
  if (form.at === "summary" || form.at === "edit") {
    const shown = form.at === "summary" ? summaryView : editView;
    const next = { ...conversation, turn, form };
    return { next, view: shown(form, turn, context, before) };
  }
  const field = fieldOf(form.at);
  if (facts.user.timeZone === null && (field.needsZone || form.line !== null)) {
    return askTimeZone({ ...conversation, form }, facts, before);
  }
  return showQuestion(conversation, form, facts, { field, prompt: null, before, answers: field.quick(context) });
}

function showQuestion(
  conversation: Conversation,
  form: Form,
  facts: Facts,
  shown: {
    readonly field: Field;
    readonly prompt: string | null;
    readonly before: readonly string[];
    readonly answers: ReturnType<Field["quick"]>;
  },
): { readonly next: Conversation; readonly view: View } {
  const turn = conversation.turn + 1;
  const asked: Form = { ...form, choices: shown.answers.map(({ text }) => text) };
  return {
    next: { ...conversation, turn, form: asked },
    view: questionView({ ...shown, form: asked, turn, context: fieldContext(facts, form.values) }),
  };
}

/** A typed answer to whatever the form shows. */
export function answerForm(conversation: Conversation, form: Form, text: string, facts: Facts): StepResult {
  if (form.at === "summary" || form.at === "edit") return answerSummary(conversation, form, text, facts);
  const field = fieldOf(form.at);
  const parsed = readAnswer(field, form, text, facts);
  if (parsed.kind === "value") {
    const shown = showForm(conversation, onward({ ...form, values: parsed.value }), facts);
    return reply(shown.next, shown.view);
  }
  const context = fieldContext(facts, form.values);
  if (parsed.kind === "unsure") {
    const partial = { ...form, partial: parsed.partial };
    const shown = showQuestion(conversation, partial, facts, {
      field,
      prompt: parsed.prompt,
      before: [],
      answers: parsed.answers,
    });
    return reply(shown.next, shown.view);
  }
  const shown = showQuestion(conversation, form, facts, {
    field,
    prompt: parsed.sentence,
    before: [],
    answers: field.quick(context),
  });
  return reply(shown.next, shown.view);
}

/** What is typed after half an answer ("at 2" after "yesterday") completes it, unless it stands by itself. */
function readAnswer(field: Field, form: Form, text: string, facts: Facts): Parsed<FormValues> {
  const context = fieldContext(facts, form.values);
  const alone = field.read(text, context);
  if (form.partial === null || alone.kind === "value") return alone;
  const together = field.read(`${form.partial} ${text}`, context);
  return together.kind === "value" ? together : alone;
}

function answerSummary(conversation: Conversation, form: Form, text: string, facts: Facts): StepResult {
  const word = text.toLowerCase().replace(/[.!]+$/u, "");
  if (/^(save|yes|y|ok|okay|right|correct)$/u.test(word)) return pressForm(conversation, form, "save", facts);
  if (/^(edit|change|no|n)$/u.test(word)) return pressForm(conversation, form, "edit", facts);
  const shown = showForm(conversation, form, facts, [tell(lens(facts), "form.press-or-type")]);
  return reply(shown.next, shown.view);
}

/** A pressed button of the question the form shows. Unknown verbs show the question again. */
export function pressForm(conversation: Conversation, form: Form, verb: string, facts: Facts): StepResult {
  const quick = /^q(\d)$/u.exec(verb);
  const choice = quick === null ? undefined : form.choices[Number(quick[1])];
  if (choice !== undefined) return answerForm(conversation, form, choice, facts);
  const field = /^f-([a-z]+)$/u.exec(verb)?.[1];
  const wanted = FIELDS.find(({ name }) => name === field);
  if (wanted !== undefined) return goTo(conversation, { ...form, at: wanted.name, detour: true }, facts);
  switch (verb) {
    case "save":
      return saveForm(conversation, form, facts);
    case "cancel":
      return cancelForm(conversation, form, facts);
    case "edit":
      return goTo(conversation, { ...form, at: "edit", detour: false }, facts);
    case "done":
      return goTo(conversation, { ...form, at: firstOpen(form.values) ?? "summary", detour: false }, facts);
    case "back":
      return goTo(conversation, { ...form, at: previous(form), detour: false }, facts);
    case "skip":
      return goTo(conversation, onward({ ...form, values: skipped(form, false) }), facts);
    case "rest":
      return goTo(conversation, onward({ ...form, values: skipped(form, true) }), facts);
    default:
      return goTo(conversation, form, facts);
  }
}

/** Moves the form and redraws the pressed message with what it shows there. */
function goTo(conversation: Conversation, form: Form, facts: Facts): StepResult {
  const shown = showForm(conversation, { ...form, choices: [], partial: null }, facts);
  return redraw(shown.next, shown.view);
}

function previous(form: Form): Form["at"] {
  if (form.detour) return "edit";
  const index = FIELDS.findIndex(({ name }) => name === form.at);
  return FIELDS[Math.max(0, index - 1)]?.name ?? "company";
}

function skipped(form: Form, all: boolean): FormValues {
  const names = FIELDS.filter(
    ({ name, optional }) => optional && (name === form.at || (all && form.values[name] === undefined)),
  ).map(({ name }) => [name, null] as const);
  return { ...form.values, ...Object.fromEntries(names) };
}

export function cancelForm(conversation: Conversation, form: Form, facts: Facts): StepResult {
  const next = { ...conversation, form: null };
  const key = form.editing === null ? "form.cancelled" : "form.unchanged";
  return redraw(next, view([{ kind: "text", text: tell(lens(facts), key) }]));
}

/** What a form is about, for sentences: the company, or "an interview" while it has no name. */
export function formName(form: Form, facts: Facts): string {
  const { company, role } = form.values;
  return company === undefined
    ? tell(lens(facts), "form.unnamed")
    : interviewName({ company, role: role ?? null });
}
