import { commandText } from "../view/command-text.ts";
import { tell } from "../view/lens.ts";
import { cardMenu, reminderCard, stepOf } from "../view/reminder-card.ts";
import { dueAgain } from "./due-again.ts";
import { takeBack } from "./outcome.ts";
import { cardAfter, type Pressed } from "./pressed.ts";
import { lens, redraw, type StepResult } from "./turn.ts";

/** Which revision of its interview a card's Undo takes back: `u12`. */
const VERB = /^u([1-9]\d{0,5})$/u;

/** The revision that this verb takes back, or null for every other verb. */
export function revisionToUndo(verb: string): number | null {
  const digits = VERB.exec(verb)?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * Takes their answer back under the card it was pressed on, which is then the card it was, with its buttons.
 * Comes too late once the interview has changed since.
 */
export function undoAnswer(pressed: Omit<Pressed, "step">, revision: number): StepResult {
  const { conversation, stored, reminder, facts } = pressed;
  const look = lens(facts);
  const back = revision === stored.interview.revision ? takeBack(stored, facts) : null;
  if (back === null) {
    const note = tell(look, "card.undo-late", { interviews: commandText(look, "interviews") });
    return redraw(conversation, reminderCard(look, stored, reminder, [note]));
  }
  const { replanned, notes } = back;
  // A farewell goes with the loss that it was for.
  const card =
    stepOf(replanned.stored, reminder) === null
      ? cardMenu(look, replanned.stored, reminder, { title: null, notes, buttons: [] })
      : cardAfter(pressed, replanned, notes);
  return {
    next: conversation,
    changes: [replanned.change],
    card,
    replies: dueAgain(stored, replanned, facts, reminder),
  };
}
