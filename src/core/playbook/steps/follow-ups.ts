import { addDays, type Day, laterDay } from "../../time/day.ts";
import type { Instant } from "../../time/instant.ts";
import { dayAt } from "../../time/zone.ts";
import { doneEntry, type KnownFacts } from "../known-facts.ts";
import { touchBefore, touchFrom } from "../office-hours.ts";
import type { RuleId } from "../rules.ts";
import { LIMITS, TIMING } from "../timing.ts";
import { type Ask, ask } from "./ask.ts";
import { plainStep, type Proposal } from "./proposal.ts";

const { afterPromiseDays, noPromiseDays } = TIMING["follow-up-1"];

/** What settled the day of the first follow-up. */
export type FollowUpReason = "promised" | "no-date" | "wait" | "not-next-day";

/** The day of the first follow-up before weekends and office hours, and what settled it. */
export function followUpDay(facts: KnownFacts): { readonly day: Day; readonly reason: FollowUpReason } {
  const { promise, waitUntil, employerZone, endsAt, pace } = facts;
  const ended = dayAt(endsAt, employerZone);
  const wanted =
    promise === null ? addDays(ended, noPromiseDays[pace]) : addDays(promise.by, afterPromiseDays);
  const askable = addDays(ended, LIMITS.quietDays);
  const day = laterDay(wanted, waitUntil ?? wanted);
  if (askable > day) return { day: askable, reason: "not-next-day" };
  if (day > wanted) return { day, reason: "wait" };
  return { day, reason: promise === null ? "no-date" : "promised" };
}

const REASON_RULES: Readonly<Record<FollowUpReason, readonly RuleId[]>> = {
  promised: ["after-promised-day"],
  "no-date": ["no-date-known"],
  wait: ["respect-wait"],
  "not-next-day": ["not-next-day"],
};

/** Two days after the promised day; without one, as the pace says. */
export function followUp1(facts: KnownFacts): Ask {
  const { day, reason } = followUpDay(facts);
  const offered = facts.feeling === "badly" ? (["offer-more-if-it-went-badly"] as const) : [];
  return ask("follow-up-1", facts, {
    from: day,
    rules: [...REASON_RULES[reason], "ask-where-they-stand", ...offered],
    dead: doneEntry(facts, "follow-up-2") === null ? null : "overtaken",
  });
}

/** A week after the first was sent. */
export function followUp2(facts: KnownFacts): readonly Ask[] {
  const first = doneEntry(facts, "follow-up-1");
  const since = first?.how === "sent" ? first : doneEntry(facts, "follow-up-2");
  if (since === null) return [];
  const from = afterSilence(since.at, TIMING["follow-up-2"].afterLastDays, facts);
  return [
    ask("follow-up-2", facts, { from, rules: ["second-try", "continue-the-conversation"], dead: null }),
  ];
}

/** A week after the second was sent, or as soon as one was skipped. */
export function moveOn(facts: KnownFacts): readonly Proposal[] {
  const first = doneEntry(facts, "follow-up-1");
  const last = doneEntry(facts, "follow-up-2") ?? (first?.how === "skipped" ? first : null);
  const since = last ?? doneEntry(facts, "move-on");
  if (since === null) return [];
  const remindAt = [moveOnTime(since.at, facts)] as const;
  return [{ ...plainStep("move-on"), rules: ["move-on", "keep-searching"], remindAt, dead: null }];
}

/** Nobody is written to, but a working morning is a good time to decide it. */
function moveOnTime(since: Instant, facts: KnownFacts): Instant {
  const done = doneEntry(facts, "move-on");
  if (done !== null) return touchBefore(done.at, "email", facts);
  const day = afterSilence(since, TIMING["move-on"].afterLastDays, facts);
  return touchFrom(day, facts.endsAt, "email", facts);
}

/** So many days later, but not before what they promised has passed or they asked to wait for. */
function afterSilence(since: Instant, days: number, { promise, waitUntil, employerZone }: KnownFacts): Day {
  const later = addDays(dayAt(since, employerZone), days);
  const promised = promise === null ? later : addDays(promise.by, afterPromiseDays);
  return laterDay(laterDay(later, promised), waitUntil ?? later);
}
