import type { Channel } from "../interview.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../time/instant.ts";

/** Minutes since midnight. */
const at = (hour: number, minute = 0): number => hour * 60 + minute;

/**
 * When every step comes: the one place where that stands. Durations in milliseconds are real time, days are days
 * of the employer's calendar, times of day are minutes since midnight.
 */
export const TIMING = {
  prepare: {
    beforeStartMs: 2 * HOUR_MS,
    /** An interview that starts before this is prepared the evening before. */
    morningStart: at(10),
    eveningBefore: at(18),
  },
  debrief: { afterEndMs: 30 * MINUTE_MS, tooLateAfterEndMs: 7 * DAY_MS },
  "thank-you": {
    afterEndMs: HOUR_MS,
    nudgeAfterEndMs: 20 * HOUR_MS,
    deadlineAfterEndMs: DAY_MS,
    /** Thanks this long after their deadline would puzzle more than please. */
    tooLateAfterDeadlineMs: 7 * DAY_MS,
    /** A decision within so many days leaves time for nothing but e-mail. */
    shortWindowDays: 7,
  },
  materials: {
    eveningBefore: at(19),
    morning: at(8),
    /** By the next morning means before noon. */
    nextMorningEnds: at(12),
    /** By the day agreed means before the office closes. */
    agreedDayEnds: at(17),
  },
  card: {
    afterEndDays: 2,
    /** Where a firm's manners are unknown, only a decision this far away leaves time for the post. */
    decisionAwayDays: 14,
    /** "Within a few days": after this many more it stays at home. */
    tooLateAfterDays: 7,
  },
  call: {
    /** Counted from when the thanks were marked sent. */
    afterThanksMs: 60 * HOUR_MS,
    /** "Two or three days after the thanks": so long after the day it was wanted on, it is not made any more. */
    tooLateAfterDays: 7,
  },
  "check-in": {
    /** Of promises this far away or further. */
    longWaitDays: 30,
    everyDays: 7,
    /** Two of them are at least so far apart. */
    apartDays: 6,
    /** More than that is no wait any more. */
    atMost: 52,
  },
  "follow-up-1": {
    afterPromiseDays: 2,
    /** After the end, where no day was promised. */
    noPromiseDays: { gentle: 14, standard: 7, persistent: 7 },
  },
  /** Counted from when follow-up 1 was marked sent. */
  "follow-up-2": { afterLastDays: 7 },
  /** Counted from when follow-up 2 was marked sent, or one of the two was skipped. */
  "move-on": { afterLastDays: 7 },
  /** Counted from when the job was lost. */
  "graceful-reply": { afterLossMs: 0, tooLateAfterLossMs: 14 * DAY_MS },
  "ask-feedback": { afterLossMs: 0, tooLateAfterLossMs: 14 * DAY_MS },
  "keep-in-touch": { afterLossMonths: 3 },
} as const;

/** What holds for all touches that ask about the job: calls, check-ins, follow-ups. */
export const LIMITS = {
  /** Days after the end in which nobody asks, by the calendar and in real time. */
  quietDays: 2,
  /** Days from one to the next: never the same, never the following day. */
  apartDays: 2,
  /** At most `touches` (thanks of one interview count as one) in `windowDays` days. */
  windowDays: 14,
  touches: 3,
} as const;

/** From when a touch falls due, and until when it can still be made on the same day. */
export interface OfficeSpan {
  readonly at: number;
  readonly until: number;
}

const WRITTEN: readonly [OfficeSpan, ...OfficeSpan[]] = [{ at: at(9, 30), until: at(16) }];
/** Quiet hours: neither within an hour after lunch nor at the end of the day. */
const PHONED: readonly [OfficeSpan, ...OfficeSpan[]] = [
  { at: at(10, 30), until: at(11, 30) },
  { at: at(14, 30), until: at(15, 30) },
];

/** The employer's office hours, by how they are reached. */
export const OFFICE_SPANS: Readonly<Record<Channel, readonly [OfficeSpan, ...OfficeSpan[]]>> = {
  email: WRITTEN,
  phone: PHONED,
  post: WRITTEN,
  social: WRITTEN,
};
