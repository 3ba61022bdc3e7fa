import type { InterviewId, ReminderId } from "../ids.ts";
import type { Channel, Culture, Feeling, Material, Moment, PromisedAnswer } from "../interview.ts";
import type { Day } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import type { ZoneId } from "../time/zone.ts";

/** A person as typed, before the interview is saved and they get an id. */
export interface NamedPerson {
  readonly name: string;
  readonly title: string | null;
}

/** When the interview began and ended, and the words that said so. */
export interface InterviewTime {
  readonly start: Moment;
  readonly endsAt: Instant;
}

/** The answers so far. A missing field was not asked yet; null was skipped. */
export interface FormValues {
  readonly company?: string;
  readonly role?: string | null;
  readonly when?: InterviewTime;
  readonly people?: readonly NamedPerson[] | null;
  readonly promise?: PromisedAnswer | null;
  readonly channel?: Channel | null;
  readonly materials?: readonly Material[] | null;
  readonly hook?: string | null;
  readonly feeling?: Feeling | null;
  readonly wantsJob?: boolean | null;
  readonly invitedToCall?: boolean | null;
  readonly salesLike?: boolean | null;
  readonly culture?: Culture | null;
  readonly waitUntil?: Day | null;
}
export type FieldName = keyof FormValues;

/** What somebody filled in, field by field: missing where it was not asked, empty where it was left empty. */
export type Answers = Readonly<Partial<Record<FieldName, string>>>;

/** What a form is for: to log or change an interview, or to look back at one that was logged ahead. */
export const FORM_NAMES = ["interview", "debrief"] as const;
export type FormName = (typeof FORM_NAMES)[number];

/** An interview being logged, changed or looked back at. */
export interface Form {
  readonly name: FormName;
  /** The id the interview has, or will have once it is saved. */
  readonly interview: InterviewId;
  /** Null while logging; otherwise the revision that is changed or looked back at. */
  readonly editing: number | null;
  readonly values: FormValues;
  /** What is on the screen: a question, the summary, or a list of what can be changed. */
  readonly at: FieldName | "summary" | "edit" | "details";
  /** True when the question was opened from the summary, to which its answer goes back. */
  readonly detour: boolean;
  /** A one-line log that waits for the time zone. */
  readonly line: string | null;
  /** What the buttons under the question stand for, in the words that could have been typed instead. */
  readonly choices: readonly string[];
  /** The part of the answer understood so far (a day that lacks its time); what comes next is added to it. */
  readonly partial: string | null;
  /** Parts of a one-line log that fitted nowhere, shown until the interview is saved. */
  readonly unplaced: readonly string[];
}

/** A single question outside the form; it is answered before the form goes on. */
export type Ask =
  | { readonly kind: "time-zone"; readonly candidate: ZoneId | null; readonly choices: readonly ZoneId[] }
  | { readonly kind: "waking-hours" }
  | { readonly kind: "working-days"; readonly choices: readonly string[] }
  | { readonly kind: "holidays"; readonly choices: readonly string[] }
  /** A form is open already: go on with it, or begin anew with this line, which may be the debrief of an interview? */
  | { readonly kind: "unfinished"; readonly line: string; readonly debrief: InterviewId | null }
  /** How they sign; the draft of that reminder follows, where one was asked for. */
  | { readonly kind: "signature"; readonly reminder: ReminderId | null }
  /** The draft of that reminder the way the person wants it. */
  | { readonly kind: "draft-text"; readonly reminder: ReminderId }
  | { readonly kind: "snooze-until"; readonly reminder: ReminderId; readonly choices: readonly string[] }
  | { readonly kind: "new-promise"; readonly interview: InterviewId; readonly choices: readonly string[] }
  /** They asked to be left alone until a day. */
  | { readonly kind: "wait-until"; readonly interview: InterviewId; readonly choices: readonly string[] }
  | { readonly kind: "new-material"; readonly interview: InterviewId }
  /** When a step was dealt with, that was marked only afterwards. */
  | { readonly kind: "sent-at"; readonly reminder: ReminderId; readonly choices: readonly string[] };

/** All that is remembered between two messages of one user; everything else is in the interviews. */
export interface Conversation {
  readonly version: 1;
  /** Grows with every question shown, so that a button of an earlier question is recognised. */
  readonly turn: number;
  readonly form: Form | null;
  readonly ask: Ask | null;
}

export const IDLE: Conversation = { version: 1, turn: 0, form: null, ask: null };
