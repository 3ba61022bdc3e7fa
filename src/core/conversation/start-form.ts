import { freshId, type InterviewId } from "../ids.ts";
import type { Interview } from "../interview.ts";
import { button } from "../view/buttons.ts";
import { tell } from "../view/lens.ts";
import { view } from "../view/view.ts";
import { cleanText } from "./clean-text.ts";
import { FIELDS } from "./fields.ts";
import { formName, onward, showForm } from "./form.ts";
import { readLine } from "./one-line.ts";
import type { Conversation, FieldName, Form, FormValues } from "./state.ts";
import { type Facts, fieldContext, lens, reply, type StepResult } from "./turn.ts";

function emptyForm(facts: Facts, values: FormValues): Form {
  return {
    interview: freshId<InterviewId>(facts.newId),
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

/** `/interview`, with or without a line; an unfinished one is not thrown away without asking. */
export function startForm(conversation: Conversation, line: string, facts: Facts): StepResult {
  const open = conversation.form;
  const hasAnswers = open !== null && Object.keys(open.values).length > 0;
  if (hasAnswers) return line === "" ? resumeForm(conversation, open, facts) : offerChoice(conversation, line, facts);
  return beginForm(conversation, line, facts);
}

/** A new form; a line is read at once, or as soon as the time zone it depends on is known. */
export function beginForm(conversation: Conversation, line: string, facts: Facts): StepResult {
  const form = emptyForm(facts, {});
  const begun = line === "" ? form : withLine({ ...form, line }, facts);
  const shown = showForm({ ...conversation, ask: null }, begun, facts);
  return reply(shown.next, shown.view);
}

/** Reads the waiting line into the form, once the time zone is known. */
export function withLine(form: Form, facts: Facts): Form {
  if (form.line === null || facts.user.timeZone === null) return form;
  const { values, unplaced } = readLine(form.line, fieldContext(facts, form.values));
  return onward({ ...form, values, unplaced, line: null });
}

export function resumeForm(conversation: Conversation, form: Form, facts: Facts): StepResult {
  const what = formName(form, facts);
  const shown = showForm({ ...conversation, ask: null }, form, facts, [tell(lens(facts), "form.continue", { what })]);
  return reply(shown.next, shown.view);
}

function offerChoice(conversation: Conversation, line: string, facts: Facts): StepResult {
  const look = lens(facts);
  const turn = conversation.turn + 1;
  const what = conversation.form === null ? "" : formName(conversation.form, facts);
  const next: Conversation = { ...conversation, turn, ask: { kind: "unfinished", line } };
  return reply(
    next,
    view(
      [{ kind: "text", text: tell(look, "form.unfinished", { what }) }],
      [
        [
          button(look, "form.go-on", { kind: "answer", turn, verb: "go-on" }, "primary"),
          button(look, "form.begin-new", { kind: "answer", turn, verb: "new" }),
        ],
      ],
    ),
  );
}

/** The next round with the same employer: company, role and people are filled in already. */
export function startNextRound(conversation: Conversation, interview: Interview, facts: Facts): StepResult {
  const { company, role, people } = interview;
  const form = onward(emptyForm(facts, { company, role, people: people.length === 0 ? null : people }));
  const shown = showForm({ ...conversation, ask: null }, form, facts);
  return reply(shown.next, shown.view);
}

/**
 * A form with several answers given at once. What can be read is taken over; the first answer that leaves a
 * doubt is asked again with what was typed kept, and so is everything that was left out.
 */
export function startFilled(
  conversation: Conversation,
  answers: Readonly<Partial<Record<FieldName, string>>>,
  facts: Facts,
): StepResult {
  // Without the zone no date can be read: the answers wait as the line they would have been.
  const line = FIELDS.map(({ name }) => cleanText(answers[name] ?? "")).filter((text) => text !== "");
  if (facts.user.timeZone === null) return startForm(conversation, line.join("; "), facts);
  const unread: string[] = [];
  let values: FormValues = {};
  for (const field of FIELDS) {
    const text = cleanText(answers[field.name] ?? "");
    if (text === "") continue;
    const parsed = field.read(text, fieldContext(facts, values));
    if (parsed.kind === "value") values = parsed.value;
    else unread.push(text);
  }
  const form = onward({ ...emptyForm(facts, values), unplaced: unread });
  const shown = showForm({ ...conversation, ask: null }, form, facts);
  return reply(shown.next, shown.view);
}
