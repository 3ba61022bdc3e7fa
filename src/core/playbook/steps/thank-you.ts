import { after, DAY_MS, HOUR_MS, type Instant } from "../../time/instant.ts";
import { type PlanFacts, stepKey } from "../facts.ts";
import type { RuleId } from "../rules.ts";
import { intoWaking } from "../waking-hours.ts";
import type { Proposal } from "./proposal.ts";

/** All counted from the end of the interview, in real time. */
const FIRST_MS = HOUR_MS;
const NUDGE_MS = 20 * HOUR_MS;
const DEADLINE_MS = DAY_MS;
/** Thanks this long after their deadline would puzzle more than please. */
const TOO_LATE_MS = 7 * DAY_MS;

/**
 * Thanks to everyone who interviewed, recruiters among them but not the reception: an hour after the end, or
 * the next morning; once more after 20 hours; within 24 hours. Where nobody is named it is one step for all.
 */
export function thankYou(facts: PlanFacts): readonly Proposal[] {
  const met = facts.people.filter(({ kind }) => kind !== "reception").map(({ key }) => key);
  const remindAt = reminders(facts);
  const deadline = after(facts.endsAt, DEADLINE_MS);
  return (met.length === 0 ? [null] : met).map((person) => ({
    key: stepKey("thank-you", person),
    kind: "thank-you",
    person,
    item: null,
    channel: "email",
    deadline,
    rules: rules(person),
    remindAt,
    dead: facts.now > after(deadline, TOO_LATE_MS),
  }));
}

function reminders(facts: PlanFacts): readonly [Instant, ...Instant[]] {
  const { endsAt } = facts;
  const before = after(endsAt, DEADLINE_MS);
  const soon = after(endsAt, FIRST_MS);
  const first = intoWaking(soon, { after: endsAt, before }, facts) ?? soon;
  const late = after(endsAt, NUDGE_MS);
  const nudge = intoWaking(late, { after: first, before }, facts) ?? late;
  return nudge > first ? [first, nudge] : [first];
}

const rules = (person: string | null): readonly RuleId[] => [
  "thank-within-24h",
  ...(person === null ? [] : (["note-per-person"] as const)),
  "thank-every-interview",
  "thanks-by-email",
  "thanks-content",
];
