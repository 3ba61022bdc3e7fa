import { DETAILS } from "../conversation/detail-fields.ts";
import {
  type Field,
  type FieldContext,
  isAhead,
  type QuickAnswer,
  questionOf,
} from "../conversation/field.ts";
import { ALL_FIELDS, FORM_FIELDS } from "../conversation/fields.ts";
import { isEndAssumed } from "../conversation/read-interview-time.ts";
import type { Form } from "../conversation/state.ts";
import type { PlainKey } from "../text/say.ts";
import { button, inRows, labelled } from "./buttons.ts";
import { tell } from "./lens.ts";
import { noteBlocks } from "./reminder-card.ts";
import { type Block, type Button, type FieldRow, type View, view } from "./view.ts";

/** Quick answers as buttons: the nth sends `q<n>`. Wide labels stand two to a row. */
export function quickButtons(turn: number, answers: readonly QuickAnswer[]): readonly (readonly Button[])[] {
  const buttons = answers.map(({ label }, index) =>
    labelled(label, { kind: "answer", turn, verb: `q${index}` }),
  );
  return inRows(buttons, 2);
}

interface Question {
  readonly form: Form;
  readonly turn: number;
  readonly field: Field;
  readonly context: FieldContext;
  /** In place of the field's own question, where the last answer left something open. */
  readonly prompt: string | null;
  readonly answers: readonly QuickAnswer[];
  /** Sentences that go before the question. */
  readonly before: readonly string[];
  /** What the interview says about it already; null where it says nothing, or the form holds it itself. */
  readonly known: string | null;
}

/** What the answers of a debrief are added to; in place of all others comes what is answered. */
const ADDED: ReadonlySet<Field["name"]> = new Set<Field["name"]>(["people", "materials"]);

/** The ways around a question: back, past it, past all the rest, out. */
function waysAround({ form, turn, field, context }: Question): readonly Button[] {
  const act = (verb: string) => ({ kind: "answer", turn, verb }) as const;
  const isFirst = FORM_FIELDS[form.name][0]?.name === field.name && !form.detour;
  const isLogging = !form.detour && (form.editing === null || form.name === "debrief");
  const isAnswered = field.show(context) !== null;
  const ways: readonly (readonly [PlainKey, string, boolean])[] = [
    ["form.back", "back", !isFirst],
    ["form.keep", "keep", isAnswered && isLogging],
    ["form.clear", "skip", isAnswered && field.optional],
    ["form.skip", "skip", !isAnswered && field.optional && isLogging],
    ["form.rest", "rest", field.optional && isLogging],
    ["form.cancel", "cancel", !form.detour],
  ];
  return ways.filter(([, , isOffered]) => isOffered).map(([key, verb]) => button(context, key, act(verb)));
}

/** One question of the form, with its quick answers and the ways around it. */
export function questionView(question: Question): View {
  const { turn, field, context, prompt, answers, before } = question;
  const asked: Block = { kind: "text", text: prompt ?? tell(context, questionOf(field, context)) };
  const [first = asked, ...rest] = [
    ...before.map((text): Block => ({ kind: "text", text })),
    asked,
    ...noteBlocks(knownNotes(question)),
  ];
  return view([first, ...rest], [...quickButtons(turn, answers), waysAround(question)]);
}

function knownNotes({ field, context, known }: Question): readonly string[] {
  const answer = field.show(context);
  if (answer !== null) return [tell(context, "form.so-far", { value: answer })];
  if (known === null) return [];
  return [tell(context, ADDED.has(field.name) ? "debrief.adds" : "form.so-far", { value: known })];
}

/** One row a field; `isShown` says which of them are shown although nothing was answered. */
function rows(
  fields: readonly Field[],
  context: FieldContext,
  isShown: (field: Field) => boolean,
): readonly FieldRow[] {
  return fields.flatMap((field) => {
    const value = field.show(context);
    if (value === null && !isShown(field)) return [];
    return [{ label: tell(context, field.label), value: value ?? tell(context, "form.none"), at: null }];
  });
}

/** Everything understood, with weekdays and absolute dates, before it is saved. */
export function summaryView(
  form: Form,
  turn: number,
  context: FieldContext,
  before: readonly string[],
): View {
  const act = (verb: string) => ({ kind: "answer", turn, verb }) as const;
  const { when } = form.values;
  const isDebrief = form.name === "debrief";
  const said = isDebrief ? rows(FORM_FIELDS.debrief, context, () => false) : summaryRows(context);
  const assumed = isAhead(form.values, context.now) ? "form.end-assumed-ahead" : "form.end-assumed";
  const unplaced = form.unplaced.map((part) => `“${part}”`).join(", ");
  return view(
    [
      { kind: "heading", text: tell(context, isDebrief ? "debrief.summary" : "form.summary") },
      ...(said.length === 0
        ? [{ kind: "text", text: tell(context, "debrief.nothing") } as const]
        : [{ kind: "fields", rows: said } as const]),
      ...noteBlocks(
        !isDebrief && when !== undefined && isEndAssumed(when, context) ? [tell(context, assumed)] : [],
      ),
      ...noteBlocks(unplaced === "" ? [] : [tell(context, "form.unplaced", { parts: unplaced })]),
      ...noteBlocks(before),
    ],
    [
      [
        button(context, "form.save", act("save"), "primary"),
        button(context, "form.edit", act("edit")),
        button(context, "form.cancel", act("cancel")),
      ],
    ],
  );
}

/** What was asked, with or without an answer, and what was told beside it. */
function summaryRows(context: FieldContext): readonly FieldRow[] {
  const isBefore = isAhead(context.values, context.now);
  return rows(
    ALL_FIELDS,
    context,
    (field) => !DETAILS.includes(field) && (!isBefore || field.ahead !== null),
  );
}

/** What a button says that opens the question of this field. */
export function fieldVerb({ name }: Pick<Field, "name">): string {
  return `f-${name.toLowerCase()}`;
}

function fieldButtons(fields: readonly Field[], turn: number, context: FieldContext): readonly Button[] {
  return fields.map((field) =>
    labelled(tell(context, field.label), { kind: "answer", turn, verb: fieldVerb(field) }),
  );
}

/** Every field as a button, to be changed; the details are a screen of their own. */
export function editView(form: Form, turn: number, context: FieldContext, before: readonly string[]): View {
  const act = (verb: string) => ({ kind: "answer", turn, verb }) as const;
  const fields = FORM_FIELDS[form.name];
  const isInterview = form.name === "interview";
  const more = isInterview ? [button(context, "button.details", act("details"))] : [];
  const end =
    form.editing === null || !isInterview
      ? [button(context, "form.done", act("done"))]
      : [button(context, "form.save", act("save"), "primary"), button(context, "form.cancel", act("cancel"))];
  return view(
    [
      { kind: "heading", text: tell(context, "form.edit-title") },
      { kind: "fields", rows: rows(fields, context, () => true) },
      ...noteBlocks(before),
    ],
    [...inRows([...fieldButtons(fields, turn, context), ...more], 3), end],
  );
}

/** What else the plan depends on, each as a button, to be told. */
export function detailsView(
  form: Form,
  turn: number,
  context: FieldContext,
  before: readonly string[],
): View {
  const act = (verb: string) => ({ kind: "answer", turn, verb }) as const;
  const save =
    form.editing === null
      ? []
      : [button(context, "form.save", act("save"), "primary"), button(context, "form.cancel", act("cancel"))];
  return view(
    [
      { kind: "heading", text: tell(context, "form.details-title") },
      { kind: "text", text: tell(context, "form.details-how") },
      { kind: "fields", rows: rows(DETAILS, context, () => true) },
      ...noteBlocks(before),
    ],
    [
      ...inRows(fieldButtons(DETAILS, turn, context), 3),
      [...save, button(context, "form.back", act("back"))],
    ],
  );
}
