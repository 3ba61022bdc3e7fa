import { type Answerable, type Interview, isOver } from "../interview.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { addDays } from "../time/day.ts";
import { dayAt } from "../time/zone.ts";
import { dayText, tell, todayOf } from "../view/lens.ts";
import { view } from "../view/view.ts";
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
  const { promise = null, materials = null } = parsed.value;
  if (promise !== null && promise.by < todayOf(lens(facts))) {
    const prompt = tell(lens(facts), "replied.date-past", { day: dayText(lens(facts), promise.by) });
    const shown = showAsk(conversation, ask, facts, { prompt });
    return reply(shown.next, shown.view);
  }
  const said = { ...parsed.value, materials: materials && dated(materials, interview, facts) };
  return noted({ conversation: settled, ask }, stored, said, facts);
}

function noted(
  { conversation, ask }: { readonly conversation: Conversation; readonly ask: AskReplied },
  stored: StoredInterview,
  said: FormValues,
  facts: Facts,
): StepResult {
  const { interview } = stored;
  const news = newsOf(ask, said, interview, facts);
  const value = fieldOf(FIELD_OF[ask.kind]).show(fieldContext(facts, said));
  const { replanned, shown } = noteAnswer(stored, news, sentenceOf(ask, value, facts), facts);
  const { promise, materials } = formValues({ ...interview, ...news });
  const next = withNews(conversation, interview.id, ask.kind === "new-promise" ? { promise } : { materials });
  return { ...reply(next, shown), changes: [replanned.change] };
}

/**
 * What the answer changes in the interview. Who names a day is waited for again; a thing they had asked for
 * already is not asked for twice.
 */
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
  const isKnown = (what: string): boolean => interview.materials.some((known) => known.what === what);
  return { materials: [...interview.materials, ...(materials ?? []).filter(({ what }) => !isKnown(what))] };
}

/** By the next morning, for what is asked for later on, is the morning after it was asked for. */
function dated(
  materials: Interview["materials"],
  { endsAt, startsAt }: Interview,
  facts: Facts,
): Interview["materials"] {
  const today = todayOf(lens(facts));
  if (dayAt(endsAt, startsAt.zone) >= today) return materials;
  return materials.map(({ what, due }) => ({ what, due: due ?? addDays(today, 1) }));
}

function sentenceOf({ kind }: AskReplied, value: string | null, facts: Facts): string {
  const look = lens(facts);
  const text = value ?? tell(look, "form.none");
  if (kind === "new-material") return tell(look, "replied.asked-saved", { items: text });
  return value === null
    ? tell(look, "replied.date-none")
    : tell(look, "replied.date-saved", { promise: text });
}
