import { laterDay } from "../../time/day.ts";
import { after, type Instant, latest } from "../../time/instant.ts";
import { dayAt } from "../../time/zone.ts";
import { doneEntry, type KnownFacts } from "../known-facts.ts";
import { TIMING } from "../timing.ts";
import { type Ask, ask, askChannel, quietUntil } from "./ask.ts";
import { thanked } from "./thank-you.ts";

/** Where a call is welcome: two to three days after the last thanks that were sent, at a quiet hour. */
export function call(facts: KnownFacts): readonly Ask[] {
  const done = doneEntry(facts, "call");
  const thanks = thankedAt(facts);
  const since = thanks ?? done?.at ?? null;
  if (since === null || (askChannel(facts) !== "phone" && done === null)) return [];
  const earliest = latest(after(since, TIMING.call.afterThanksMs), quietUntil(facts));
  const day = dayAt(earliest, facts.employerZone);
  const called = ask("call", facts, {
    from: laterDay(day, facts.waitUntil ?? day),
    earliest,
    rules: ["call-after-thanks"],
    dead: null,
  });
  return [{ ...called, channel: "phone" }];
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
