import { type Interview, isOver, type Outcome } from "../interview.ts";
import { planChanges } from "../playbook/plan-changes.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { button } from "../view/buttons.ts";
import { changeNotes, droppedNote } from "../view/change-notes.ts";
import { type Lens, tell } from "../view/lens.ts";
import { LETTERS } from "../view/letters.ts";
import { type View, view } from "../view/view.ts";
import { askedToWait } from "./ask-to-wait.ts";
import type { Effect } from "./effect.ts";
import { answerable } from "./note-answer.ts";
import type { Pressed } from "./pressed.ts";
import { type Replanned, replan } from "./replan.ts";
import { showAsk } from "./show-ask.ts";
import type { Ask, Conversation } from "./state.ts";
import { type Facts, lens } from "./turn.ts";

const OUTCOME_OF: ReadonlyMap<string, Outcome> = new Map([
  ["friendly", "replied"],
  ["next-round", "next-round"],
  ["offer", "offer"],
  ["lost", "lost"],
  ["close", "closed"],
]);

/**
 * The effect of a verb that speaks of the interview as a whole, with what was filled in along with it; null for
 * every other verb, and once the interview is over.
 */
export function interviewEffect(
  verb: string,
  stored: StoredInterview,
  { conversation, facts, answer }: Pick<Pressed, "conversation" | "facts" | "answer">,
): Effect | null {
  if (isOver(stored.interview)) return null;
  const outcome = OUTCOME_OF.get(verb);
  if (outcome !== undefined) return close(outcome, stored, conversation, facts);
  const { id } = stored.interview;
  switch (verb) {
    case "wait":
      return askedToWait(conversation, stored, facts, answer);
    case "new-date":
    case "asked": {
      const ask: Ask =
        verb === "asked"
          ? { kind: "new-material", interview: id }
          : { kind: "new-promise", interview: id, choices: [] };
      const asked = showAsk(conversation, ask, facts);
      return { next: asked.next, replanned: null, notes: [], replies: [asked.view] };
    }
    default:
      return null;
  }
}

/** Sets the outcome: what was still planned falls away, and the person is told how much that was, and what follows. */
function close(outcome: Outcome, stored: StoredInterview, conversation: Conversation, facts: Facts): Effect {
  const look = lens(facts);
  const { interview } = stored;
  const beforeAnswer = answerable(interview);
  const replanned = replan({ ...interview, outcome, outcomeAt: facts.now, beforeAnswer }, facts);
  const changes = planChanges(stored.steps, replanned.stored.steps);
  const said = tell(look, `closed.${outcome}`, { company: interview.company });
  // An answer that settled nothing closes nothing.
  const gone =
    outcome === "replied"
      ? droppedNote(look, interview, changes)
      : tell(look, "closed.count", { count: changes.dropped.length });
  const sentence = gone === null ? said : `${said} ${gone}`;
  const replies = whatElse(replanned.stored.interview, look);
  const names = { before: interview, now: interview };
  return { next: conversation, replanned, notes: changeNotes(look, names, changes, sentence), replies };
}

/** What goes with good news: the log of the next interview, and the words for an answer. */
function whatElse({ id, revision, outcome }: Interview, look: Lens): readonly View[] {
  const letter = outcome === null ? null : LETTERS[outcome];
  if (letter === null || (outcome !== "next-round" && outcome !== "offer")) return [];
  const about = (verb: string) => ({ kind: "interview", interview: id, revision, verb }) as const;
  const text = tell(look, outcome === "offer" ? "closed.offer-words" : "closed.next-offer");
  const words = button(look, letter.label, about("l0"));
  const logNext = button(look, "button.log-next", about("next"));
  return [view([{ kind: "text", text }], [outcome === "offer" ? [words] : [logNext, words]])];
}

/** What was taken back, and what the person is told about it. */
interface TakenBack {
  readonly replanned: Replanned;
  readonly notes: readonly string[];
}

/** Takes their latest answer back: the interview is as it was before, and the plan what follows from that. */
export function takeBack(stored: StoredInterview, facts: Facts): TakenBack | null {
  const { interview } = stored;
  if (interview.beforeAnswer === null) return interview.outcome === null ? null : reopen(stored, facts);
  return withoutAnswer(stored, { ...interview, ...interview.beforeAnswer }, facts);
}

/** Takes the outcome back, whatever else they said. */
export function reopen(stored: StoredInterview, facts: Facts): TakenBack {
  return withoutAnswer(stored, { ...stored.interview, outcome: null, outcomeAt: null }, facts);
}

function withoutAnswer(stored: StoredInterview, interview: Interview, facts: Facts): TakenBack {
  const look = lens(facts);
  const replanned = replan({ ...interview, beforeAnswer: null }, facts);
  const changes = planChanges(stored.steps, replanned.stored.steps);
  const names = { before: stored.interview, now: interview };
  if (stored.interview.outcome === interview.outcome) {
    return { replanned, notes: [tell(look, "card.undone"), ...changeNotes(look, names, changes)] };
  }
  const { company } = interview;
  // What was never closed is not open again.
  const key = isOver(stored.interview) ? "closed.undone" : "replied.undone";
  const sentence = tell(look, key, { company, count: changes.added.length });
  const gone = droppedNote(look, stored.interview, changes);
  const said = gone === null ? sentence : `${sentence} ${gone}`;
  return { replanned, notes: changeNotes(look, names, { ...changes, added: [] }, said) };
}
