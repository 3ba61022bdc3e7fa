import { addDays, type Day } from "../../time/day.ts";
import { after, HOUR_MS, type Instant } from "../../time/instant.ts";
import { dayAt, instantOf } from "../../time/zone.ts";
import { type PlanFacts, stepKey } from "../facts.ts";
import { intoWaking, nextWaking } from "../waking-hours.ts";
import type { Proposal } from "./proposal.ts";

const EVENING = 19 * 60;
const MORNING = 8 * 60;
/** By the next morning means before noon. */
const MORNING_ENDS = 12 * 60;
/** By the day agreed means before the office closes. */
const OFFICE_CLOSES = 17 * 60;

/** Each thing they asked for: reminders the evening before it is due and in the morning of that day. */
export function materials(facts: PlanFacts): readonly Proposal[] {
  const once = new Map(facts.materials.map((asked) => [asked.what, asked]));
  return [...once.values()].map(({ what, due }) => {
    const day = due ?? nextMorning(facts);
    const deadline = instantOf({ day, minute: due === null ? MORNING_ENDS : OFFICE_CLOSES }, facts.zone);
    return {
      key: stepKey("materials", what),
      kind: "materials",
      person: null,
      item: what,
      channel: "email",
      deadline,
      rules: ["materials-next-morning"],
      remindAt: reminders(day, deadline, facts),
      dead: false,
    };
  });
}

/** The day by whose morning they have it where no other day was agreed. */
export function nextMorning(facts: Pick<PlanFacts, "endsAt" | "zone">): Day {
  return addDays(dayAt(facts.endsAt, facts.zone), 1);
}

/** Those that were past when it was asked for are left out; where that leaves none, it is an hour afterwards. */
function reminders(day: Day, deadline: Instant, facts: PlanFacts): readonly [Instant, ...Instant[]] {
  const { endsAt, zone } = facts;
  const evening = instantOf({ day: addDays(day, -1), minute: EVENING }, zone);
  const morning = instantOf({ day, minute: MORNING }, zone);
  const midnight = instantOf({ day, minute: 0 }, zone);
  const evenings = evening > endsAt ? intoWaking(evening, { after: endsAt, before: midnight }, facts) : null;
  const mornings = morning > endsAt ? intoWaking(morning, { after: endsAt, before: deadline }, facts) : null;
  if (evenings !== null) return mornings !== null && mornings > evenings ? [evenings, mornings] : [evenings];
  if (mornings !== null) return [mornings];
  const last = morning > endsAt ? morning : after(endsAt, HOUR_MS);
  return [
    intoWaking(last, { after: endsAt, before: deadline }, facts) ??
      (last < deadline ? last : nextWaking(last, facts)),
  ];
}
