import type { InterviewId, PersonId, UserId } from "./ids.ts";
import type { DoneStep, SnoozedStep } from "./playbook/facts.ts";
import type { Day } from "./time/day.ts";
import type { Instant } from "./time/instant.ts";
import type { Wall, ZoneId } from "./time/zone.ts";

export const CHANNELS = ["email", "phone", "post", "social"] as const;
export type Channel = (typeof CHANNELS)[number];

export const PERSON_KINDS = ["interviewer", "recruiter", "reception"] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

export const CULTURES = ["modern", "traditional", "unknown"] as const;
/** A firm's manners: they decide whether a posted card pleases. */
export type Culture = (typeof CULTURES)[number];

export const FEELINGS = ["well", "ok", "badly"] as const;
/** How the interview went, as the person felt it. */
export type Feeling = (typeof FEELINGS)[number];

export const OUTCOMES = ["replied", "next-round", "offer", "lost", "closed"] as const;
/** How an interview ended; `replied` alone still waits for what comes of the answer. */
export type Outcome = (typeof OUTCOMES)[number];

/** A time the person told us: the instant, the clock it was read from, and their own words. */
export interface Moment {
  readonly at: Instant;
  readonly wall: Wall;
  readonly zone: ZoneId;
  readonly words: string;
}

/** Somebody met at an interview. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly title: string | null;
  readonly kind: PersonKind;
}

/** What they said about answering: `by` is the last day, `from` the first one where they named a range. */
export interface PromisedAnswer {
  readonly from: Day | null;
  readonly by: Day;
  readonly words: string;
  /** When they said so; null where it was at the interview. */
  readonly saidAt: Instant | null;
}

/** Something they asked for, with the day it is due; null means the next morning. */
export interface Material {
  readonly what: string;
  readonly due: Day | null;
}

/** One round with one employer: what was said, and what has been done about it since. */
export interface Interview {
  readonly id: InterviewId;
  readonly owner: UserId;
  /** Grows by one with every change; a card made for an older revision is out of date. */
  readonly revision: number;
  readonly company: string;
  readonly role: string | null;
  readonly startsAt: Moment;
  readonly endsAt: Instant;
  readonly people: readonly Person[];
  readonly promise: PromisedAnswer | null;
  /** They asked not to hear from the person before this day. */
  readonly waitUntil: Day | null;
  readonly channel: Channel | null;
  readonly invitedToCall: boolean;
  /** A job of which boldness is a part. */
  readonly salesLike: boolean;
  readonly culture: Culture;
  readonly feeling: Feeling | null;
  readonly wantsJob: boolean;
  readonly materials: readonly Material[];
  /** One thing that stayed with the person: the hook of every draft. */
  readonly hook: string | null;
  readonly done: readonly DoneStep[];
  readonly snoozed: readonly SnoozedStep[];
  readonly outcome: Outcome | null;
  readonly outcomeAt: Instant | null;
  readonly loggedAt: Instant;
  /** What held until their latest answer was noted, for Undo; null where there is nothing to take back. */
  readonly beforeAnswer: Answerable | null;
}

/** What an answer of theirs may change. */
export type Answerable = Pick<Interview, "promise" | "waitUntil" | "materials" | "outcome" | "outcomeAt">;

/** Whether they have decided, or the person has: an answer that settled nothing leaves everything open. */
export function isOver({ outcome }: Pick<Interview, "outcome">): boolean {
  return outcome !== null && outcome !== "replied";
}

/** What is taken to hold until the person says otherwise. */
export const UNSAID = {
  waitUntil: null,
  invitedToCall: false,
  salesLike: false,
  culture: "unknown",
  feeling: null,
  wantsJob: true,
  beforeAnswer: null,
} as const satisfies Partial<Interview>;
