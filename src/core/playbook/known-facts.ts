import { after, HOUR_MS, type Instant } from "../time/instant.ts";
import type { ZoneId } from "../time/zone.ts";
import { type DoneFact, type PlanFacts, type StepKey, type StepKind, stepKey } from "./facts.ts";

/** How long an interview is taken to have lasted when only its end is known. */
const USUAL_LENGTH_MS = HOUR_MS;

/** The facts of a plan with nothing left out, and what was done about each step at hand. */
export interface KnownFacts extends Required<PlanFacts> {
  readonly startsAt: Instant;
  readonly employerZone: ZoneId;
  readonly outcomeAt: Instant;
  readonly doneBy: ReadonlyMap<StepKey, DoneFact>;
  readonly snoozedBy: ReadonlyMap<StepKey, Instant>;
}

export function know(facts: PlanFacts): KnownFacts {
  const startsAt = facts.startsAt ?? after(facts.endsAt, -USUAL_LENGTH_MS);
  return {
    ...facts,
    startsAt,
    employerZone: facts.employerZone ?? facts.zone,
    holidays: facts.holidays ?? null,
    loggedAt: facts.loggedAt ?? facts.endsAt,
    invitedToCall: facts.invitedToCall ?? false,
    salesLike: facts.salesLike ?? false,
    culture: facts.culture ?? "unknown",
    feeling: facts.feeling ?? null,
    wantsJob: facts.wantsJob ?? true,
    outcomeAt: facts.outcomeAt ?? facts.now,
    // Of several entries for one step the first holds, of several snoozes the last.
    doneBy: new Map(facts.done.toReversed().map((entry) => [entry.key, entry])),
    snoozedBy: new Map(facts.snoozed.map(({ key, until }) => [key, until])),
  };
}

/** How the step was dealt with, or null. An entry that names no subject speaks for every step of its kind. */
export function doneEntry(
  { doneBy }: Pick<KnownFacts, "doneBy">,
  kind: StepKind,
  subject: string | null = null,
): DoneFact | null {
  return doneBy.get(stepKey(kind, subject)) ?? doneBy.get(stepKey(kind)) ?? null;
}

/** As {@link doneEntry}, of a step that has its key already. */
export function doneOf(
  { doneBy }: Pick<KnownFacts, "doneBy">,
  { key, kind }: { readonly key: StepKey; readonly kind: StepKind },
): DoneFact | null {
  return doneBy.get(key) ?? doneBy.get(stepKey(kind)) ?? null;
}
