import type { Interview } from "../interview.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { dayText, tell, timeText, todayOf } from "../view/lens.ts";
import { plannedSteps, savedView } from "../view/plan-view.ts";
import { stepTitle } from "../view/step-text.ts";
import { view } from "../view/view.ts";
import { fieldOf } from "./fields.ts";
import { type Replanned, replan } from "./replan.ts";
import { formValues } from "./save-form.ts";
import { showAsk } from "./show-ask.ts";
import type { Ask, Conversation, FormValues } from "./state.ts";
import { type Facts, fieldContext, lens, reply, type StepResult } from "./turn.ts";

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
  const news = newsOf(ask, parsed.value, interview);
  const replanned = replan({ ...interview, ...news }, facts);
  const shown = noted(replanned, stored, field.show(fieldContext(facts, parsed.value)), { ask, facts });
  const next = withNews(settled, ask, formValues({ ...interview, ...news }));
  return { ...reply(next, shown), changes: [replanned.change] };
}

type News = { readonly promise: Interview["promise"] } | { readonly materials: Interview["materials"] };

/** What the answer changes in the interview; a thing they had asked for already is not asked for twice. */
function newsOf({ kind }: AskReplied, { promise, materials }: FormValues, interview: Interview): News {
  if (kind === "new-promise") return { promise: promise ?? null };
  const isKnown = (what: string): boolean => interview.materials.some((known) => known.what === what);
  return { materials: [...interview.materials, ...(materials ?? []).filter(({ what }) => !isKnown(what))] };
}

/** An edit screen that is open for the same interview must not put the old answer back when it is saved. */
function withNews(
  conversation: Conversation,
  { kind, interview }: AskReplied,
  { promise = null, materials = null }: FormValues,
): Conversation {
  const { form } = conversation;
  if (form === null || form.editing === null || form.interview !== interview) return conversation;
  const news = kind === "new-promise" ? { promise } : { materials };
  return { ...conversation, form: { ...form, values: { ...form.values, ...news } } };
}

function noted(
  { stored, reminders }: Replanned,
  before: StoredInterview,
  value: string | null,
  { ask, facts }: { readonly ask: AskReplied; readonly facts: Facts },
) {
  const look = lens(facts);
  const shown = savedView(look, stored, reminders, false);
  const text = value ?? tell(look, "form.none");
  const sentence =
    ask.kind === "new-material"
      ? tell(look, "replied.asked-saved", { items: text })
      : value === null
        ? tell(look, "replied.date-none")
        : tell(look, "replied.date-saved", { promise: text });
  const [heading, ...blocks] = shown.blocks;
  const moves = moved(before, stored, facts).map((note) => ({ kind: "note", text: note }) as const);
  return view([heading, { kind: "text", text: sentence }, ...blocks, ...moves], shown.buttons);
}

/** Which of the steps ahead moved, from when; what is not named stays where it was. */
function moved(before: StoredInterview, now: StoredInterview, facts: Facts): readonly string[] {
  const look = lens(facts);
  const changes = plannedSteps(now.steps).flatMap((step) => {
    const was = plannedSteps(before.steps).find(({ key }) => key === step.key);
    if (was === undefined || was.dueAt === step.dueAt) return [];
    const title = stepTitle(look, now.interview, step);
    return [
      tell(look, "replied.moved", {
        step: title,
        from: timeText(look, was.dueAt),
        to: timeText(look, step.dueAt),
      }),
    ];
  });
  if (changes.length === 0) return [tell(look, "replied.nothing-moved")];
  const isAll = changes.length === plannedSteps(before.steps).length;
  return isAll ? changes : [...changes, tell(look, "replied.rest-stays")];
}
