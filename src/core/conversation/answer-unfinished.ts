import { showAsk } from "./show-ask.ts";
import { beginDebrief } from "./start-debrief.ts";
import { beginForm, resumeForm } from "./start-form.ts";
import type { Ask, Conversation } from "./state.ts";
import { type Facts, reply, type StepResult } from "./turn.ts";

const ANEW = /^(?:new|begin|leave|start|take)(?=\s|[.!,]|$)/iu;
const ON = /^(?:go(?:-on)?|yes|continue|resume|on|keep)(?=\s|[.!,]|$)/iu;

/** Go on with the interview being logged, or leave it for the line that came. Nothing else loses either of them. */
export function answerUnfinished(
  conversation: Conversation,
  ask: Extract<Ask, { kind: "unfinished" }>,
  text: string,
  facts: Facts,
): StepResult {
  const { form } = conversation;
  if (form === null || ANEW.test(text)) {
    const stored = facts.interviews.find(({ interview }) => interview.id === ask.debrief);
    if (stored !== undefined) {
      return beginDebrief({ ...conversation, ask: null, form: null }, stored, ask.line, facts);
    }
    return beginForm({ ...conversation, ask: null, form: null }, ask.line, facts);
  }
  if (ON.test(text)) return resumeForm(conversation, form, facts);
  const shown = showAsk(conversation, ask, facts);
  return reply(shown.next, shown.view);
}
