import type { Outcome } from "../interview.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { labelled } from "../view/buttons.ts";
import { tell } from "../view/lens.ts";
import { plannedSteps } from "../view/plan-view.ts";
import { type View, view } from "../view/view.ts";
import { type Replanned, replan } from "./replan.ts";
import { showAsk } from "./show-ask.ts";
import type { Ask, Conversation } from "./state.ts";
import { type Facts, lens } from "./turn.ts";

/** What a button about a whole interview brings about; `replanned` is null when nothing was changed yet. */
export interface Effect {
  readonly next: Conversation;
  readonly replanned: Replanned | null;
  /** Small print for the card that was pressed. */
  readonly notes: readonly string[];
  readonly replies: readonly View[];
}

const OUTCOME_OF: ReadonlyMap<string, Exclude<Outcome, "replied">> = new Map([
  ["next-round", "next-round"],
  ["offer", "offer"],
  ["lost", "lost"],
  ["close", "closed"],
]);

/** The effect of a verb that speaks of the interview as a whole; null for every other verb. */
export function interviewEffect(
  verb: string,
  stored: StoredInterview,
  conversation: Conversation,
  facts: Facts,
): Effect | null {
  const outcome = OUTCOME_OF.get(verb);
  if (outcome !== undefined) return close(outcome, stored, conversation, facts);
  const { id } = stored.interview;
  switch (verb) {
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

/** Sets the outcome: what was still planned falls away, and the person is told how much that was. */
function close(
  outcome: Exclude<Outcome, "replied">,
  stored: StoredInterview,
  conversation: Conversation,
  facts: Facts,
): Effect {
  const look = lens(facts);
  const { interview } = stored;
  const count = plannedSteps(stored.steps).length;
  const replanned = replan({ ...interview, outcome, outcomeAt: facts.now }, facts);
  const sentence = `${tell(look, `closed.${outcome}`, { company: interview.company })} ${tell(look, "closed.count", { count })}`;
  const { id, revision } = replanned.stored.interview;
  const logNext = labelled(tell(look, "button.log-next"), {
    kind: "interview",
    interview: id,
    revision,
    verb: "next",
  });
  const offer = view([{ kind: "text", text: tell(look, "closed.next-offer") }], [[logNext]]);
  const replies = outcome === "next-round" ? [offer] : [];
  return { next: conversation, replanned, notes: [sentence], replies };
}

/** Takes the outcome back: the plan is what the facts make of it again. */
export function reopen(
  stored: StoredInterview,
  facts: Facts,
): { readonly replanned: Replanned; readonly note: string } {
  const replanned = replan({ ...stored.interview, outcome: null, outcomeAt: null }, facts);
  const count = plannedSteps(replanned.stored.steps).length;
  return {
    replanned,
    note: tell(lens(facts), "closed.undone", { company: stored.interview.company, count }),
  };
}
