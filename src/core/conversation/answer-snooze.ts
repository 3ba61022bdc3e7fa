import { after, DAY_MS, type Instant, parseInstant } from "../time/instant.ts";
import { instantOf } from "../time/zone.ts";
import { tell } from "../view/lens.ts";
import { reminderCard } from "../view/reminder-card.ts";
import { view } from "../view/view.ts";
import { readWhen } from "../when/read-when.ts";
import { type Pressed, pressedNow } from "./pressed.ts";
import { showAsk } from "./show-ask.ts";
import { snoozeUntil } from "./snooze.ts";
import type { Ask, Conversation } from "./state.ts";
import { asReply, type Facts, lens, redraw, reply, type StepResult } from "./turn.ts";

const FAR_MS = 366 * DAY_MS;
/** When a day alone is given: the hour at which the office opens. */
const MORNING_MINUTE = 9 * 60 + 30;

/** "Pick a time": with the time at once where the platform could ask for it, else asked here. */
export function pickTime(pressed: Pressed): StepResult {
  const { conversation, stored, reminder, facts, answer: picked } = pressed;
  const look = lens(facts);
  if (picked === null) {
    const asked = showAsk(conversation, { kind: "snooze-until", reminder: reminder.id, choices: [] }, facts);
    return reply(asked.next, asked.view);
  }
  const until = parseInstant(picked);
  const problem = until === null ? "snooze.problem" : problemWith(until, facts);
  return until === null || problem !== null
    ? redraw(conversation, reminderCard(look, stored, reminder, [tell(look, problem ?? "snooze.problem")]))
    : snoozeUntil(pressed, until);
}

/** A time typed after "Pick a time". */
export function answerSnooze(
  conversation: Conversation,
  ask: Extract<Ask, { kind: "snooze-until" }>,
  text: string,
  facts: Facts,
): StepResult {
  const look = lens(facts);
  const settled: Conversation = { ...conversation, ask: null };
  const pressed = pressedNow(settled, ask.reminder, facts);
  if (pressed === null) return reply(settled, view([{ kind: "text", text: tell(look, "card.already") }]));
  const until = readSnooze(text, facts);
  const problem = until === null ? "snooze.problem" : problemWith(until, facts);
  if (until === null || problem !== null) {
    const shown = showAsk(conversation, ask, facts, { prompt: tell(look, problem ?? "snooze.problem") });
    return reply(shown.next, shown.view);
  }
  // The card that was pressed is far up the chat by now: the answer shows it again.
  return asReply(snoozeUntil(pressed, until));
}

function problemWith(until: Instant, facts: Facts): "snooze.past" | "snooze.far" | null {
  if (until <= facts.now) return "snooze.past";
  return until > after(facts.now, FAR_MS) ? "snooze.far" : null;
}

function readSnooze(text: string, facts: Facts): Instant | null {
  const look = lens(facts);
  const reading = readWhen(text, { ...look, locale: facts.locale, direction: "future" });
  if (reading === null || reading.kind === "impossible") return null;
  const point = reading.kind === "deadline" ? reading.to : reading.from;
  return typeof point === "string" ? instantOf({ day: point, minute: MORNING_MINUTE }, look.zone) : point.at;
}
