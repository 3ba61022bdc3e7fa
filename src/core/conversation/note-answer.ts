import type { Answerable, Interview } from "../interview.ts";
import { planChanges } from "../playbook/plan-changes.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { button } from "../view/buttons.ts";
import { changeNotes } from "../view/change-notes.ts";
import { savedView } from "../view/plan-view.ts";
import { type View, view } from "../view/view.ts";
import { type Replanned, replan } from "./replan.ts";
import { type Facts, lens } from "./turn.ts";

/** What is kept of an interview before an answer of theirs changes it, so that Undo can bring it back. */
export function answerable({ promise, waitUntil, materials, outcome, outcomeAt }: Interview): Answerable {
  return { promise, waitUntil, materials, outcome, outcomeAt };
}

/**
 * Notes what they said and plans anew. The message says first what was noted, then what that moves, what it
 * does not, and has the way back.
 */
export function noteAnswer(
  stored: StoredInterview,
  news: Partial<Answerable>,
  sentence: string,
  facts: Facts,
): { readonly replanned: Replanned; readonly shown: View } {
  const { interview } = stored;
  const replanned = replan({ ...interview, ...news, beforeAnswer: answerable(interview) }, facts);
  const look = lens(facts);
  const { id, revision } = replanned.stored.interview;
  const changes = planChanges(stored.steps, replanned.stored.steps);
  const notes = changeNotes(look, { before: interview, now: replanned.stored.interview }, changes);
  const saved = savedView(look, replanned.stored, replanned.reminders, { as: "changed", notes });
  const [heading, ...blocks] = saved.blocks;
  const undo = button(look, "button.undo", { kind: "interview", interview: id, revision, verb: "undo" });
  const [row = [], ...rows] = saved.buttons;
  const shown = view([heading, { kind: "text", text: sentence }, ...blocks], [[undo, ...row], ...rows]);
  return { replanned, shown };
}
