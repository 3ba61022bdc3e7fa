import { type PlannedStep, type StepKey, type StepKind, stepKey } from "../playbook/facts.ts";
import { outlasts } from "../playbook/plan.ts";
import { planFacts } from "../playbook/plan-facts.ts";
import { snoozeChoices } from "../playbook/snooze-choices.ts";
import { why } from "../playbook/why.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { sayWith } from "../text/say.ts";
import { moreMenu, repliedMenu, snoozeMenu } from "../view/card-menus.ts";
import { commandText } from "../view/command-text.ts";
import { dayText, tell } from "../view/lens.ts";
import { pressOf, reminderCard, stepOf, undoAnswerButton } from "../view/reminder-card.ts";
import { waysOf } from "../view/step-ways.ts";
import { type View, view } from "../view/view.ts";
import type { Action } from "./action.ts";
import { askTime } from "./ask-time.ts";
import { changeDraft } from "./changed-draft.ts";
import { showDraft, showEmailFile } from "./drafting.ts";
import { interviewEffect } from "./outcome.ts";
import { cardAfter, isSettled, type Pressed, reminderAfter } from "./pressed.ts";
import { type Replanned, replan } from "./replan.ts";
import { settleStep } from "./settle-step.ts";
import { snooze } from "./snooze.ts";
import { startDebrief } from "./start-debrief.ts";
import { editInterview } from "./start-form.ts";
import type { Conversation } from "./state.ts";
import { type Facts, lens, redraw, reply, type StepResult } from "./turn.ts";
import { revisionToUndo, undoAnswer } from "./undo-answer.ts";

/**
 * A press on a reminder's card, with what was filled in along with it. Old cards and second presses change nothing
 * and show how things stand.
 */
export function pressReminder(
  conversation: Conversation,
  action: Extract<Action, { kind: "reminder" }>,
  facts: Facts,
  answer: string | null,
): StepResult {
  const look = lens(facts);
  const reminder = facts.reminders.find(({ id }) => id === action.reminder);
  const stored = facts.interviews.find(({ interview }) => interview.id === reminder?.interview);
  if (reminder === undefined || stored === undefined) return unknownCard(conversation, facts);
  // From a message about several: it stays as it is, with its other buttons.
  if (action.verb === "open") return reply(conversation, reminderCard(look, stored, reminder));
  const revision = revisionToUndo(action.verb);
  if (revision !== null) return undoAnswer({ conversation, stored, reminder, facts, answer }, revision);
  const step = stepOf(stored, reminder);
  if (step === null || action.revision !== reminder.revision) {
    return redraw(conversation, reminderCard(look, stored, reminder, [tell(look, "card.old")]));
  }
  const pressed: Pressed = { conversation, stored, reminder, step, facts, answer };
  if (action.verb === "undo") return undoStep(pressed);
  if (isSettled(stored, step) && action.verb !== "back") {
    return redraw(conversation, reminderCard(look, stored, reminder, [settledNote(pressed)]));
  }
  return actOn(pressed, action.verb);
}

/** A card that is not over with the outcome has the way back below its other buttons. */
function withUndo(card: View, { stored: before, reminder, facts }: Pressed, replanned: Replanned): View {
  const { interview } = replanned.stored;
  const undo = undoAnswerButton(lens(facts), interview, pressOf(reminderAfter(reminder, replanned)));
  const hasUndo = card.buttons.flat().some(({ token }) => token === undo.token);
  if (interview.outcome === before.interview.outcome || hasUndo) return card;
  return view(card.blocks, [...card.buttons, [undo]]);
}

/** Why a press on the card does nothing any more. */
function settledNote({ stored, step, facts }: Pressed): string {
  const { company, outcome, done } = stored.interview;
  if (outcome === null || done.some(({ key }) => key === step.key)) return tell(lens(facts), "card.already");
  return tell(lens(facts), outcome === "replied" ? "card.answered-already" : "card.closed-already", {
    company,
  });
}

export function unknownCard(conversation: Conversation, facts: Facts): StepResult {
  const look = lens(facts);
  const text = tell(look, "card.unknown", { next: commandText(look, "next") });
  return reply(conversation, view([{ kind: "text", text }]));
}

function actOn(pressed: Pressed, verb: string): StepResult {
  const { conversation, stored, reminder, step, facts } = pressed;
  const look = lens(facts);
  const [, shownAs, version] = /^([ve])(\d{1,3})$/u.exec(verb) ?? [];
  if (version !== undefined) {
    return shownAs === "e" ? showEmailFile(pressed, Number(version)) : showDraft(pressed, Number(version));
  }
  if (verb.startsWith("s-") || verb === "week") return snooze(pressed, verb);
  const effect = interviewEffect(verb, stored, pressed);
  if (effect !== null) {
    if (effect.replanned === null)
      return redraw(effect.next, reminderCard(look, stored, reminder), ...effect.replies);
    const card = withUndo(cardAfter(pressed, effect.replanned, effect.notes), pressed, effect.replanned);
    return { next: effect.next, changes: [effect.replanned.change], card, replies: effect.replies };
  }
  switch (verb) {
    case "draft":
      return showDraft(pressed, 0);
    case "sent":
    case "skip":
      return settleStep(pressed, verb === "sent" ? "sent" : "skipped", facts.now);
    case "sent-at":
      return waysOf(step).isTouch
        ? askTime("sent-at", pressed)
        : redraw(conversation, reminderCard(look, stored, reminder));
    case "snooze": {
      const choices = snoozeChoices(facts.now, look.zone, facts.user);
      return redraw(conversation, snoozeMenu(look, stored, reminder, choices));
    }
    case "pick":
      return askTime("snooze-until", pressed);
    case "text":
      return changeDraft(pressed);
    case "replied":
      return redraw(conversation, repliedMenu(look, stored, reminder));
    case "more":
      return redraw(conversation, moreMenu(look, stored, reminder));
    case "why":
      return redraw(conversation, moreMenu(look, stored, reminder, [whyText(step, stored, facts)]));
    case "edit":
      return editInterview(conversation, stored, facts);
    case "moved":
      return editInterview(conversation, stored, facts, "when");
    case "tell":
      return startDebrief(conversation, stored, facts);
    default:
      return redraw(conversation, reminderCard(look, stored, reminder));
  }
}

/** Why the step is in the plan, in one or two sentences with the guides named. */
function whyText(step: PlannedStep, { interview }: StoredInterview, facts: Facts): string {
  return why(step, planFacts(interview, facts.user, facts.now))
    .map(({ key, day }) =>
      sayWith(facts.user.language, key, day === null ? {} : { day: dayText(lens(facts), day) }),
    )
    .join(" ");
}

/** The steps that are reckoned from when another one was sent: dealing with them builds on it. */
const FOLLOWED_BY: Readonly<Partial<Record<StepKind, readonly StepKey[]>>> = {
  "follow-up-1": [stepKey("follow-up-2"), stepKey("move-on")],
  "follow-up-2": [stepKey("move-on")],
};

/** Takes back Mark sent or Skip, as long as nothing that followed from it was dealt with. */
function undoStep(pressed: Pressed): StepResult {
  const { conversation, stored, reminder, step, facts } = pressed;
  const look = lens(facts);
  const { done, outcome } = stored.interview;
  const mine = done.find(({ key }) => key === step.key);
  const isOvertaken = done.some(({ key }) => FOLLOWED_BY[step.kind]?.includes(key) ?? false);
  if (mine === undefined || !outlasts(step.kind, outcome) || isOvertaken) {
    return redraw(
      conversation,
      reminderCard(look, stored, reminder, [
        tell(look, "card.undo-late", { interviews: commandText(look, "interviews") }),
      ]),
    );
  }
  const replanned = replan({ ...stored.interview, done: done.filter(({ key }) => key !== step.key) }, facts);
  const card = cardAfter(pressed, replanned, [tell(look, "card.undone")]);
  return { next: conversation, changes: [replanned.change], card, replies: [] };
}
