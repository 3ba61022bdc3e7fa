import { addDays, type Day } from "../../time/day.ts";
import { after, HOUR_MS, type Instant } from "../../time/instant.ts";
import { dayAt, instantOf } from "../../time/zone.ts";
import { stepKey } from "../facts.ts";
import type { KnownFacts } from "../known-facts.ts";
import { TIMING } from "../timing.ts";
import { intoWaking, nextWaking } from "../waking-hours.ts";
import { plainStep, type Proposal } from "./proposal.ts";

const { eveningBefore, morning, nextMorningEnds, agreedDayEnds } = TIMING.materials;

/** Each thing they asked for: reminders the evening before it is due and in the morning of that day. */
export function materials(facts: KnownFacts): readonly Proposal[] {
  const once = new Map(facts.materials.map((asked) => [asked.what, asked]));
  return [...once.values()].map(({ what, due }) => material(what, due, facts));
}

function material(what: string, due: Day | null, facts: KnownFacts): Proposal {
  const day = due ?? nextMorning(facts);
  const minute = due === null ? nextMorningEnds : agreedDayEnds;
  const deadline = instantOf({ day, minute }, facts.employerZone);
  return {
    ...plainStep("materials"),
    key: stepKey("materials", what),
    item: what,
    channel: "email",
    deadline,
    rules: ["materials-next-morning"],
    remindAt: reminders(day, deadline, facts),
    dead: null,
  };
}

/** The day by whose morning they have it where no other day was agreed. */
export function nextMorning({ endsAt, employerZone }: Pick<KnownFacts, "endsAt" | "employerZone">): Day {
  return addDays(dayAt(endsAt, employerZone), 1);
}

/** Those that were past when it was asked for are left out; where that leaves none, it is an hour afterwards. */
function reminders(day: Day, deadline: Instant, facts: KnownFacts): readonly [Instant, ...Instant[]] {
  const { endsAt, employerZone: zone } = facts;
  const evening = instantOf({ day: addDays(day, -1), minute: eveningBefore }, zone);
  const dawn = instantOf({ day, minute: morning }, zone);
  const midnight = instantOf({ day, minute: 0 }, zone);
  const evenings = evening > endsAt ? intoWaking(evening, { after: endsAt, before: midnight }, facts) : null;
  const mornings = dawn > endsAt ? intoWaking(dawn, { after: endsAt, before: deadline }, facts) : null;
  if (evenings !== null) return mornings !== null && mornings > evenings ? [evenings, mornings] : [evenings];
  if (mornings !== null) return [mornings];
  const last = dawn > endsAt ? dawn : after(endsAt, HOUR_MS);
  return [
    intoWaking(last, { after: endsAt, before: deadline }, facts) ??
      (last < deadline ? last : nextWaking(last, facts)),
  ];
}
