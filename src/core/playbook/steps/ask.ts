import type { Channel } from "../../interview.ts";
import type { Day } from "../../time/day.ts";
import { after, DAY_MS, type Instant, latest } from "../../time/instant.ts";
import { addDays } from "../../time/day.ts";
import { instantOf, wallAt } from "../../time/zone.ts";
import type { StepKind } from "../facts.ts";
import type { KnownFacts } from "../known-facts.ts";
import type { RuleId } from "../rules.ts";
import { LIMITS } from "../timing.ts";
import { plainStep, type Proposal } from "./proposal.ts";

/** A touch that asks about the job (call, check-in, follow-up), before it is kept apart from the others. */
export interface Ask extends Omit<Proposal, "remindAt" | "channel"> {
  readonly channel: Channel;
  /** The day it is wanted on, before weekends. */
  readonly from: Day;
  readonly earliest: Instant;
  /** Where it would come on this day or later, it is not made at all. */
  readonly before: Day | null;
}

/** What makes a call welcome; null where it is not. A channel that was agreed on goes before all else. */
export function callWelcome({
  channel,
  invitedToCall,
  salesLike,
}: Pick<KnownFacts, "channel" | "invitedToCall" | "salesLike">): "invited" | "sales" | "agreed" | null {
  if (channel !== null && channel !== "phone") return null;
  if (invitedToCall) return "invited";
  if (channel === "phone") return "agreed";
  return salesLike ? "sales" : null;
}

/** The one channel of everything that asks about the job: by phone where a call is welcome, else by e-mail. */
export function askChannel(facts: Pick<KnownFacts, "channel" | "invitedToCall" | "salesLike">): Channel {
  return facts.channel ?? (callWelcome(facts) === null ? "email" : "phone");
}

const CHANNEL_RULES: Readonly<Record<Channel, readonly RuleId[]>> = {
  email: [],
  post: [],
  phone: ["call-if-invited", "call-at-quiet-hour", "call-script"],
  social: ["social-if-connected"],
};

/** An ask by the channel of all asks, with the rules that hold for every one of them. */
export function ask(
  kind: StepKind,
  facts: KnownFacts,
  own: Pick<Ask, "from" | "rules" | "dead"> & Partial<Pick<Ask, "key" | "earliest" | "before">>,
): Ask {
  const channel = askChannel(facts);
  return {
    ...plainStep(kind),
    channel,
    earliest: quietUntil(facts),
    before: null,
    ...own,
    rules: [...own.rules, ...CHANNEL_RULES[channel], "one-channel", "at-most-three", "short-and-warm"],
    dead: facts.wantsJob ? own.dead : "unwanted",
  };
}

/** Two days after the end, both by the employer's clock on the wall and in real time. */
export function quietUntil({ endsAt, employerZone }: Pick<KnownFacts, "endsAt" | "employerZone">): Instant {
  const { day, minute } = wallAt(endsAt, employerZone);
  const onTheWall = instantOf({ day: addDays(day, LIMITS.quietDays), minute }, employerZone);
  return latest(after(endsAt, LIMITS.quietDays * DAY_MS), onTheWall);
}
