import { addDays, type Day, daysBetween, laterDay } from "../time/day.ts";
import { type Instant, latest } from "../time/instant.ts";
import { dayAt } from "../time/zone.ts";
import { daysApart, keepsDistance, type Touch } from "./distances.ts";
import type { DoneFact, StepKey } from "./facts.ts";
import { doneEntry, doneOf, type KnownFacts } from "./known-facts.ts";
import { overdueTouch, touchBefore, touchFrom } from "./office-hours.ts";
import type { Ask } from "./steps/ask.ts";
import type { Proposal } from "./steps/proposal.ts";
import { LIMITS } from "./timing.ts";

/**
 * Puts the asks, which come in the order of the playbook, where they keep their distance: never two on one day
 * or on consecutive days, at most three touches in two weeks (`thanks` count as one). What was sent stays; each
 * of the others gives way to those before it, and one that has waited until the next is due is overtaken by it.
 */
export function keepApart(
  asks: readonly Ask[],
  thanks: readonly Instant[],
  facts: KnownFacts,
): readonly Proposal[] {
  const living = withoutPassed(asks, facts);
  const punctual = placeAll(living, thanks, facts, (_ask, at) => at);
  const standing = withoutOutrun(living, punctual, facts);
  const placed = placeAll(standing, thanks, facts, (ask, at) => madeAt(ask, at, facts));
  return standing.flatMap((ask) => {
    const { from: _from, earliest: _earliest, before: _before, ...step } = ask;
    const done = doneOf(facts, ask);
    const at = done === null ? (placed.get(ask.key) ?? null) : dueOf(done, ask, facts);
    if (at !== null) return [{ ...step, remindAt: [at] as const }];
    return ask.dead === null ? [] : [{ ...step, remindAt: [wantedAt(ask, facts)] as const }];
  });
}

const dayOf = (at: Instant, { employerZone }: KnownFacts): Day => dayAt(at, employerZone);

const earlier = (first: Day | null, second: Day): Day => (first === null || second < first ? second : first);

/** When a step was due that was dealt with: it does not move, whatever they promise or ask for later. */
const dueOf = ({ at, dueAt }: DoneFact, { channel }: Ask, facts: KnownFacts): Instant =>
  dueAt ?? touchBefore(at, channel, facts);

const wantedAt = ({ from, earliest, channel }: Ask, facts: KnownFacts): Instant =>
  touchFrom(from, earliest, channel, facts);

/** When an ask that falls due at `at` is taken to be made. */
type MadeAt = (ask: Ask, at: Instant) => Instant;

/** An overdue ask is made now, as soon as the office is open. */
const madeAt = ({ channel }: Ask, at: Instant, facts: KnownFacts): Instant =>
  at < facts.now ? overdueTouch(facts.now, channel, facts) : at;

/** Drops what comes too late: a later ask was made already, or is wanted no later than this one. */
function withoutPassed(asks: readonly Ask[], facts: KnownFacts): readonly Ask[] {
  let isPassed = doneEntry(facts, "move-on") !== null;
  let next: Day | null = null;
  const kept: Ask[] = [];
  for (const ask of asks.toReversed()) {
    const done = doneOf(facts, ask);
    const day = dayOf(wantedAt(ask, facts), facts);
    const comesLater = next !== null && next <= day && !facts.snoozedBy.has(ask.key);
    const dead = ask.dead ?? (isPassed || comesLater ? "overtaken" : null);
    if (done?.how === "sent") isPassed = true;
    if (done === null && dead === null) next = earlier(next, day);
    kept.push({ ...ask, dead });
  }
  return kept.toReversed();
}

/** Drops what is overdue where making it now would be the day before the next ask, or later than that. */
function withoutOutrun(
  asks: readonly Ask[],
  punctual: ReadonlyMap<StepKey, Instant>,
  facts: KnownFacts,
): readonly Ask[] {
  let next: Day | null = null;
  const kept: Ask[] = [];
  for (const ask of asks.toReversed()) {
    const at = punctual.get(ask.key);
    const isOverdue = at !== undefined && at < facts.now;
    const made = at === undefined ? null : dayOf(madeAt(ask, at, facts), facts);
    const isOutrun =
      isOverdue && made !== null && next !== null && daysBetween(made, next) < LIMITS.apartDays;
    kept.push(isOutrun ? { ...ask, dead: "overtaken" } : ask);
    if (at !== undefined) next = earlier(next, dayOf(at, facts));
  }
  return kept.toReversed();
}

/** The first moment for each ask that keeps its distance from all before it; those that come too late are missing. */
function placeAll(
  asks: readonly Ask[],
  thanks: readonly Instant[],
  facts: KnownFacts,
  counted: MadeAt,
): ReadonlyMap<StepKey, Instant> {
  const made = asks.flatMap((ask) => {
    const done = doneOf(facts, ask);
    return done?.how === "sent" ? [{ kind: ask.kind, day: dayOf(done.at, facts) }] : [];
  });
  const thanksDays = [...new Set(thanks.map((at) => dayOf(at, facts)))];
  const placed = new Map<StepKey, Instant>();
  const touches: Touch[] = [...made];
  for (const ask of asks.filter((one) => one.dead === null && doneOf(facts, one) === null)) {
    const isFree = (at: Instant): boolean =>
      keepsDistance({ kind: ask.kind, day: dayOf(at, facts) }, touches, thanksDays);
    const at = firstFree({ ...ask, from: afterMade(ask, made) }, facts, counted, isFree);
    if (ask.before !== null && dayOf(at, facts) >= ask.before) continue;
    const asked = latest(at, facts.snoozedBy.get(ask.key) ?? at);
    placed.set(ask.key, asked);
    touches.push({ kind: ask.kind, day: dayOf(counted(ask, asked), facts) });
  }
  return placed;
}

/** The day an ask is wanted on, at its distance from all that were made already: those come before it. */
function afterMade({ kind, from }: Ask, made: readonly Touch[]): Day {
  const days = made.map((touch) => addDays(touch.day, daysApart(touch.kind, kind)));
  return days.reduce(laterDay, from);
}

/** The first moment that is free; where it cannot be made in time, the moment it can be made at has to be, too. */
function firstFree(ask: Ask, facts: KnownFacts, counted: MadeAt, isFree: (at: Instant) => boolean): Instant {
  const firstTaken = (at: Instant): Instant | null =>
    [at, counted(ask, at)].find((one) => !isFree(one)) ?? null;
  let at = wantedAt(ask, facts);
  for (let taken = firstTaken(at); taken !== null; taken = firstTaken(at)) {
    at = touchFrom(addDays(dayOf(taken, facts), 1), ask.earliest, ask.channel, facts);
  }
  return at;
}
