import { type DoneStep, type PlannedStep, type StepKey, type StepKind, stepKey } from "../playbook/facts.ts";
import { planFacts } from "../playbook/plan-facts.ts";
import { snoozeChoices } from "../playbook/snooze-choices.ts";
import { why } from "../playbook/why.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { sayWith } from "../text/say.ts";
import { moreMenu, repliedMenu, snoozeMenu } from "../view/card-menus.ts";
import { commandText } from "../view/command-text.ts";
import { dayText, tell, timeText } from "../view/lens.ts";
import { plannedSteps } from "../view/plan-view.ts";
import { reminderCard, stepOf } from "../view/reminder-card.ts";
import { stepTitle } from "../view/step-text.ts";
import { view } from "../view/view.ts";
import type { Action } from "./action.ts";
import { changeDraft } from "./changed-draft.ts";
import { showDraft, showEmailFile } from "./drafting.ts";
import { interviewEffect } from "./outcome.ts";
import { pickTime } from "./answer-snooze.ts";
import { cardAfter, type Pressed } from "./pressed.ts";
import { replan } from "./replan.ts";
import { snooze } from "./snooze.ts";
import { editInterview } from "./start-form.ts";
import type { Conversation } from "./state.ts";
import { type Facts, lens, redraw, reply, type StepResult } from "./turn.ts";

/** What comes next after something was settled, in one sentence. */
function nextSentence(facts: Facts, { interview, steps }: StoredInterview): string {
  const planned = plannedSteps(steps);
  // What is overdue has a card of its own already; what lies ahead is news.
  const next = planned.find(({ dueAt }) => dueAt > facts.now) ?? planned[0];
  if (next === undefined) return tell(lens(facts), "card.then-nothing");
  const step = stepTitle(lens(facts), interview, next);
  return tell(lens(facts), "card.then", { step, when: timeText(lens(facts), next.dueAt) });
}

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
  const step = stepOf(stored, reminder);
  if (step === null || action.revision !== reminder.revision) {
    return redraw(conversation, reminderCard(look, stored, reminder, [tell(look, "card.old")]));
  }
  const pressed: Pressed = { conversation, stored, reminder, step, facts, answer };
  if (action.verb === "undo") return undoStep(pressed);
  if (step.state !== "planned" && action.verb !== "back") {
    const { company, outcome } = stored.interview;
    const isClosed = outcome !== null && !stored.interview.done.some(({ key }) => key === step.key);
    const note = isClosed ? tell(look, "card.closed-already", { company }) : tell(look, "card.already");
    return redraw(conversation, reminderCard(look, stored, reminder, [note]));
  }
  return actOn(pressed, action.verb);
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
  const effect = interviewEffect(verb, stored, conversation, facts);
  if (effect !== null) {
    if (effect.replanned === null)
      return redraw(effect.next, reminderCard(look, stored, reminder), ...effect.replies);
    const card = cardAfter(pressed, effect.replanned, effect.notes);
    return { next: effect.next, changes: [effect.replanned.change], card, replies: effect.replies };
  }
  switch (verb) {
    case "draft":
      return showDraft(pressed, 0);
    case "sent":
    case "skip":
      return settleStep(pressed, verb === "sent" ? "sent" : "skipped");
    case "snooze": {
      const choices = snoozeChoices(facts.now, look.zone, facts.user);
      return redraw(conversation, snoozeMenu(look, stored, reminder, choices));
    }
    case "pick":
      return pickTime(pressed);
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

function settleStep(pressed: Pressed, how: DoneStep["how"]): StepResult {
  const { conversation, stored, step, facts } = pressed;
  const done = [...stored.interview.done, { key: step.key, how, at: facts.now }];
  const replanned = replan({ ...stored.interview, done }, facts);
  const card = cardAfter(pressed, replanned, [nextSentence(facts, replanned.stored)]);
  return { next: conversation, changes: [replanned.change], card, replies: [] };
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
  if (mine === undefined || outcome !== null || isOvertaken) {
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
