import type { Reminder } from "../reminder.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { commandText } from "../view/command-text.ts";
import { repliedButtons } from "../view/card-menus.ts";
import { tell } from "../view/lens.ts";
import { interviewView } from "../view/plan-view.ts";
import { interviewName } from "../view/step-text.ts";
import { type View, view } from "../view/view.ts";
import type { Action } from "./action.ts";

import { interviewEffect, reopen } from "./outcome.ts";
import { unknownCard } from "./reminder-actions.ts";
import { formValues } from "./save-form.ts";
import { editInterview, startNextRound } from "./start-form.ts";
import type { Conversation } from "./state.ts";
import { type Facts, fieldContext, lens, redraw, reply, type StepResult } from "./turn.ts";

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

/** A press under an interview. What changes something needs the newest revision; looking does not. */
export function pressInterview(
  conversation: Conversation,
  action: Extract<Action, { kind: "interview" }>,
  facts: Facts,
): StepResult {
  const stored = [...facts.interviews, ...facts.closed].find(
    ({ interview }) => interview.id === action.interview,
  );
  if (stored === undefined) return unknownCard(conversation, facts);
  const { interview } = stored;
  switch (action.verb) {
    case "open":
      return reply(conversation, showInterview(stored, facts));
    case "edit":
      return interview.outcome === null
        ? editInterview(conversation, stored, facts)
        : redraw(conversation, showInterview(stored, facts, [closedNote(stored, facts)]));
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
  return change(conversation, stored, action.verb, facts);
}

function change(conversation: Conversation, stored: StoredInterview, verb: string, facts: Facts): StepResult {
  const { interview } = stored;
  if (verb === "undo" && interview.outcome !== null) {
    const { replanned, note } = reopen(stored, facts);
    return {
      ...redraw(conversation, showInterview(replanned.stored, facts, [note], replanned.reminders)),
      changes: [replanned.change],
    };
  }
  if (interview.outcome !== null) {
    return redraw(conversation, showInterview(stored, facts, [closedNote(stored, facts)]));
  }
  if (verb === "replied") return redraw(conversation, repliedView(stored, facts));
  const effect = interviewEffect(verb, stored, conversation, facts);
  if (effect === null) return redraw(conversation, showInterview(stored, facts));
  if (effect.replanned === null) return redraw(effect.next, showInterview(stored, facts), ...effect.replies);
  return {
    next: effect.next,
    changes: [effect.replanned.change],
    card: showInterview(effect.replanned.stored, facts, effect.notes, effect.replanned.reminders),
    replies: effect.replies,
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
