import type { Answerable, Interview } from "../interview.ts";
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

/** A new promised day, or something they asked for: noted in the interview, and the plan follows. */
export function answerReplied(
  conversation: Conversation,
  ask: AskReplied,
  text: string,
  facts: Facts,
): StepResult {
  const stored = facts.interviews.find(({ interview }) => interview.id === ask.interview);
  const settled: Conversation = { ...conversation, ask: null };
  if (stored === undefined) {
    return reply(settled, view([{ kind: "text", text: tell(lens(facts), "card.already") }]));
  }
  const field = fieldOf(ask.kind === "new-promise" ? "promise" : "materials");
  const { interview } = stored;
  const when = { start: interview.startsAt, endsAt: interview.endsAt };
  const parsed = field.read(text, fieldContext(facts, { when }));
  if (parsed.kind !== "value") {
    const [prompt, answers] =
      parsed.kind === "unsure" ? [parsed.prompt, parsed.answers] : [parsed.sentence, []];
    const shown = showAsk(conversation, ask, facts, answers.length === 0 ? { prompt } : { prompt, answers });
    return reply(shown.next, shown.view);
  }
  const { promise = null } = parsed.value;
  if (promise !== null && promise.by < todayOf(lens(facts))) {
    const prompt = tell(lens(facts), "replied.date-past", { day: dayText(lens(facts), promise.by) });
    const shown = showAsk(conversation, ask, facts, { prompt });
    return reply(shown.next, shown.view);
  }
  const news = newsOf(ask, parsed.value, interview, facts);
  const value = field.show(fieldContext(facts, parsed.value));
  const { replanned, shown } = noteAnswer(stored, news, sentenceOf(ask, value, facts), facts);
  const { promise: day, materials } = formValues({ ...interview, ...news });
  const next = withNews(settled, interview.id, ask.kind === "new-promise" ? { promise: day } : { materials });
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

function sentenceOf({ kind }: AskReplied, value: string | null, facts: Facts): string {
  const look = lens(facts);
  const text = value ?? tell(look, "form.none");
  if (kind === "new-material") return tell(look, "replied.asked-saved", { items: text });
  return value === null
    ? tell(look, "replied.date-none")
    : tell(look, "replied.date-saved", { promise: text });
}
