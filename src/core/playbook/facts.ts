import type { Brand } from "../ids.ts";
import type { Channel, Culture, Feeling, Outcome, PersonKind } from "../interview.ts";
import type { Day, Weekday } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import type { ZoneId } from "../time/zone.ts";
import type { Pace, WakingHours } from "../user.ts";
import type { HolidayRegion } from "./holidays.ts";
import type { RuleId } from "./rules.ts";

/** Every kind of step the playbook knows, in the command line's spelling. */
export const STEP_KINDS = [
  "prepare",
  "debrief",
  "thank-you",
  "materials",
  "card",
  "call",
  "check-in",
  "follow-up-1",
  "follow-up-2",
  "move-on",
  "graceful-reply",
  "ask-feedback",
  "keep-in-touch",
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Names one step of one interview for good: its kind, and for whom or what where there are several. */
export type StepKey = Brand<string, "StepKey">;

/** `follow-up-1`, `thank-you:<person>`, `materials:<what>`, `check-in:<number>`. */
export function stepKey(kind: StepKind, subject: string | null = null): StepKey {
  return (subject === null ? kind : `${kind}:${subject}`) as StepKey;
}

/** A step the person has dealt with: sent it, or chose not to. */
export interface DoneStep {
  readonly key: StepKey;
  readonly how: "sent" | "skipped";
  readonly at: Instant;
}

/** A step that was dealt with, as a plan takes it. */
export interface DoneFact extends DoneStep {
  /** When it was due by the plan of that time; where that is not known, the plan of today stands in. */
  readonly dueAt?: Instant;
}

/** A step the person has put off; `count` says how often so far. */
export interface SnoozedStep {
  readonly key: StepKey;
  readonly until: Instant;
  readonly count: number;
}

/** What they said about answering: by `by`, or not before `from` either. */
interface PromiseFact {
  readonly from: Day | null;
  readonly by: Day;
  /** When they said so; left out, at the interview. */
  readonly saidAt?: Instant | null;
}

/**
 * All that a plan depends on: the same facts always give the same plan. What may be left out says nothing:
 * no holidays, no call, a firm whose manners are unknown, a job the person wants.
 */
export interface PlanFacts {
  readonly now: Instant;
  /** The person's own clock. */
  readonly zone: ZoneId;
  /** The employer's clock; left out, the person's. */
  readonly employerZone?: ZoneId;
  readonly pace: Pace;
  readonly wakingHours: WakingHours;
  /** The employer's working days. */
  readonly workingDays: readonly Weekday[];
  /** Whose public holidays the employer keeps. */
  readonly holidays?: HolidayRegion | null;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant;
  /** When the interview was logged; left out, after it had begun. */
  readonly loggedAt?: Instant;
  readonly promise: PromiseFact | null;
  /** They asked not to hear from the person before this day. */
  readonly waitUntil: Day | null;
  readonly channel: Channel | null;
  readonly invitedToCall?: boolean;
  /** A job of which boldness is a part. */
  readonly salesLike?: boolean;
  readonly culture?: Culture;
  readonly feeling?: Feeling | null;
  readonly wantsJob?: boolean;
  readonly people: readonly { readonly key: string; readonly kind: PersonKind }[];
  readonly materials: readonly { readonly what: string; readonly due: Day | null }[];
  readonly done: readonly DoneFact[];
  readonly snoozed: readonly SnoozedStep[];
  readonly outcome: Outcome | null;
  /** When the outcome became known; left out, now. */
  readonly outcomeAt?: Instant | null;
}

/** One thing to do. */
export interface PlannedStep {
  readonly key: StepKey;
  readonly kind: StepKind;
  /** The `key` of a person of the facts; null when the step is not about one person. */
  readonly person: string | null;
  /** What was asked for, on `materials` steps; null on all others. */
  readonly item: string | null;
  readonly channel: Channel | null;
  /** When the first reminder reaches the person; of a step that was dealt with, when it did. */
  readonly dueAt: Instant;
  readonly deadline: Instant | null;
  readonly rules: readonly RuleId[];
  readonly state: "planned" | "done" | "skipped";
  /** Every time the person is reminded, in order; the first is `dueAt`. Empty once the step is dealt with. */
  readonly remindAt: readonly Instant[];
}
