import { checkDraft } from "../draft/draft.ts";
import { changedDraftView } from "../view/draft-view.ts";
import { tell } from "../view/lens.ts";
import { view } from "../view/view.ts";
import { draftRequest } from "./drafting.ts";
import { type Pressed, pressedNow } from "./pressed.ts";
import { showAsk } from "./show-ask.ts";
import type { Ask, Conversation } from "./state.ts";
import { asReply, type Facts, lens, redraw, reply, type StepResult } from "./turn.ts";

/** "Change it": with the text at once where the platform could ask for it, else asked here. */
export function changeDraft(pressed: Pressed): StepResult {
  const { conversation, reminder, facts, answer: text } = pressed;
  if (text === null || text === "") {
    const asked = showAsk(conversation, { kind: "draft-text", reminder: reminder.id }, facts);
    return reply(asked.next, asked.view);
  }
  return showChanged(pressed, text);
}

/** The text typed after "Change it". */
export function answerDraftText(
  conversation: Conversation,
  ask: Extract<Ask, { kind: "draft-text" }>,
  text: string,
  facts: Facts,
): StepResult {
  const settled: Conversation = { ...conversation, ask: null };
  const pressed = pressedNow(settled, ask.reminder, facts);
  if (pressed === null) {
    return reply(settled, view([{ kind: "text", text: tell(lens(facts), "card.already") }]));
  }
  return asReply(showChanged(pressed, text));
}

/** The person's own text under the same check as ours. It is kept nowhere but in the message that shows it. */
function showChanged(pressed: Pressed, text: string): StepResult {
  const { conversation, stored, reminder, step, facts } = pressed;
  const request = draftRequest(pressed);
  const findings = request === null ? [] : checkDraft(request, text);
  return redraw(conversation, changedDraftView(lens(facts), stored, { reminder, step, text, findings }));
}
