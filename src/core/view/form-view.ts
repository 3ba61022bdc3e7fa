import type { Field, FieldContext, QuickAnswer } from "../conversation/field.ts";
import { FIELDS } from "../conversation/fields.ts";
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
}

/** The ways around a question: back, past it, past all the rest, out. */
function waysAround({ form, turn, field, context }: Question): readonly Button[] {
  const act = (verb: string) => ({ kind: "answer", turn, verb }) as const;
  const isFirst = FIELDS[0]?.name === field.name && !form.detour;
  const isLogging = !form.detour && form.editing === null;
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
  const known = field.show(context);
  const asked: Block = { kind: "text", text: prompt ?? tell(context, field.question) };
  const [first = asked, ...rest] = [
    ...before.map((text): Block => ({ kind: "text", text })),
    asked,
    ...noteBlocks(known === null ? [] : [tell(context, "form.so-far", { value: known })]),
  ];
  return view([first, ...rest], [...quickButtons(turn, answers), waysAround(question)]);
}

function rows(context: FieldContext, withEmpty: boolean): readonly FieldRow[] {
  return FIELDS.flatMap((field) => {
    const value = field.show(context);
    if (value === null && !withEmpty) return [];
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
  const unplaced = form.unplaced.map((part) => `“${part}”`).join(", ");
  return view(
    [
      { kind: "heading", text: tell(context, "form.summary") },
      { kind: "fields", rows: rows(context, true) },
      ...noteBlocks(
        when !== undefined && isEndAssumed(when, context) ? [tell(context, "form.end-assumed")] : [],
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

/** Every field as a button, to be changed. */
export function editView(form: Form, turn: number, context: FieldContext, before: readonly string[]): View {
  const act = (verb: string) => ({ kind: "answer", turn, verb }) as const;
  const fields = FIELDS.map((field) => labelled(tell(context, field.label), act(`f-${field.name}`)));
  const end =
    form.editing === null
      ? [button(context, "form.done", act("done"))]
      : [button(context, "form.save", act("save"), "primary"), button(context, "form.cancel", act("cancel"))];
  return view(
    [
      { kind: "heading", text: tell(context, "form.edit-title") },
      { kind: "fields", rows: rows(context, true) },
      ...noteBlocks(before),
    ],
    [...inRows(fields, 3), end],
  );
}
