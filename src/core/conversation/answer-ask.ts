import type { StoredInterview } from "../stored-interview.ts";
import { addDays } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import { dayAt, instantOf } from "../time/zone.ts";
import { tell } from "../view/lens.ts";
import { stepOf } from "../view/reminder-card.ts";
import { settingsView } from "../view/settings-view.ts";
import { view } from "../view/view.ts";
import { quickButtons } from "../view/form-view.ts";
import { savedView } from "../view/plan-view.ts";
import { readWhen } from "../when/read-when.ts";
import { hasWords } from "./clean-text.ts";
import { showDraft } from "./drafting.ts";
import type { QuickAnswer } from "./field.ts";
import { fieldOf } from "./fields.ts";
import { answerZone } from "./answer-zone.ts";
import { replan } from "./replan.ts";
import { readWakingHours, saveUser } from "./settings.ts";
import { snoozeUntil } from "./snooze.ts";
import { beginForm, resumeForm } from "./start-form.ts";
import type { Ask, Conversation } from "./state.ts";
import { type Answer, type Facts, fieldContext, lens, reply, type StepResult } from "./turn.ts";

const MAX_NAME = 80;
const FAR_DAYS = 366;
/** When a day alone is given: the hour at which the office opens. */
const MORNING_MINUTE = 9 * 60 + 30;

/** An answer, typed or pressed, to a question outside the form. The form waits meanwhile. */
export function answerAsk(conversation: Conversation, ask: Ask, answer: Answer, facts: Facts): StepResult {
  const text = answer.kind === "text" ? answer.text : (pressedText(ask, answer.verb) ?? answer.verb);
  const settled: Conversation = { ...conversation, ask: null };
  switch (ask.kind) {
    case "time-zone":
      return answerZone(conversation, ask, answer, facts);
    case "unfinished":
      return answerUnfinished(settled, ask, text, facts);
    case "waking-hours":
      return answerWaking(conversation, text, facts);
    case "signature":
      return answerSignature(conversation, ask, text, facts);
    case "snooze-until":
      return answerSnooze(conversation, ask, text, facts);
    case "new-promise":
    case "new-material":
      return answerReplied(conversation, ask, text, facts);
  }
}

/** The words a quick answer's button stands for. */
function pressedText(ask: Ask, verb: string): string | null {
  const index = /^q(\d)$/u.exec(verb)?.[1];
  if (index === undefined || !("choices" in ask)) return null;
  return ask.choices[Number(index)] ?? null;
}

/** The question again, with a sentence that says what would work. */
function again(conversation: Conversation, sentence: string): StepResult {
  return reply(conversation, view([{ kind: "text", text: sentence }]));
}

function answerUnfinished(
  conversation: Conversation,
  ask: Extract<Ask, { kind: "unfinished" }>,
  text: string,
  facts: Facts,
): StepResult {
  const { form } = conversation;
  const fresh = /^(new|begin)\b/iu.test(text);
  if (fresh || form === null) return beginForm({ ...conversation, form: null }, ask.line, facts);
  return resumeForm(conversation, form, facts);
}

function answerWaking(conversation: Conversation, text: string, facts: Facts): StepResult {
  const wakingHours = readWakingHours(text);
  if (wakingHours === null) return again(conversation, tell(lens(facts), "settings.waking-problem"));
  const saved = saveUser({ ...facts.user, wakingHours }, facts);
  const shown = settingsView(lens(saved.facts), saved.facts.user, [tell(lens(facts), "settings.saved")]);
  return { ...reply({ ...conversation, ask: null }, shown), changes: saved.changes };
}

function answerSignature(
  conversation: Conversation,
  ask: Extract<Ask, { kind: "signature" }>,
  text: string,
  facts: Facts,
): StepResult {
  const name = text.replaceAll("\n", " ");
  if (!hasWords(name) || [...name].length > MAX_NAME) {
    return again(conversation, tell(lens(facts), "signature.problem", { max: MAX_NAME }));
  }
  const saved = saveUser({ ...facts.user, name }, facts);
  const settled: Conversation = { ...conversation, ask: null };
  const pressed = pressedReminder(settled, ask.reminder, saved.facts);
  if (pressed === null) {
    const shown = settingsView(lens(saved.facts), saved.facts.user, [tell(lens(facts), "signature.saved", { name })]);
    return { ...reply(settled, shown), changes: saved.changes };
  }
  return { ...showDraft(pressed, 0), changes: saved.changes };
}

function pressedReminder(conversation: Conversation, id: string | null, facts: Facts) {
  const reminder = facts.reminders.find((one) => one.id === id);
  const stored = facts.interviews.find(({ interview }) => interview.id === reminder?.interview);
  if (reminder === undefined || stored === undefined) return null;
  const step = stepOf(stored, reminder);
  return step === null || step.state !== "planned" ? null : { conversation, stored, reminder, step, facts };
}

function answerSnooze(
  conversation: Conversation,
  ask: Extract<Ask, { kind: "snooze-until" }>,
  text: string,
  facts: Facts,
): StepResult {
  const look = lens(facts);
  const settled: Conversation = { ...conversation, ask: null };
  const pressed = pressedReminder(settled, ask.reminder, facts);
  if (pressed === null) return again(settled, tell(look, "card.already"));
  const until = readSnooze(text, facts);
  if (until === null) return again(conversation, tell(look, "snooze.problem"));
  if (until <= facts.now) return again(conversation, tell(look, "snooze.past"));
  if (dayAt(until, look.zone) > addDays(dayAt(facts.now, look.zone), FAR_DAYS)) {
    return again(conversation, tell(look, "snooze.far"));
  }
  // The card that was pressed is far up the chat by now: the answer shows it again.
  const { card, ...result } = snoozeUntil(pressed, until);
  return { ...result, card: null, replies: card === null ? [] : [card] };
}

function readSnooze(text: string, facts: Facts): Instant | null {
  const look = lens(facts);
  const reading = readWhen(text, { ...look, locale: facts.locale, direction: "future" });
  if (reading === null || reading.kind === "impossible") return null;
  const point = reading.kind === "deadline" ? reading.to : reading.from;
  return typeof point === "string" ? instantOf({ day: point, minute: MORNING_MINUTE }, look.zone) : point.at;
}

/** A new promised day, or something they asked for: noted in the interview, and the plan follows. */
function answerReplied(
  conversation: Conversation,
  ask: Extract<Ask, { kind: "new-promise" | "new-material" }>,
  text: string,
  facts: Facts,
): StepResult {
  const stored = facts.interviews.find(({ interview }) => interview.id === ask.interview);
  const settled: Conversation = { ...conversation, ask: null };
  if (stored === undefined) return again(settled, tell(lens(facts), "card.already"));
  const field = fieldOf(ask.kind === "new-promise" ? "promise" : "materials");
  const parsed = field.read(text, fieldContext(facts, {}));
  if (parsed.kind === "problem") return again(conversation, parsed.sentence);
  if (parsed.kind === "unsure") return choose(conversation, ask, parsed);
  const { promise, materials } = parsed.value;
  const { interview } = stored;
  const changed =
    ask.kind === "new-promise"
      ? { ...interview, promise: promise ?? null }
      : { ...interview, materials: [...interview.materials, ...(materials ?? [])] };
  const { stored: after, change } = replan(changed, facts);
  return { ...reply(settled, noted(after, field.show(fieldContext(facts, parsed.value)), ask, facts)), changes: [change] };
}

function noted(after: StoredInterview, value: string | null, ask: Ask, facts: Facts) {
  const look = lens(facts);
  const shown = savedView(look, after.interview, after.steps, false);
  const text = value ?? tell(look, "form.none");
  const sentence =
    ask.kind === "new-promise"
      ? tell(look, "replied.date-saved", { promise: text })
      : tell(look, "replied.asked-saved", { items: text });
  const [heading, ...blocks] = shown.blocks;
  return view([heading, { kind: "text", text: sentence }, ...blocks], shown.buttons);
}

function choose(
  conversation: Conversation,
  ask: Extract<Ask, { kind: "new-promise" | "new-material" }>,
  unsure: { readonly prompt: string; readonly answers: readonly QuickAnswer[] },
): StepResult {
  const turn = conversation.turn + 1;
  const choices = unsure.answers.map(({ text }) => text);
  const next: Ask = ask.kind === "new-promise" ? { ...ask, choices } : ask;
  const question = view([{ kind: "text", text: unsure.prompt }], quickButtons(turn, unsure.answers));
  return reply({ ...conversation, turn, ask: next }, question);
}
