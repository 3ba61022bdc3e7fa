import { type Instant, latest, parseInstant } from "../time/instant.ts";
import { dayAt, instantOf } from "../time/zone.ts";
import { tell, timeText } from "../view/lens.ts";
import { reminderCard } from "../view/reminder-card.ts";
import { view } from "../view/view.ts";
import { readNearest } from "./read-nearest.ts";
import { type Pressed, pressedNow } from "./pressed.ts";
import { sentAtExamples } from "./sent-at-examples.ts";
import { settleStep } from "./settle-step.ts";
import { showAsk } from "./show-ask.ts";
import type { Ask, Conversation } from "./state.ts";
import { asReply, type Facts, lens, redraw, reply, type StepResult } from "./turn.ts";

/** When a day alone is given: the hour at which letters are usually written. */
const MORNING_MINUTE = 9 * 60 + 30;

/** "Sent at another time": with the time at once where the platform could ask for it, else asked here. */
export function sentEarlier(pressed: Pressed): StepResult {
  const { conversation, stored, reminder, facts, answer: picked } = pressed;
  const look = lens(facts);
  if (picked === null) {
    const asked = showAsk(conversation, { kind: "sent-at", reminder: reminder.id, choices: [] }, facts);
    return reply(asked.next, asked.view);
  }
  const at = parseInstant(picked);
  const problem = problemWith(at, pressed);
  return at === null || problem !== null
    ? redraw(conversation, reminderCard(look, stored, reminder, problem === null ? [] : [problem]))
    : settleStep(pressed, "sent", at);
}

/** A time typed after "Sent at another time". */
export function answerSentAt(
  conversation: Conversation,
  ask: Extract<Ask, { kind: "sent-at" }>,
  text: string,
  facts: Facts,
): StepResult {
  const look = lens(facts);
  const settled: Conversation = { ...conversation, ask: null };
  const pressed = pressedNow(settled, ask.reminder, facts);
  if (pressed === null) return reply(settled, view([{ kind: "text", text: tell(look, "card.already") }]));
  const at = readSentAt(text, pressed);
  const problem = problemWith(at, pressed);
  if (at === null || problem !== null) {
    const shown = showAsk(conversation, ask, facts, { prompt: problem });
    return reply(shown.next, shown.view);
  }
  return asReply(settleStep(pressed, "sent", at));
}

/** What is wrong with that time: none at all, one that is still ahead, or one before there was anything to send. */
function problemWith(at: Instant | null, { stored, facts }: Pressed): string | null {
  const look = lens(facts);
  const { endsAt } = stored.interview;
  const examples = sentAtExamples(look, endsAt);
  if (at === null) return tell(look, "sent-at.problem", { examples });
  if (at > facts.now) return tell(look, "sent-at.future", { examples });
  return at < endsAt ? tell(look, "sent-at.early", { when: timeText(look, endsAt), examples }) : null;
}

/** A day alone means that morning; on the day of the interview after its end, and today no later than now. */
function readSentAt(text: string, { stored, facts }: Pressed): Instant | null {
  const look = lens(facts);
  const reading = readNearest(text, { ...look, locale: facts.locale }, "past");
  if (reading === null || reading.kind === "impossible") return null;
  const { from } = reading;
  if (typeof from !== "string" && reading.kind === "instant") return from.at;
  const at = typeof from === "string" ? instantOf({ day: from, minute: MORNING_MINUTE }, look.zone) : from.at;
  const day = dayAt(at, look.zone);
  const { endsAt } = stored.interview;
  const afterEnd = day === dayAt(endsAt, look.zone) ? latest(at, endsAt) : at;
  return day === dayAt(facts.now, look.zone) && afterEnd > facts.now ? facts.now : afterEnd;
}
