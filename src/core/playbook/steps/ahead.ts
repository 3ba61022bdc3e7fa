import { addDays } from "../../time/day.ts";
import { after, type Instant } from "../../time/instant.ts";
import { instantOf, wallAt } from "../../time/zone.ts";
import { doneEntry, type KnownFacts } from "../known-facts.ts";
import type { RuleId } from "../rules.ts";
import { TIMING } from "../timing.ts";
import { intoWaking, nextWaking } from "../waking-hours.ts";
import { lateAfter, plainStep, type Proposal } from "./proposal.ts";

const CHECKLIST: readonly RuleId[] = [
  "ask-decision-date",
  "ask-next-step",
  "ask-best-channel",
  "collect-people",
  "references-ready",
];

/** What an interview that was logged ahead has before and right after it: a checklist, and the questions. */
export function ahead(facts: KnownFacts): readonly Proposal[] {
  return wasLoggedAhead(facts) ? [prepare(facts), debrief(facts)] : [];
}

function wasLoggedAhead(facts: KnownFacts): boolean {
  const isDone = doneEntry(facts, "prepare") !== null || doneEntry(facts, "debrief") !== null;
  return facts.loggedAt < facts.startsAt || isDone;
}

function prepare(facts: KnownFacts): Proposal {
  const { startsAt, now, wantsJob } = facts;
  return {
    ...plainStep("prepare"),
    deadline: startsAt,
    rules: wantsJob ? [...CHECKLIST, "say-you-want-it"] : CHECKLIST,
    remindAt: [checklistTime(facts)],
    dead: now >= startsAt ? "late" : null,
  };
}

/** By the person’s own clock: two hours before, or the evening before an early start; never while they sleep. */
function checklistTime(facts: KnownFacts): Instant {
  const { startsAt, zone } = facts;
  const { beforeStartMs, morningStart, eveningBefore } = TIMING.prepare;
  const { day, minute } = wallAt(startsAt, zone);
  const wanted =
    minute < morningStart
      ? instantOf({ day: addDays(day, -1), minute: eveningBefore }, zone)
      : after(startsAt, -beforeStartMs);
  const aDayBefore = instantOf({ day: addDays(day, -2), minute }, zone);
  return intoWaking(wanted, { after: aDayBefore, before: startsAt }, facts) ?? wanted;
}

function debrief(facts: KnownFacts): Proposal {
  const { endsAt } = facts;
  const { afterEndMs, tooLateAfterEndMs } = TIMING.debrief;
  const step = plainStep("debrief");
  return {
    ...step,
    rules: ["collect-people", "lessons"],
    remindAt: [nextWaking(after(endsAt, afterEndMs), facts)],
    dead: lateAfter(after(endsAt, tooLateAfterEndMs), step.key, facts),
  };
}
