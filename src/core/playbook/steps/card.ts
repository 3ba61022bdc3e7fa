import { addDays, type Day, daysBetween, laterDay } from "../../time/day.ts";
import type { Instant } from "../../time/instant.ts";
import { dayAt, instantOf } from "../../time/zone.ts";
import { stepKey } from "../facts.ts";
import { doneEntry, type KnownFacts } from "../known-facts.ts";
import { touchFrom } from "../office-hours.ts";
import { TIMING } from "../timing.ts";
import { lateAfter, plainStep, type Proposal } from "./proposal.ts";
import { thanked } from "./thank-you.ts";

const { afterEndDays, decisionAwayDays, tooLateAfterDays } = TIMING.card;

/** What speaks for a posted card: a traditional firm, or time enough for the post; null where nothing does. */
export function cardReason({
  culture,
  promise,
  endsAt,
  employerZone,
}: KnownFacts): "traditional" | "window" | null {
  if (culture === "traditional") return "traditional";
  if (culture === "modern" || promise === null) return null;
  const decided = promise.from ?? promise.by;
  return daysBetween(dayAt(endsAt, employerZone), decided) >= decisionAwayDays ? "window" : null;
}

/** A card to each interviewer two days after the end, where the firm’s manners or the time left call for one. */
export function cards(facts: KnownFacts): readonly Proposal[] {
  const reason = cardReason(facts);
  const day = cardDay(facts);
  const at = touchFrom(day, facts.endsAt, "post", facts);
  const over = instantOf({ day: addDays(day, tooLateAfterDays + 1), minute: 0 }, facts.employerZone);
  return thanked(facts)
    .filter((person) => reason !== null || doneEntry(facts, "card", person) !== null)
    .map((person) => card(person, facts, { reason, at, over }));
}

function card(
  person: string | null,
  facts: KnownFacts,
  {
    reason,
    at,
    over,
  }: { readonly reason: ReturnType<typeof cardReason>; readonly at: Instant; readonly over: Instant },
): Proposal {
  const key = stepKey("card", person);
  return {
    ...plainStep("card"),
    key,
    person,
    channel: "post",
    rules: [
      reason === "traditional" ? "thanks-both" : "thanks-by-card",
      ...(person === null ? [] : (["note-per-person"] as const)),
      "thank-every-interview",
    ],
    remindAt: [at],
    dead: lateAfter(over, key, facts),
  };
}

/** Being asked to wait holds for everything that has no deadline. */
function cardDay({ endsAt, employerZone, waitUntil }: KnownFacts): Day {
  const day = addDays(dayAt(endsAt, employerZone), afterEndDays);
  return waitUntil === null ? day : laterDay(day, waitUntil);
}
