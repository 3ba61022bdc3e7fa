import { isOver } from "../interview.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { type Day, parseDay } from "../time/day.ts";
import { dayText, tell, todayOf } from "../view/lens.ts";
import { view } from "../view/view.ts";
import { noteAnswer } from "./note-answer.ts";
import type { Effect } from "./effect.ts";
import { readWait } from "./read-wait.ts";
import { showAsk } from "./show-ask.ts";
import type { Ask, Conversation } from "./state.ts";
import { type Facts, fieldContext, lens, reply, type StepResult } from "./turn.ts";
import { withNews } from "./with-news.ts";

type AskWait = Extract<Ask, { kind: "wait-until" }>;

/** "Asked me to wait": until the day that came with the press where the platform could ask for it, else asked here. */
export function askedToWait(
  conversation: Conversation,
  stored: StoredInterview,
  facts: Facts,
  picked: string | null,
): Effect {
  const day = picked === null ? null : parseDay(picked);
  const problem = day === null ? null : problemWith(day, facts);
  if (day !== null && problem === null) {
    const { replanned, shown } = noted(stored, day, facts);
    const next = withNews(conversation, stored.interview.id, { waitUntil: day });
    return { next, replanned, notes: [], replies: [shown] };
  }
  const ask: Ask = { kind: "wait-until", interview: stored.interview.id, choices: [] };
  const asked = showAsk(conversation, ask, facts, { prompt: problem });
  return { next: asked.next, replanned: null, notes: [], replies: [asked.view] };
}

/** A day typed after "Asked me to wait". */
export function answerWait(conversation: Conversation, ask: AskWait, text: string, facts: Facts): StepResult {
  const look = lens(facts);
  const settled: Conversation = { ...conversation, ask: null };
  const stored = facts.interviews.find(({ interview }) => interview.id === ask.interview);
  if (stored === undefined || isOver(stored.interview))
    return reply(settled, view([{ kind: "text", text: tell(look, "card.already") }]));
  const parsed = readWait(text, fieldContext(facts, {}));
  if (parsed.kind === "unsure") {
    const { prompt, answers } = parsed;
    const shown = showAsk(conversation, ask, facts, { prompt, answers });
    return reply(shown.next, shown.view);
  }
  if (parsed.kind === "problem" || parsed.value === null) {
    const prompt = parsed.kind === "problem" ? parsed.sentence : tell(look, "replied.wait-problem");
    const shown = showAsk(conversation, ask, facts, { prompt });
    return reply(shown.next, shown.view);
  }
  const { value: waitUntil } = parsed;
  const { replanned, shown } = noted(stored, waitUntil, facts);
  const next = withNews(settled, ask.interview, { waitUntil });
  return { ...reply(next, shown), changes: [replanned.change] };
}

/** Who asks for patience is still deciding. */
function noted(stored: StoredInterview, waitUntil: Day, facts: Facts) {
  const sentence = tell(lens(facts), "replied.wait-saved", { day: dayText(lens(facts), waitUntil) });
  return noteAnswer(stored, { waitUntil, outcome: null, outcomeAt: null }, sentence, facts);
}

function problemWith(day: Day, facts: Facts): string | null {
  const look = lens(facts);
  return day > todayOf(look) ? null : tell(look, "replied.wait-past", { day: dayText(look, day) });
}
