import { daysBetween } from "../../time/day.ts";
import { after, type Instant } from "../../time/instant.ts";
import { dayAt } from "../../time/zone.ts";
import { stepKey } from "../facts.ts";
import type { KnownFacts } from "../known-facts.ts";
import type { RuleId } from "../rules.ts";
import { TIMING } from "../timing.ts";
import { intoWaking } from "../waking-hours.ts";
import { lateAfter, type Proposal, plainStep } from "./proposal.ts";

const { afterEndMs, nudgeAfterEndMs, deadlineAfterEndMs, tooLateAfterDeadlineMs, shortWindowDays } =
  TIMING["thank-you"];

/**
 * Everyone to be thanked: those who interviewed, recruiters among them but not the reception. Where nobody is
 * named, one step for all of them (null).
 */
export function thanked({ people }: Pick<KnownFacts, "people">): readonly (string | null)[] {
  const met = people.filter(({ kind }) => kind !== "reception").map(({ key }) => key);
  return met.length === 0 ? [null] : met;
}

/** An hour after the end, or the next morning; once more after 20 hours; within 24 hours. */
export function thankYou(facts: KnownFacts): readonly Proposal[] {
  const remindAt = reminders(facts);
  return thanked(facts).map((person) => thanksTo(person, remindAt, facts));
}

function thanksTo(person: string | null, remindAt: Proposal["remindAt"], facts: KnownFacts): Proposal {
  const key = stepKey("thank-you", person);
  const deadline = after(facts.endsAt, deadlineAfterEndMs);
  // Whoever has answered is thanked as long as it is in time, but not late any more.
  const over = facts.outcome === null ? after(deadline, tooLateAfterDeadlineMs) : deadline;
  return {
    ...plainStep("thank-you"),
    key,
    person,
    channel: "email",
    deadline,
    rules: rules(person, facts),
    remindAt,
    dead: lateAfter(over, key, facts),
  };
}

function reminders(facts: KnownFacts): readonly [Instant, ...Instant[]] {
  const { endsAt } = facts;
  const before = after(endsAt, deadlineAfterEndMs);
  const soon = after(endsAt, afterEndMs);
  const first = intoWaking(soon, { after: endsAt, before }, facts) ?? soon;
  const late = after(endsAt, nudgeAfterEndMs);
  const nudge = intoWaking(late, { after: first, before }, facts) ?? late;
  return nudge > first ? [first, nudge] : [first];
}

/** Whether they decide so soon that only e-mail, short and at once, reaches them in time. */
export function isShortWindow({ promise, endsAt, employerZone }: KnownFacts): boolean {
  return promise !== null && daysBetween(dayAt(endsAt, employerZone), promise.by) <= shortWindowDays;
}

const rules = (person: string | null, facts: KnownFacts): readonly RuleId[] => [
  "thank-within-24h",
  ...(person === null ? [] : (["note-per-person"] as const)),
  "thank-every-interview",
  ...(facts.culture === "traditional" ? (["thanks-both"] as const) : []),
  isShortWindow(facts) ? "thanks-short-window" : "thanks-by-email",
  "thanks-content",
];
