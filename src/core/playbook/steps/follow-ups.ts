import type { Channel } from "../../interview.ts";
import { addDays, type Day, laterDay } from "../../time/day.ts";
import { after, DAY_MS, type Instant, latest } from "../../time/instant.ts";
import { dayAt, instantOf, wallAt } from "../../time/zone.ts";
import { type PlanFacts, type StepKind, stepKey } from "../facts.ts";
import { touchBefore, touchFrom } from "../office-hours.ts";
import type { RuleId } from "../rules.ts";
import { doneEntry, type Proposal } from "./proposal.ts";

/** Days from the promised day, in silence, to the first follow-up. */
const AFTER_PROMISE_DAYS = 2;
/** Days from the interview to the first follow-up where no day was promised. */
const NO_PROMISE_DAYS = { gentle: 14, standard: 7, persistent: 7 } as const;
/** Days in which nobody asks about the job. */
const QUIET_DAYS = 2;
/** Days from one message to the next, and from the last to moving on. */
const SILENCE_DAYS = 7;

/** What settled the day of the first follow-up. */
export type FollowUpReason = "promised" | "no-date" | "wait" | "not-next-day";

/**
 * The first follow-up two days after the promised day (without one: as the pace says), the second a week
 * after the first was sent, moving on a week after the second was sent or as soon as one was skipped.
 */
export function followUps(facts: PlanFacts): readonly Proposal[] {
  const second = followUp2(facts);
  const end = moveOn(facts);
  return [followUp1(facts), ...(second === null ? [] : [second]), ...(end === null ? [] : [end])];
}

/** The day of the first follow-up before weekends and office hours, and what settled it. */
export function followUpDay(facts: PlanFacts): { readonly day: Day; readonly reason: FollowUpReason } {
  const { promise, waitUntil, zone } = facts;
  const ended = dayAt(facts.endsAt, zone);
  const open = promise === null;
  const wanted = open ? addDays(ended, NO_PROMISE_DAYS[facts.pace]) : addDays(promise.by, AFTER_PROMISE_DAYS);
  const askable = addDays(ended, QUIET_DAYS);
  const day = laterDay(wanted, waitUntil ?? wanted);
  if (askable > day) return { day: askable, reason: "not-next-day" };
  if (day > wanted) return { day, reason: "wait" };
  return { day, reason: open ? "no-date" : "promised" };
}

const REASON_RULES: Readonly<Record<FollowUpReason, readonly RuleId[]>> = {
  promised: ["after-promised-day"],
  "no-date": ["no-date-known"],
  wait: ["respect-wait"],
  "not-next-day": ["not-next-day"],
};

function followUp1(facts: PlanFacts): Proposal {
  const { day, reason } = followUpDay(facts);
  return touch("follow-up-1", facts, {
    from: day,
    rules: [...REASON_RULES[reason], "ask-where-they-stand"],
    dead: doneEntry(facts, "follow-up-2") !== null || doneEntry(facts, "move-on") !== null,
  });
}

function followUp2(facts: PlanFacts): Proposal | null {
  const first = doneEntry(facts, "follow-up-1");
  const since = first?.how === "sent" ? first : doneEntry(facts, "follow-up-2");
  if (since === null) return null;
  return touch("follow-up-2", facts, {
    from: afterSilence(since.at, facts),
    rules: ["second-try", "continue-the-conversation"],
    dead: doneEntry(facts, "move-on") !== null,
  });
}

function moveOn(facts: PlanFacts): Proposal | null {
  const first = doneEntry(facts, "follow-up-1");
  const last = doneEntry(facts, "follow-up-2") ?? (first?.how === "skipped" ? first : null);
  const since = last ?? doneEntry(facts, "move-on");
  if (since === null) return null;
  return {
    key: stepKey("move-on"),
    kind: "move-on",
    person: null,
    item: null,
    channel: null,
    deadline: null,
    rules: ["move-on", "keep-searching"],
    // Nobody is written to, but a working morning is a good time to decide it.
    remindAt: [dueFrom(afterSilence(since.at, facts), "move-on", facts, "email")],
    dead: false,
  };
}

function touch(
  kind: StepKind,
  facts: PlanFacts,
  { from, rules, dead }: { readonly from: Day; readonly rules: readonly RuleId[]; readonly dead: boolean },
): Proposal {
  const channel = facts.channel ?? "email";
  return {
    key: stepKey(kind),
    kind,
    person: null,
    item: null,
    channel,
    deadline: null,
    rules: [...rules, ...CHANNEL_RULES[channel], "one-channel", "at-most-three", "short-and-warm"],
    remindAt: [dueFrom(from, kind, facts, channel)],
    dead,
  };
}

/** Once dealt with, it stays at the hour it was dealt with, whatever they promise or ask for later. */
function dueFrom(from: Day, kind: StepKind, facts: PlanFacts, channel: Channel): Instant {
  const done = doneEntry(facts, kind);
  return done === null
    ? touchFrom(from, quietUntil(facts), channel, facts)
    : touchBefore(done.at, channel, facts);
}

const CHANNEL_RULES: Readonly<Record<Channel, readonly RuleId[]>> = {
  email: [],
  post: [],
  phone: ["call-if-invited", "call-at-quiet-hour"],
  social: ["social-if-connected"],
};

/** Two days after the end, both by the clock on the wall and in real time. */
function quietUntil({ endsAt, zone }: PlanFacts): Instant {
  const { day, minute } = wallAt(endsAt, zone);
  const onTheWall = instantOf({ day: addDays(day, QUIET_DAYS), minute }, zone);
  return latest(after(endsAt, QUIET_DAYS * DAY_MS), onTheWall);
}

/** A week later, but not before what they promised has passed or they asked to wait for. */
function afterSilence(since: Instant, { promise, waitUntil, zone }: PlanFacts): Day {
  const week = addDays(dayAt(since, zone), SILENCE_DAYS);
  const promised = promise === null ? week : addDays(promise.by, AFTER_PROMISE_DAYS);
  return laterDay(laterDay(week, promised), waitUntil ?? week);
}
