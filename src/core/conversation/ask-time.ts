import { parseInstant } from "../time/instant.ts";
import { tell } from "../view/lens.ts";
import { reminderCard } from "../view/reminder-card.ts";
import { view } from "../view/view.ts";
import type { AskedTime } from "./asked-time.ts";
import { pickedSnooze } from "./picked-snooze.ts";
import { type Pressed, pressedNow } from "./pressed.ts";
import { sentEarlier } from "./sent-earlier.ts";
import { showAsk } from "./show-ask.ts";
import type { Ask, Conversation } from "./state.ts";
import { asReply, type Facts, lens, redraw, reply, type StepResult } from "./turn.ts";

type AskTime = Extract<Ask, { kind: "snooze-until" | "sent-at" }>;

const TIMES: Readonly<Record<AskTime["kind"], AskedTime>> = {
  "snooze-until": pickedSnooze,
  "sent-at": sentEarlier,
};

/** A press that needs a time: with it at once where the platform could ask for it, else asked here. */
export function askTime(kind: AskTime["kind"], pressed: Pressed): StepResult {
  const { conversation, stored, reminder, facts, answer: picked } = pressed;
  if (picked === null) {
    const asked = showAsk(conversation, { kind, reminder: reminder.id, choices: [] }, facts);
    return reply(asked.next, asked.view);
  }
  const { check, act } = TIMES[kind];
  const at = check(parseInstant(picked), pressed);
  return typeof at === "string"
    ? redraw(conversation, reminderCard(lens(facts), stored, reminder, [at]))
    : act(pressed, at);
}

/** A time typed after such a press. */
export function answerTime(conversation: Conversation, ask: AskTime, text: string, facts: Facts): StepResult {
  const settled: Conversation = { ...conversation, ask: null };
  const pressed = pressedNow(settled, ask.reminder, facts);
  if (pressed === null) {
    return reply(settled, view([{ kind: "text", text: tell(lens(facts), "card.already") }]));
  }
  const { read, check, act } = TIMES[ask.kind];
  const at = check(read(text, pressed), pressed);
  if (typeof at === "string") {
    const shown = showAsk(conversation, ask, facts, { prompt: at });
    return reply(shown.next, shown.view);
  }
  // The card that was pressed is far up the chat by now: the answer shows it again.
  return asReply(act(pressed, at));
}
