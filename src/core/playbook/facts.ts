import type { Brand } from "../ids.ts";
import type { Channel, Outcome, PersonKind } from "../interview.ts";
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

/** `follow-up-1`, `thank-you:<person>`, `materials:<what>`. */
export function stepKey(kind: StepKind, subject: string | null = null): StepKey {
  return (subject === null ? kind : `${kind}:${subject}`) as StepKey;
}

/** A step the person has dealt with: sent it, or chose not to. */
export interface DoneStep {
  readonly key: StepKey;
  readonly how: "sent" | "skipped";
  readonly at: Instant;
}

/** A step the person has put off; `count` says how often so far. */
export interface SnoozedStep {
  readonly key: StepKey;
  readonly until: Instant;
  readonly count: number;
}

/** All that a plan depends on: the same facts always give the same plan. */
export interface PlanFacts {
  readonly now: Instant;
  readonly zone: ZoneId;
  readonly pace: Pace;
  readonly wakingHours: WakingHours;
  readonly workingDays: readonly Weekday[];
  /** Whose public holidays the employer keeps; without it, none. */
  readonly holidays?: HolidayRegion | null;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant;
  readonly promise: { readonly from: Day | null; readonly by: Day } | null;
  readonly waitUntil: Day | null;
  readonly channel: Channel | null;
  readonly people: readonly { readonly key: string; readonly kind: PersonKind }[];
  readonly materials: readonly { readonly what: string; readonly due: Day | null }[];
  readonly done: readonly DoneStep[];
  readonly snoozed: readonly SnoozedStep[];
  readonly outcome: Outcome | null;
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
