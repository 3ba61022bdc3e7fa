import type { Reminder } from "../reminder.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { logButton, menuButton } from "../view/buttons.ts";
import { tell, timeText } from "../view/lens.ts";
import { plannedSteps } from "../view/plan-view.ts";
import { reminderCard, stepOf } from "../view/reminder-card.ts";
import { interviewName, stepTitle } from "../view/step-text.ts";
import { waysOf } from "../view/step-ways.ts";
import { view } from "../view/view.ts";
import { showDraft } from "./drafting.ts";
import type { Pressed } from "./pressed.ts";
import type { Conversation } from "./state.ts";
import { type Facts, lens, reply, type StepResult } from "./turn.ts";

/** More cards than this at once would be a burst. */
const MAX_CARDS = 3;

/** A planned step with the first of its reminders: what a card needs. */
type Waiting = Omit<Pressed, "conversation" | "answer">;

/** The planned steps of all open interviews, the most urgent first. */
function waiting(facts: Facts): readonly Waiting[] {
  return facts.interviews
    .flatMap((stored) =>
      plannedSteps(stored.steps).flatMap((step) => {
        const reminder = reminderOf(stored, step.key, facts);
        return reminder === null ? [] : [{ stored, step, reminder, facts }];
      }),
    )
    .toSorted((a, b) => a.step.dueAt - b.step.dueAt);
}

function reminderOf(stored: StoredInterview, key: string, facts: Facts): Reminder | null {
  return (
    facts.reminders
      .filter(({ interview, step }) => interview === stored.interview.id && step === key)
      .toSorted((a, b) => b.nth - a.nth)
      .findLast((reminder) => stepOf(stored, reminder) !== null) ?? null
  );
}

/** `/next`: the cards of what is due, a few at a time from the `first` on, or what comes next. */
export function showNext(conversation: Conversation, facts: Facts, first = 0): StepResult {
  const look = lens(facts);
  const all = waiting(facts);
  const due = all.filter(({ step }) => step.dueAt <= facts.now);
  if (due.length > 0) {
    const start = first < due.length ? first : 0;
    const shown = due.slice(start, start + MAX_CARDS);
    const cards = shown.map(({ stored, reminder }) => reminderCard(look, stored, reminder));
    const count = due.length - start - cards.length;
    const rest = view(
      [{ kind: "text", text: tell(look, "next.more", { count }) }],
      [
        [
          menuButton(look, "next.show-more", `next-${start + MAX_CARDS}`),
          menuButton(look, "button.list", "list"),
        ],
      ],
    );
    return reply(conversation, ...cards, ...(count > 0 ? [rest] : []));
  }
  const [next] = all;
  if (next === undefined) {
    const empty = view([{ kind: "text", text: tell(look, "next.empty") }], [[logButton(look)]]);
    return reply(conversation, empty);
  }
  const { interview } = next.stored;
  const sentence = tell(look, "next.upcoming", {
    step: stepTitle(look, interview, next.step),
    what: interviewName(interview),
    when: timeText(look, next.step.dueAt),
  });
  const idle = view([
    { kind: "text", text: tell(look, "next.nothing-due") },
    { kind: "text", text: sentence },
  ]);
  return reply(conversation, idle, reminderCard(look, next.stored, next.reminder));
}

/** `/draft`: the words for the most urgent step that has any. */
export function showNextDraft(conversation: Conversation, facts: Facts): StepResult {
  const next = waiting(facts).find(({ step }) => waysOf(step).draft !== null);
  if (next === undefined) return showNext(conversation, facts);
  return showDraft({ ...next, conversation, answer: null }, 0);
}
