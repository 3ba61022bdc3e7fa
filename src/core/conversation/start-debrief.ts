import type { StoredInterview } from "../stored-interview.ts";
import { tell, timeText } from "../view/lens.ts";
import { type Block, view } from "../view/view.ts";
import { cleanText } from "./clean-text.ts";
import { FORM_FIELDS } from "./fields.ts";
import { onward, showForm } from "./form.ts";
import { answerLine, leftEmpty } from "./given-answers.ts";
import { showAsk } from "./show-ask.ts";
import { emptyForm, finishFirst, unfinished } from "./start-form.ts";
import type { Answers, Conversation, Form } from "./state.ts";
import { type Facts, lens, reply, type StepResult } from "./turn.ts";

function debriefForm({ interview }: StoredInterview, facts: Facts): Form {
  const { id, company, role, startsAt, endsAt, revision } = interview;
  const values = { company, role, when: { start: startsAt, endsAt } };
  return onward({ ...emptyForm(id, values), name: "debrief", editing: revision }, facts);
}

/** "Tell me": the questions about an interview that was logged ahead, one at a time. */
export function startDebrief(conversation: Conversation, stored: StoredInterview, facts: Facts): StepResult {
  if (stored.interview.endsAt > facts.now) return tooEarly(conversation, stored, {}, facts);
  const open = unfinished(conversation, facts);
  const isThis = open !== null && open.name === "debrief" && open.interview === stored.interview.id;
  if (open !== null && !isThis) return finishFirst(conversation, open, facts);
  const form = isThis ? open : debriefForm(stored, facts);
  const shown = showForm({ ...conversation, ask: null }, form, facts);
  return reply(shown.next, shown.view);
}

/** An old card's button, after the interview was moved ahead: nothing is taken down yet, and nothing typed is lost. */
function tooEarly(
  conversation: Conversation,
  { interview }: StoredInterview,
  answers: Answers,
  facts: Facts,
): StepResult {
  const look = lens(facts);
  const when = timeText(look, interview.endsAt);
  const typed = Object.values(answers).map(cleanText);
  return reply(
    conversation,
    view([
      { kind: "text", text: tell(look, "debrief.early", { when }) },
      ...typed
        .filter((part) => part !== "")
        .map((part): Block => ({ kind: "text", text: tell(look, "form.you-wrote", { part }) })),
    ]),
  );
}

/**
 * All of the answers at once, where the platform has a form. One that leaves a doubt is asked again, with what was
 * typed kept; what was left empty is not asked again. Another form that is open is not thrown away without asking.
 */
export function fillDebrief(
  conversation: Conversation,
  stored: StoredInterview,
  answers: Answers,
  facts: Facts,
): StepResult {
  if (stored.interview.endsAt > facts.now) return tooEarly(conversation, stored, answers, facts);
  const line = answerLine(FORM_FIELDS.debrief, answers) ?? "";
  const open = unfinished(conversation, facts);
  if (open !== null) {
    const ask = { kind: "unfinished", line, debrief: stored.interview.id } as const;
    const asked = showAsk(conversation, ask, facts);
    return reply(asked.next, asked.view);
  }
  return beginDebrief({ ...conversation, form: null }, stored, line, facts);
}

/** A debrief whose answers are there already, as lines `field: text`; the empty line holds none. */
export function beginDebrief(
  conversation: Conversation,
  stored: StoredInterview,
  line: string,
  facts: Facts,
): StepResult {
  const empty = debriefForm(stored, facts);
  const isGiven = (name: string): boolean => line.split("\n").some((part) => part.startsWith(`${name}: `));
  const values = { ...empty.values, ...leftEmpty(FORM_FIELDS.debrief.filter(({ name }) => !isGiven(name))) };
  const form = onward({ ...empty, values, line: line === "" ? null : line }, facts);
  const shown = showForm({ ...conversation, ask: null }, form, facts);
  return reply(shown.next, shown.view);
}
