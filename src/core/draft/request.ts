import type { Channel } from "../interview.ts";
import type { Day } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import type { ZoneId } from "../time/zone.ts";

/** Every kind of text that can be drafted, in the command line's spelling. */
export const DRAFT_KINDS = [
  "thank-you",
  "card",
  "materials",
  "check-in",
  "follow-up-1",
  "follow-up-2",
  "phone",
  "graceful-reply",
  "ask-feedback",
  "referral",
  "look-again",
  "next-round",
  "offer-thanks",
] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** The languages there is a phrasebook for. */
export const DRAFT_LANGUAGES = ["en"] as const;
export type DraftLanguage = (typeof DRAFT_LANGUAGES)[number];

export const TONES = ["warm", "neutral", "formal"] as const;
export type Tone = (typeof TONES)[number];

export const GENDERS = ["f", "m", "x", "unknown"] as const;
type Gender = (typeof GENDERS)[number];

/** Everything a draft may say. A text never claims more than what stands here. */
export interface DraftRequest {
  readonly kind: DraftKind;
  readonly language: DraftLanguage;
  readonly tone: Tone;
  readonly now: Instant;
  readonly zone: ZoneId;
  readonly sender: { readonly name: string | null };
  readonly interview: DraftInterview;
  readonly person: DraftPerson | null;
  /** One thing that stayed with the sender, in their own free words. */
  readonly hook: string | null;
  /** All interviewers of the interview, the reader among them; the place in this list keeps their notes apart. */
  readonly siblings: readonly { readonly name: string }[];
  /** 0 for the first version; every other whole number gives another one. */
  readonly variant: number;
}

interface DraftInterview {
  readonly company: string;
  readonly role: string | null;
  readonly startsAt: Instant;
  readonly promise: { readonly from: Day | null; readonly by: Day } | null;
  readonly materials: readonly { readonly what: string; readonly due: Day | null }[];
  readonly channel: Channel | null;
  /** Left out means yes; with false no draft says that the sender wants the job. */
  readonly wantsJob?: boolean;
}

/** The reader, and what the sender noted about the talk with them; null where nothing is known. */
export interface DraftPerson {
  readonly name: string;
  readonly title: string | null;
  /** How to greet them; null leaves it to the tone. */
  readonly address: "first" | "formal" | null;
  readonly gender: Gender;
  readonly academicTitle: string | null;
  readonly highlight: string | null;
  /** Something that surprised the sender about them. */
  readonly learned: string | null;
  /** A value the two share. */
  readonly value: string | null;
  /** A problem of theirs, and the sender's experience with such a one. */
  readonly problem: string | null;
  readonly experience: string | null;
}

export interface Draft {
  /** Null where the text has none: a card, a call. */
  readonly subject: string | null;
  readonly body: string;
  /** Words of the body, greeting and signature included. */
  readonly words: number;
  readonly findings: readonly Finding[];
}

const FINDING_CODES = [
  "open-slot",
  "wrong-name",
  "wrong-company",
  "too-long",
  "pushy",
  "accusing",
  "questions",
  "too-alike",
  "repeated-word",
  "mixed-address",
  "missing-attachment",
  "spelling",
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** One thing to mend; `from` and `to` are positions in the text (UTF-16 units, `to` exclusive). */
export interface Finding {
  readonly code: FindingCode;
  readonly message: string;
  readonly from: number;
  readonly to: number;
}
