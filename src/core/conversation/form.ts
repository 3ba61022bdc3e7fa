import { detailsView, editView, fieldVerb, questionView, summaryView } from "../view/form-view.ts";
import { tell } from "../view/lens.ts";
import { view } from "../view/view.ts";
import { DETAILS } from "./detail-fields.ts";
import { type Field, isAhead, type Parsed } from "./field.ts";
import { ALL_FIELDS, FORM_FIELDS, fieldOf } from "./fields.ts";
import { takeDoubt } from "./line-doubts.ts";
import { formValues, saveForm } from "./save-form.ts";
import type { Conversation, FieldName, Form, FormValues } from "./state.ts";
import { askTimeZone } from "./time-zone.ts";
import {
  asReply,
  type Facts,
  fieldContext,
  lens,
  redraw,
  reply,
  type Shown,
  type StepResult,
} from "./turn.ts";

/**
 * The questions of a form. An interview that is still to come has fewer, but for those that are being asked since
 * what was typed for them left a doubt.
 */
function questions({ name: form, values, line, at }: Form, { now }: Facts): readonly Field[] {
  const isBefore = form === "interview" && isAhead(values, now);
  return FORM_FIELDS[form].filter(
    ({ name, ahead }) => !isBefore || ahead !== null || name === at || takeDoubt(line, name).text !== null,
  );
}

/** The first field that was neither answered nor skipped. */
function firstOpen(form: Form, facts: Facts): FieldName | null {
  return questions(form, facts).find(({ name }) => form.values[name] === undefined)?.name ?? null;
}

const SCREENS = { summary: summaryView, edit: editView, details: detailsView } as const;

function isScreen(at: Form["at"]): at is keyof typeof SCREENS {
  return at in SCREENS;
}

/** The fields that can be chosen from the screens of this form. */
function changeable({ name }: Form): readonly Field[] {
  return name === "interview" ? ALL_FIELDS : FORM_FIELDS[name];
}

/** A debrief has no details: its own screen stands in. */
const detailsOf = ({ name }: Form): "details" | "edit" => (name === "interview" ? "details" : "edit");

/** What a form asks next: the field it went to on purpose, else the first one open, else the summary. */
export function onward(form: Form, facts: Facts): Form {
  const at = form.detour || isChange(form) ? backTo(form) : (firstOpen(form, facts) ?? "summary");
  return { ...form, at, detour: false, choices: [], partial: null };
}

/** The screens from which any field of an interview can be changed: they ask nothing by themselves. */
export function isChange({ name, editing }: Form): boolean {
  return name === "interview" && editing !== null;
}

function backTo(form: Form): Form["at"] {
  if (isDetail(form)) return "details";
  return isChange(form) ? "edit" : "summary";
}

function isDetail({ name: form, at }: Form): boolean {
  return form === "interview" && DETAILS.some(({ name }) => name === at);
}

/**
 * Shows where the form stands as a new turn. A field that needs the person's zone, and a one-line log that
 * waits for it, ask for the zone first. A part of such a line that left a doubt is taken up with its question.
 */
export function showForm(
  conversation: Conversation,
  form: Form,
  facts: Facts,
  before: readonly string[] = [],
): Shown {
  const turn = conversation.turn + 1;
  const context = fieldContext(facts, form.values);
  if (form.at === "summary" || form.at === "edit" || form.at === "details") {
    return { next: { ...conversation, turn, form }, view: SCREENS[form.at](form, turn, context, before) };
  }
  const field = fieldOf(form.at);
  if (facts.user.timeZone === null && (field.needsZone || form.line !== null)) {
    return askTimeZone({ ...conversation, form }, facts, before);
  }
  const { text, rest } = takeDoubt(form.line, field.name);
  if (text === null)
    return showQuestion(conversation, form, facts, {
      field,
      prompt: null,
      before,
      answers: field.quick(context),
    });
  const parsed = field.read(text, context);
  const taken = { ...form, line: rest };
  if (parsed.kind === "value") {
    return showForm(conversation, onward({ ...taken, values: parsed.value }, facts), facts, before);
  }
  const youWrote = tell(lens(facts), "form.you-wrote", { part: text });
  return askAgain(conversation, taken, facts, { parsed, before: [...before, youWrote] });
}

/** The question once more: what the answer left open, or what would work instead. */
function askAgain(
  conversation: Conversation,
  form: Form,
  facts: Facts,
  {
    parsed,
    before,
  }: { readonly parsed: Exclude<Parsed<FormValues>, { kind: "value" }>; readonly before: readonly string[] },
): Shown {
  const field = fieldOf(isScreen(form.at) ? "company" : form.at);
  if (parsed.kind === "unsure") {
    const { prompt, partial, answers } = parsed;
    return showQuestion(conversation, { ...form, partial }, facts, { field, prompt, before, answers });
  }
  const answers = field.quick(fieldContext(facts, form.values));
  return showQuestion(conversation, form, facts, { field, prompt: parsed.sentence, before, answers });
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
): Shown {
  const turn = conversation.turn + 1;
  const asked: Form = { ...form, choices: shown.answers.map(({ text }) => text) };
  return {
    next: { ...conversation, turn, form: asked },
    view: questionView({
      ...shown,
      form: asked,
      turn,
      context: fieldContext(facts, form.values),
      known: form.name === "debrief" ? knownOf(shown.field, form, facts) : null,
    }),
  };
}

/** What the interview says already about what a debrief asks for. */
function knownOf(field: Field, { interview: id }: Form, facts: Facts): string | null {
  const stored = facts.interviews.find(({ interview }) => interview.id === id);
  return stored === undefined ? null : field.show(fieldContext(facts, formValues(stored.interview)));
}

/** A typed answer to whatever the form shows. */
export function answerForm(conversation: Conversation, form: Form, text: string, facts: Facts): StepResult {
  if (isScreen(form.at)) return answerScreen(conversation, form, text, facts);
  const field = fieldOf(form.at);
  const verb = typedVerb(text, field);
  if (verb !== null) return asReply(pressForm(conversation, form, verb, facts));
  const parsed = readAnswer(field, form, text, facts);
  const shown =
    parsed.kind === "value"
      ? showForm(conversation, onward({ ...form, values: parsed.value }, facts), facts)
      : askAgain(conversation, form, facts, { parsed, before: [] });
  return reply(shown.next, shown.view);
}

/** The words on the buttons around a question work when they are typed as well. */
function typedVerb(text: string, { optional }: Field): string | null {
  const word = text.toLowerCase().replace(/[.!]+$/u, "");
  if (word === "back" || word === "cancel") return word;
  if (!optional) return null;
  if (word === "skip the rest") return "rest";
  return word === "skip" ? word : null;
}

/** What is typed after half an answer ("at 2" after "yesterday") completes it, where the two make sense together. */
function readAnswer(field: Field, form: Form, text: string, facts: Facts): Parsed<FormValues> {
  const context = fieldContext(facts, form.values);
  if (form.partial === null) return field.read(text, context);
  const together = field.read(`${form.partial} ${text}`, context);
  return together.kind === "value" ? together : field.read(text, context);
}

function answerScreen(conversation: Conversation, form: Form, text: string, facts: Facts): StepResult {
  const word = text.toLowerCase().replace(/[.!]+$/u, "");
  const isEdit = form.at !== "summary";
  if (/^(save|yes|y|ok|okay|right|correct)$/u.test(word))
    return asReply(pressForm(conversation, form, "save", facts));
  if (/^(edit|change|no|n)$/u.test(word)) return asReply(pressForm(conversation, form, "edit", facts));
  if (/^(cancel|done|details)$/u.test(word)) return asReply(pressForm(conversation, form, word, facts));
  const named = changeable(form).find(({ label }) => tell(lens(facts), label).toLowerCase() === word);
  if (named !== undefined) return asReply(pressForm(conversation, form, fieldVerb(named), facts));
  const shown = showForm(conversation, form, facts, [
    tell(lens(facts), isEdit ? "form.press-field" : "form.press-or-type"),
  ]);
  return reply(shown.next, shown.view);
}

/** A pressed button of the question the form shows. Unknown verbs show the question again. */
export function pressForm(conversation: Conversation, form: Form, verb: string, facts: Facts): StepResult {
  const quick = /^q(\d)$/u.exec(verb);
  const choice = quick === null ? undefined : form.choices[Number(quick[1])];
  if (choice !== undefined) return answerForm(conversation, form, choice, facts);
  const wanted = changeable(form).find((field) => fieldVerb(field) === verb);
  if (wanted !== undefined) return goTo(conversation, { ...form, at: wanted.name, detour: true }, facts);
  switch (verb) {
    case "save":
      return save(conversation, form, facts);
    case "cancel":
      return cancelForm(conversation, form, facts);
    case "edit":
      return goTo(conversation, { ...form, at: "edit", detour: false }, facts);
    case "details":
      return goTo(conversation, { ...form, at: detailsOf(form), detour: false }, facts);
    case "done":
      return goTo(conversation, onward({ ...form, at: "edit", detour: false }, facts), facts);
    case "back":
      return goTo(conversation, { ...form, at: previous(form, facts), detour: false }, facts);
    case "keep":
      return goTo(conversation, onward(form, facts), facts);
    case "skip":
      return goTo(conversation, onward({ ...form, values: skipped(form) }, facts), facts);
    case "rest":
      return goTo(conversation, onward({ ...form, values: restSkipped(form) }, facts), facts);
    default:
      return goTo(conversation, form, facts);
  }
}

/** Saves what is complete; where a question that must be answered is open, that is asked instead. */
function save(conversation: Conversation, form: Form, facts: Facts): StepResult {
  const missing = ALL_FIELDS.find(({ name, optional }) => !optional && form.values[name] === undefined);
  return missing === undefined
    ? saveForm(conversation, form, facts)
    : goTo(conversation, { ...form, at: missing.name, detour: false }, facts);
}

/** Moves the form and redraws the pressed message with what it shows there. */
function goTo(conversation: Conversation, form: Form, facts: Facts): StepResult {
  const shown = showForm(conversation, { ...form, choices: [], partial: null }, facts);
  return redraw(shown.next, shown.view);
}

function previous(form: Form, facts: Facts): Form["at"] {
  if (form.detour || isChange(form)) return isDetail(form) ? "details" : "edit";
  if (form.at === "edit") return "summary";
  if (form.at === "details") return "edit";
  const asked = questions(form, facts);
  const index = form.at === "summary" ? asked.length : asked.findIndex(({ name }) => name === form.at);
  return asked[Math.max(0, index - 1)]?.name ?? "summary";
}

function skipped({ at, values }: Form): FormValues {
  const field = ALL_FIELDS.find(({ name, optional }) => optional && name === at);
  return field === undefined ? values : { ...values, [field.name]: null };
}

/** Everything optional that was not answered yet; what was answered stays. */
function restSkipped({ name: form, values }: Form): FormValues {
  const names = FORM_FIELDS[form].filter(({ name, optional }) => optional && values[name] === undefined);
  return { ...values, ...Object.fromEntries(names.map(({ name }) => [name, null] as const)) };
}

export function cancelForm(conversation: Conversation, form: Form, facts: Facts): StepResult {
  const next = { ...conversation, form: null };
  const key = form.editing === null ? "form.cancelled" : "form.unchanged";
  return redraw(next, view([{ kind: "text", text: tell(lens(facts), key) }]));
}
