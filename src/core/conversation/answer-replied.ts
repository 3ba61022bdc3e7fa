import { type Answerable, type Interview, isOver } from "../interview.ts";
import { stepKey } from "../playbook/facts.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { addDays, type Day } from "../time/day.ts";
import { dayAt } from "../time/zone.ts";
import { dayText, tell, todayOf } from "../view/lens.ts";
import { view } from "../view/view.ts";
import { addedMaterials } from "./added-materials.ts";
import { fieldOf } from "./fields.ts";
import { noteAnswer } from "./note-answer.ts";
import { formValues } from "./save-form.ts";
import { showAsk } from "./show-ask.ts";
import type { Ask, Conversation, FormValues } from "./state.ts";
import { type Facts, fieldContext, lens, reply, type StepResult } from "./turn.ts";
import { withNews } from "./with-news.ts";

type AskReplied = Extract<Ask, { kind: "new-promise" | "new-material" }>;

const FIELD_OF = { "new-promise": "promise", "new-material": "materials" } as const;

/** A new promised day, or something they asked for: noted in the interview, and the plan follows. */
export function answerReplied(
  conversation: Conversation,
  ask: AskReplied,
  text: string,
  facts: Facts,
): StepResult {
  const stored = facts.interviews.find(({ interview }) => interview.id === ask.interview);
  const settled: Conversation = { ...conversation, ask: null };
  if (stored === undefined || isOver(stored.interview)) {
    return reply(settled, view([{ kind: "text", text: tell(lens(facts), "card.already") }]));
  }
  const field = fieldOf(FIELD_OF[ask.kind]);
  const { interview } = stored;
  const when = { start: interview.startsAt, endsAt: interview.endsAt };
  const parsed = field.read(text, fieldContext(facts, { when }));
  if (parsed.kind !== "value") {
    const [prompt, answers] =
      parsed.kind === "unsure" ? [parsed.prompt, parsed.answers] : [parsed.sentence, []];
    const shown = showAsk(conversation, ask, facts, answers.length === 0 ? { prompt } : { prompt, answers });
    return reply(shown.next, shown.view);
  }
  const past = pastDay(parsed.value, todayOf(lens(facts)));
  if (past !== null) {
    const key = ask.kind === "new-promise" ? "replied.date-past" : "replied.asked-past";
    const prompt = tell(lens(facts), key, { day: dayText(lens(facts), past) });
    const shown = showAsk(conversation, ask, facts, { prompt });
    return reply(shown.next, shown.view);
  }
  const { materials = null } = parsed.value;
  const said = { ...parsed.value, materials: materials && dated(materials, interview, facts) };
  return noted({ conversation: settled, ask }, stored, said, facts);
}

/** A day among the answers by which nothing can be done any more; null where there is none. */
function pastDay({ promise, materials }: FormValues, today: Day): Day | null {
  const days = [promise?.by ?? null, ...(materials ?? []).map(({ due }) => due)];
  return days.find((day) => day !== null && day < today) ?? null;
}

function noted(
  { conversation, ask }: { readonly conversation: Conversation; readonly ask: AskReplied },
  stored: StoredInterview,
  said: FormValues,
  facts: Facts,
): StepResult {
  const { interview } = stored;
  const asked = said.materials ?? [];
  const again = asked.filter(({ what }) => isDealtWith(what, interview));
  const open = asked.filter((one) => !again.includes(one));
  const dealtWith = again.map(({ what }) => tell(lens(facts), "replied.asked-done", { item: what }));
  if (again.length > 0 && open.length === 0) {
    return reply(conversation, view([{ kind: "text", text: dealtWith.join(" ") }]));
  }
  const taken: FormValues = asked.length === 0 ? said : { materials: open };
  const news = newsOf(ask, taken, interview, facts);
  const value = fieldOf(FIELD_OF[ask.kind]).show(fieldContext(facts, taken));
  const sentence = [sentenceOf(ask, value, facts), ...dealtWith].join(" ");
  const { replanned, shown } = noteAnswer(stored, news, sentence, facts);
  const { promise, materials } = formValues({ ...interview, ...news });
  const next = withNews(conversation, interview.id, ask.kind === "new-promise" ? { promise } : { materials });
  return { ...reply(next, shown), changes: [replanned.change] };
}

/** What the answer changes in the interview. Who names a day is waited for again. */
function newsOf(
  { kind }: AskReplied,
  { promise, materials }: FormValues,
  interview: Interview,
  { now }: Facts,
): Partial<Answerable> {
  if (kind === "new-promise") {
    const said = promise ?? null;
    return { promise: said === null ? null : { ...said, saidAt: now }, outcome: null, outcomeAt: null };
  }
  return { materials: addedMaterials(materials ?? [], interview.materials) };
}

/** Whether it has been sent already, or was skipped: what is asked for by that name is not planned any more. */
function isDealtWith(what: string, { done }: Interview): boolean {
  return done.some(({ key }) => key.toLowerCase() === stepKey("materials", what).toLowerCase());
}

/**
 * Each with its day: the one named now, else the one named before, if that is still to come. By the next morning, for
 * what is asked for later on, is the morning after it was asked for.
 */
function dated(
  materials: Interview["materials"],
  { endsAt, startsAt, materials: known }: Interview,
  facts: Facts,
): Interview["materials"] {
  const today = todayOf(lens(facts));
  const nextMorning = dayAt(endsAt, startsAt.zone) >= today ? null : addDays(today, 1);
  return materials.map(({ what, due }) => {
    const before = known.find((one) => one.what.toLowerCase() === what.toLowerCase())?.due ?? null;
    return { what, due: due ?? (before !== null && before >= today ? before : nextMorning) };
  });
}

function sentenceOf({ kind }: AskReplied, value: string | null, facts: Facts): string {
  const look = lens(facts);
  const text = value ?? tell(look, "form.none");
  if (kind === "new-material") return tell(look, "replied.asked-saved", { items: text });
  return value === null
    ? tell(look, "replied.date-none")
    : tell(look, "replied.date-saved", { promise: text });
}
