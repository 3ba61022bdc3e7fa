import type { Field } from "../../src/core/conversation/field.ts";
import { FORM_FIELDS } from "../../src/core/conversation/fields.ts";
import type { Answers, FieldName, FormName } from "../../src/core/conversation/state.ts";
import { say } from "../../src/core/text/say.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import { dayAt, type ZoneId } from "../../src/core/time/zone.ts";
import type { Language } from "../../src/core/user.ts";
import { answersOf } from "../shared/answers-of.ts";
import { plain } from "./blocks.ts";
import { type InputBlock, inputBlock, modal, picker, textInput } from "./modal.ts";

/** Through whose eyes the form is shown. */
export interface FormLens {
  readonly language: Language;
  readonly now: Instant;
  readonly zone: ZoneId;
}

/** What was filled in, by the block it was filled in at. */
export type Filled = ReadonlyMap<string, string>;

/** Enough for ten people with their titles. */
const MAX_ANSWER = 1000;
/** Slack's limits for an option's label and value. */
const MAX_OPTION_LABEL = 75;
const MAX_OPTION_VALUE = 150;

/** Beside a field's own block, whose id is the field's name: how else, or what more, can be filled in for it. */
const WHEN_START = "when.start";
const WHEN_END = "when.end";
const PROMISE_DAY = "promise.day";

const TITLES = { interview: "slack.form.title", debrief: "slack.form.debrief" } as const;

/**
 * The form for an interview to be logged, or for looking back at one, from the one declaration of the fields; that of
 * a debrief carries the press by which it was opened.
 */
export function fieldsForm(form: FormName, lens: FormLens, carried = ""): unknown {
  const { language } = lens;
  return modal(
    form,
    {
      title: say(language, TITLES[form]),
      submit: say(language, "slack.form.submit"),
      close: say(language, "slack.form.close"),
    },
    {
      blocks: FORM_FIELDS[form].flatMap((field) => blocksOf(field, lens)),
      carried,
    },
  );
}

/** A field is one line to type in, unless it says otherwise here. */
const OTHERWISE: Readonly<
  Partial<Record<FieldName, (field: Field, lens: FormLens) => readonly InputBlock[]>>
> = {
  when: whenBlocks,
  promise: (field, lens) => [
    ownBlock(field, lens, textInput({ max_length: MAX_ANSWER })),
    inputBlock(PROMISE_DAY, say(lens.language, "slack.form.promise-day"), picker("datepicker"), {
      optional: true,
    }),
  ],
  channel: choiceBlock,
  feeling: choiceBlock,
  materials: multilineBlock,
  hook: multilineBlock,
};

function blocksOf(field: Field, lens: FormLens): readonly InputBlock[] {
  const blocks = OTHERWISE[field.name];
  return blocks?.(field, lens) ?? [ownBlock(field, lens, textInput({ max_length: MAX_ANSWER }))];
}

function ownBlock(
  { name, label, question, optional }: Field,
  { language }: FormLens,
  element: InputBlock["element"],
): InputBlock {
  return inputBlock(name, say(language, label), element, { hint: say(language, question), optional });
}

function multilineBlock(field: Field, lens: FormLens): readonly InputBlock[] {
  return [ownBlock(field, lens, textInput({ multiline: true, max_length: MAX_ANSWER }))];
}

function whenBlocks({ name, label, optional }: Field, lens: FormLens): readonly InputBlock[] {
  const { language } = lens;
  const today = picker("datepicker", { initial_date: dayAt(lens.now, lens.zone) });
  return [
    inputBlock(name, say(language, label), today, { optional }),
    inputBlock(WHEN_START, say(language, "slack.form.start"), picker("timepicker"), { optional }),
    inputBlock(WHEN_END, say(language, "slack.form.end"), picker("timepicker"), {
      hint: say(language, "slack.form.end-hint"),
      optional: true,
    }),
  ];
}

function choiceBlock(field: Field, lens: FormLens): readonly InputBlock[] {
  return [ownBlock(field, lens, choices(field, lens))];
}

/** A list of what the field's quick answers stand for. */
function choices(field: Field, lens: FormLens): InputBlock["element"] {
  const quick = field.quick({ ...lens, commands: "words", locale: null, values: {} });
  const options = quick
    .filter(({ label, text }) => label.length <= MAX_OPTION_LABEL && text.length <= MAX_OPTION_VALUE)
    .map(({ label, text }) => ({ text: plain(label), value: text }));
  return { type: "static_select", options };
}

/** What is wrong with how the form was filled in, before anybody reads the answers; by block. */
export function formProblems(filled: Filled, language: Language): Readonly<Record<string, string>> {
  const isTwice = filled.has("promise") && filled.has(PROMISE_DAY);
  const [start, end] = [filled.get(WHEN_START), filled.get(WHEN_END)];
  const isBackwards = start !== undefined && end !== undefined && end <= start;
  return {
    ...(isBackwards && { [WHEN_END]: say(language, "slack.form.end-first") }),
    ...(isTwice && { [PROMISE_DAY]: say(language, "slack.form.either") }),
  };
}

/** The answers, in words that the fields read. */
export function formAnswers(form: FormName, filled: Filled): Answers {
  // All its fields are in the form; what is not among the answers was left empty.
  const given = new Map([...FORM_FIELDS[form].map(({ name }): [string, string] => [name, ""]), ...filled]);
  const day = filled.get("when");
  const [start = "", end] = [filled.get(WHEN_START), filled.get(WHEN_END)];
  if (day !== undefined) given.set("when", `${day} ${start}${end === undefined ? "" : `-${end}`}`.trim());
  const promised = filled.get(PROMISE_DAY);
  if (promised !== undefined) given.set("promise", `by ${promised}`);
  // A line each is as good as a comma in between.
  const materials = filled.get("materials");
  if (materials !== undefined) given.set("materials", materials.trim().replace(/\s*\n\s*/gu, ", "));
  return answersOf(given);
}

/** The block at which a field's problem is shown. */
export function blockOf(field: FieldName, filled: Filled): string {
  return field === "promise" && filled.has(PROMISE_DAY) ? PROMISE_DAY : field;
}
