import type { DoneStep } from "../playbook/facts.ts";
import type { StoredInterview } from "../stored-interview.ts";
import type { Instant } from "../time/instant.ts";
import { comingText, tell } from "../view/lens.ts";
import { plannedSteps } from "../view/plan-view.ts";
import { stepTitle } from "../view/step-text.ts";
import { cardAfter, type Pressed } from "./pressed.ts";
import { replan } from "./replan.ts";
import { type Facts, lens, type StepResult } from "./turn.ts";

/** Marks the step as sent or skipped; what comes later is reckoned from `at`. */
export function settleStep(pressed: Pressed, how: DoneStep["how"], at: Instant): StepResult {
  const { conversation, stored, step, facts } = pressed;
  const done = [...stored.interview.done, { key: step.key, how, at }];
  const replanned = replan({ ...stored.interview, done }, facts);
  const card = cardAfter(pressed, replanned, [nextSentence(facts, replanned.stored)]);
  return { next: conversation, changes: [replanned.change], card, replies: [] };
}

/** What comes next after something was settled, in one sentence. */
function nextSentence(facts: Facts, { interview, steps }: StoredInterview): string {
  const planned = plannedSteps(steps);
  // What is overdue has a card of its own already; what lies ahead is news.
  const next = planned.find(({ dueAt }) => dueAt > facts.now) ?? planned[0];
  if (next === undefined) return tell(lens(facts), "card.then-nothing");
  const step = stepTitle(lens(facts), interview, next);
  return tell(lens(facts), "card.then", { step, when: comingText(lens(facts), next.dueAt) });
}
