import { tell } from "../view/lens.ts";
import { view } from "../view/view.ts";
import { answerReplied } from "./answer-replied.ts";
import { answerHolidays, answerSignature, answerWaking, answerWorkingDays } from "./answer-settings.ts";
import { answerTime } from "./ask-time.ts";
import { answerWait } from "./ask-to-wait.ts";
import { answerDraftText } from "./changed-draft.ts";
import { answerUnfinished } from "./answer-unfinished.ts";
import { answerZone } from "./answer-zone.ts";
import { cancelForm, showForm } from "./form.ts";
import { showAsk } from "./show-ask.ts";
import type { Ask, Conversation } from "./state.ts";
import { type Answer, asReply, type Facts, lens, reply, type StepResult } from "./turn.ts";

const CANCEL = /^(cancel|stop|never ?mind|leave it)[.!]*$/iu;
/** Questions whose buttons stand for themselves, not for words that could have been typed. */
const HAS_VERBS: ReadonlySet<Ask["kind"]> = new Set<Ask["kind"]>(["time-zone", "unfinished"]);

/** An answer, typed or pressed, to a question outside the form. The form waits meanwhile and is shown again after. */
export function answerAsk(conversation: Conversation, ask: Ask, answer: Answer, facts: Facts): StepResult {
  const text = answer.kind === "text" ? answer.text : (pressedText(ask, answer.verb) ?? answer.verb);
  if (CANCEL.test(text)) return cancelAsk(conversation, ask, facts);
  if (answer.kind === "press" && text === answer.verb && !HAS_VERBS.has(ask.kind)) {
    const shown = showAsk(conversation, ask, facts);
    return reply(shown.next, shown.view);
  }
  switch (ask.kind) {
    case "time-zone":
      return answerZone(conversation, ask, answer, facts);
    case "unfinished":
      return answerUnfinished(conversation, ask, text, facts);
    case "waking-hours":
      return backToForm(answerWaking(conversation, ask, text, facts), facts);
    case "working-days":
      return backToForm(answerWorkingDays(conversation, ask, text, facts), facts);
    case "holidays":
      return backToForm(answerHolidays(conversation, ask, text, facts), facts);
    case "signature":
      return backToForm(answerSignature(conversation, ask, text, facts), facts);
    case "draft-text":
      return backToForm(answerDraftText(conversation, ask, text, facts), facts);
    case "snooze-until":
    case "sent-at":
      return backToForm(answerTime(conversation, ask, text, facts), facts);
    case "new-promise":
    case "new-material":
      return backToForm(answerReplied(conversation, ask, text, facts), facts);
    case "wait-until":
      return backToForm(answerWait(conversation, ask, text, facts), facts);
  }
}

/** The words a quick answer's button stands for. */
function pressedText(ask: Ask, verb: string): string | null {
  const index = /^q(\d)$/u.exec(verb)?.[1];
  if (index === undefined || !("choices" in ask)) return null;
  return ask.choices[Number(index)] ?? null;
}

/** Leaves the question unanswered; a form that waited for the time zone cannot go on without it. */
export function cancelAsk(conversation: Conversation, ask: Ask, facts: Facts): StepResult {
  const settled: Conversation = { ...conversation, ask: null };
  const { form } = settled;
  if (ask.kind === "time-zone" && form !== null && facts.user.timeZone === null) {
    return asReply(cancelForm(settled, form, facts));
  }
  const unchanged = view([{ kind: "text", text: tell(lens(facts), "form.unchanged") }]);
  return backToForm(reply(settled, unchanged), facts);
}

/** When nothing else is asked any more, the form that waited shows its question again. */
function backToForm(result: StepResult, facts: Facts): StepResult {
  const { form, ask } = result.next;
  if (form === null || ask !== null) return result;
  const saved = result.changes.find((change) => change.kind === "save-user");
  const shown = showForm(result.next, form, saved === undefined ? facts : { ...facts, user: saved.user });
  return { ...result, next: shown.next, replies: [...result.replies, shown.view] };
}
