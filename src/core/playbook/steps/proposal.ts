import { after, DAY_MS, type Instant, latest } from "../../time/instant.ts";
import { type PlannedStep, type StepKey, type StepKind, stepKey } from "../facts.ts";
import type { KnownFacts } from "../known-facts.ts";

/** Why a step is left out although the rules ask for it. */
export type DeadReason =
  /** Its time is over. */
  | "late"
  /** A later touch has taken its place. */
  | "overtaken"
  /** The person does not want the job. */
  | "unwanted"
  /** They answered, or the job is gone. */
  | "outcome";

/** A step as the rules alone would have it, before what was done, put off or decided changes it. */
export interface Proposal extends Omit<PlannedStep, "dueAt" | "state" | "remindAt"> {
  readonly remindAt: readonly [Instant, ...Instant[]];
  /** Null while there is a point in it. */
  readonly dead: DeadReason | null;
}

/** What a step of this kind has in common with every other: nobody and nothing in particular. */
export function plainStep(kind: StepKind) {
  return { key: stepKey(kind), kind, person: null, item: null, channel: null, deadline: null } as const;
}

/** What the person has put off until after its end is waited with for so long when it comes back. */
const PUT_OFF_LASTS_MS = DAY_MS;

/** Dead of old age after `until`; where the person has put it off to a later time than that, a day after it. */
export function lateAfter(
  until: Instant,
  key: StepKey,
  { now, snoozedBy }: Pick<KnownFacts, "now" | "snoozedBy">,
): DeadReason | null {
  const putOff = snoozedBy.get(key);
  const over = putOff === undefined ? until : latest(until, after(putOff, PUT_OFF_LASTS_MS));
  return now <= over ? null : "late";
}
