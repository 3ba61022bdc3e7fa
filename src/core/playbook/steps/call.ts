import { addDays, type Day, laterDay } from "../../time/day.ts";
import { after, type Instant, latest } from "../../time/instant.ts";
import { dayAt, instantOf } from "../../time/zone.ts";
import { stepKey } from "../facts.ts";
import { doneEntry, type KnownFacts } from "../known-facts.ts";
import { touchFrom } from "../office-hours.ts";
import { TIMING } from "../timing.ts";
import { type Ask, ask, askChannel, quietUntil } from "./ask.ts";
import { type DeadReason, lateAfter } from "./proposal.ts";
import { thanked } from "./thank-you.ts";

/** Where a call is welcome: two to three days after the last thanks that were sent, at a quiet hour. */
export function call(facts: KnownFacts): readonly Ask[] {
  const done = doneEntry(facts, "call");
  const thanks = thankedAt(facts);
  const since = thanks ?? done?.at ?? null;
  if (since === null || (askChannel(facts) !== "phone" && done === null)) return [];
  const earliest = latest(after(since, TIMING.call.afterThanksMs), quietUntil(facts));
  const day = dayAt(earliest, facts.employerZone);
  const wanted = { from: laterDay(day, facts.waitUntil ?? day), earliest };
  const called = ask("call", facts, {
    ...wanted,
    rules: ["call-after-thanks"],
    dead: hasSpokenSince(since, facts) ? "outcome" : late(wanted, facts),
  });
  return [{ ...called, channel: "phone" }];
}

/** A call asks whether they have heard of the person at all: who has named a new day since has. */
function hasSpokenSince(since: Instant, { promise }: KnownFacts): boolean {
  const saidAt = promise?.saidAt ?? null;
  return saidAt !== null && saidAt > since;
}

/** Counted from the first office day: a long holiday is not held against it. */
function late(
  { from, earliest }: { readonly from: Day; readonly earliest: Instant },
  facts: KnownFacts,
): DeadReason | null {
  const { employerZone } = facts;
  const day = dayAt(touchFrom(from, earliest, "phone", facts), employerZone);
  const over = instantOf({ day: addDays(day, TIMING.call.tooLateAfterDays + 1), minute: 0 }, employerZone);
  return lateAfter(over, stepKey("call"), facts);
}

/** When the last thanks went out so far; null before the first. */
function thankedAt(facts: KnownFacts): Instant | null {
  const sent = thanked(facts).flatMap((person) => {
    const entry = doneEntry(facts, "thank-you", person);
    return entry?.how === "sent" ? [entry.at] : [];
  });
  const [first, ...others] = sent;
  return first === undefined ? null : latest(first, ...others);
}
