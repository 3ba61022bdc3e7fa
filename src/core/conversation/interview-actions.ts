import { type Interview, isOver } from "../interview.ts";
import type { Reminder } from "../reminder.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { commandText } from "../view/command-text.ts";
import { repliedButtons } from "../view/card-menus.ts";
import { tell } from "../view/lens.ts";
import { interviewView } from "../view/plan-view.ts";
import { interviewName } from "../view/step-text.ts";
import { type View, view } from "../view/view.ts";
import type { Action } from "./action.ts";
import { letterVersion, showLetter } from "./answer-letter.ts";
import { dueAgain } from "./due-again.ts";
import { interviewEffect, reopen, takeBack } from "./outcome.ts";
import type { Pressed } from "./pressed.ts";
import { unknownCard } from "./reminder-actions.ts";
import { formValues } from "./save-form.ts";
import { editInterview, startNextRound } from "./start-form.ts";
import type { Conversation, FieldName, FormValues } from "./state.ts";
import { type Facts, fieldContext, lens, redraw, reply, type StepResult } from "./turn.ts";
import { withNews } from "./with-news.ts";

/** One interview whole, as a card of its own. */
function showInterview(
  stored: StoredInterview,
  facts: Facts,
  notes: readonly string[] = [],
  reminders: readonly Reminder[] = facts.reminders,
): View {
  const mine = reminders.filter(({ interview }) => interview === stored.interview.id);
  return interviewView(fieldContext(facts, formValues(stored.interview)), stored, mine, notes);
}

/**
 * A press under an interview, with what was filled in along with it. What changes something needs the newest
 * revision; looking does not.
 */
export function pressInterview(
  conversation: Conversation,
  action: Extract<Action, { kind: "interview" }>,
  facts: Facts,
  answer: string | null,
): StepResult {
  const stored = [...facts.interviews, ...facts.closed].find(
    ({ interview }) => interview.id === action.interview,
  );
  if (stored === undefined) return unknownCard(conversation, facts);
  const { interview } = stored;
  const version = letterVersion(action.verb);
  if (version !== null) return showLetter(conversation, stored, version, facts);
  switch (action.verb) {
    case "open":
      return reply(conversation, showInterview(stored, facts));
    case "edit":
    case "details":
      return isOver(interview)
        ? redraw(conversation, showInterview(stored, facts, [closedNote(stored, facts)]))
        : editInterview(conversation, stored, facts, action.verb);
    case "next":
      return startNextRound(conversation, interview, facts);
    case "back":
      return redraw(conversation, showInterview(stored, facts));
    default:
      break;
  }
  if (action.revision !== interview.revision) {
    const look = lens(facts);
    const note =
      action.verb === "undo"
        ? tell(look, "card.undo-late", { interviews: commandText(look, "interviews") })
        : tell(look, "card.old");
    return redraw(conversation, showInterview(stored, facts, [note]));
  }
  return change(stored, action.verb, { conversation, facts, answer });
}

function change(
  stored: StoredInterview,
  verb: string,
  press: Pick<Pressed, "conversation" | "facts" | "answer">,
): StepResult {
  const { conversation, facts } = press;
  const { interview } = stored;
  const back = takenBack(stored, verb, facts);
  if (back !== null) {
    const { replanned, notes } = back;
    const next = withNews(conversation, interview.id, restored(interview, replanned.stored.interview));
    return {
      ...redraw(
        next,
        showInterview(replanned.stored, facts, notes, replanned.reminders),
        ...dueAgain(stored, replanned, facts),
      ),
      changes: [replanned.change],
    };
  }
  if (isOver(interview)) {
    return redraw(conversation, showInterview(stored, facts, [closedNote(stored, facts)]));
  }
  if (verb === "replied") return redraw(conversation, repliedView(stored, facts));
  const effect = interviewEffect(verb, stored, press);
  if (effect === null) return redraw(conversation, showInterview(stored, facts));
  if (effect.replanned === null) return redraw(effect.next, showInterview(stored, facts), ...effect.replies);
  return {
    next: effect.next,
    changes: [effect.replanned.change],
    card: showInterview(effect.replanned.stored, facts, effect.notes, effect.replanned.reminders),
    replies: effect.replies,
  };
}

/** What a press on Undo or Open again takes back; null where there is nothing, and for every other button. */
function takenBack(stored: StoredInterview, verb: string, facts: Facts) {
  if (verb === "undo") return takeBack(stored, facts);
  return verb === "reopen" && stored.interview.outcome !== null ? reopen(stored, facts) : null;
}

/** What is another answer now than it was: what else an open form holds stays there as it is. */
function restored(before: Interview, now: Interview): FormValues {
  const [was, is] = [formValues(before), formValues(now)];
  const isOther = (name: FieldName): boolean => JSON.stringify(was[name]) !== JSON.stringify(is[name]);
  return {
    ...(isOther("promise") && { promise: is.promise }),
    ...(isOther("waitUntil") && { waitUntil: is.waitUntil }),
    ...(isOther("materials") && { materials: is.materials }),
  };
}

function closedNote({ interview }: StoredInterview, facts: Facts): string {
  return tell(lens(facts), "card.closed-already", { company: interview.company });
}

function repliedView({ interview }: StoredInterview, facts: Facts): View {
  const look = lens(facts);
  return view(
    [
      { kind: "heading", text: interviewName(interview) },
      { kind: "text", text: tell(look, "replied.title") },
    ],
    repliedButtons(look, (verb) => ({
      kind: "interview",
      interview: interview.id,
      revision: interview.revision,
      verb,
    })),
  );
}
