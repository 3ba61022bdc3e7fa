import type { enPlaybook } from "../text/en-playbook.ts";
import type { Day } from "../time/day.ts";
import { dayAt } from "../time/zone.ts";
import type { PlanFacts, PlannedStep, StepKind } from "./facts.ts";
import { doneEntry, type KnownFacts, know } from "./known-facts.ts";
import type { RuleId } from "./rules.ts";
import { callWelcome } from "./steps/ask.ts";
import { cardReason } from "./steps/card.ts";
import { type FollowUpReason, followUpDay } from "./steps/follow-ups.ts";
import { nextMorning } from "./steps/materials.ts";
import { isShortWindow } from "./steps/thank-you.ts";

/** One sentence of the answer: its key in the text catalogue, and the `{day}` in it where it has one. */
export interface WhySentence {
  readonly key: keyof typeof enPlaybook;
  readonly day: Day | null;
}

type Explain = (step: PlannedStep, facts: KnownFacts) => readonly WhySentence[];

const rule = (id: RuleId): WhySentence => ({ key: `rule.${id}`, day: null });

/**
 * Why the step is in the plan, in one or two sentences: the person's own facts and what the guides say; where
 * the guides disagree, what decided between them.
 */
export function why(step: PlannedStep, facts: PlanFacts): readonly WhySentence[] {
  return EXPLAIN[step.kind](step, know(facts));
}

const EXPLAIN: Readonly<Record<StepKind, Explain>> = {
  prepare: () => [rule("ask-decision-date"), rule("ask-next-step")],
  debrief: () => [rule("collect-people"), rule("lessons")],
  "thank-you": ({ person }, facts) => [rule("thank-within-24h"), moreAboutThanks(person, facts)],
  materials: ({ item }, facts) => {
    const agreed = facts.materials.find(({ what }) => what === item)?.due ?? null;
    return [{ key: "why.materials", day: agreed ?? nextMorning(facts) }, rule("materials-next-morning")];
  },
  card: (_step, facts) => {
    const { promise } = facts;
    const isByWindow = cardReason(facts) === "window" && promise !== null;
    if (isByWindow) return [{ key: "why.card.window", day: promise.from ?? promise.by }];
    return facts.culture === "traditional"
      ? [rule("thanks-both"), { key: "why.card.traditional", day: null }]
      : [rule("thanks-by-card")];
  },
  call: (_step, facts) => [whyByPhone(facts), rule("call-after-thanks")],
  "check-in": (_step, { pace, promise }) => {
    const key = pace === "persistent" ? "why.check-in.weekly" : "why.check-in.once";
    return promise === null ? [rule("weekly-in-long-wait")] : [{ key, day: promise.by }];
  },
  "follow-up-1": whyFollowUp1,
  "follow-up-2": (_step, facts) => {
    const first = doneEntry(facts, "follow-up-1");
    if (first === null) return [rule("second-try")];
    return [{ key: "why.wrote", day: dayAt(first.at, facts.zone) }, rule("second-try")];
  },
  "move-on": (_step, facts) => {
    const skipped = [doneEntry(facts, "follow-up-2"), doneEntry(facts, "follow-up-1")].find(
      (entry) => entry?.how === "skipped",
    );
    if (!skipped) return [rule("move-on"), rule("keep-searching")];
    return [{ key: "why.skipped", day: dayAt(skipped.at, facts.zone) }, rule("keep-searching")];
  },
  "graceful-reply": () => [rule("lose-gracefully"), rule("keep-the-contact")],
  "ask-feedback": () => [rule("ask-for-feedback"), rule("lessons")],
  "keep-in-touch": () => [rule("keep-the-contact"), rule("keep-searching")],
};

/** What else speaks for thanks: above all the facts for which one might leave them out, or put them off. */
function moreAboutThanks(person: string | null, facts: KnownFacts): WhySentence {
  const { feeling, wantsJob, promise } = facts;
  if (feeling === "badly" || !wantsJob) return rule("thank-every-interview");
  if (promise !== null && isShortWindow(facts)) return { key: "why.thanks.window", day: promise.by };
  return rule(person === null ? "thank-every-interview" : "note-per-person");
}

/** Why it is a call: the guides disagree, and the person's own facts have decided. */
function whyByPhone(facts: KnownFacts): WhySentence {
  const welcome = callWelcome(facts);
  return welcome === null ? rule("call-if-invited") : { key: `why.phone.${welcome}`, day: null };
}

function whyFollowUp1({ channel }: PlannedStep, facts: KnownFacts): readonly WhySentence[] {
  const [lead, more] = whyThatDay(facts);
  if (channel === "phone") return [lead, whyByPhone(facts)];
  if (channel === "social") return [lead, rule("social-if-connected")];
  return [lead, more];
}

/** What settled the day: the weightier sentence first. */
function whyThatDay(facts: KnownFacts): readonly [WhySentence, WhySentence] {
  const { promise, waitUntil } = facts;
  const pace = facts.pace === "gentle" ? "why.pace.gentle" : "why.pace.standard";
  const sentences: Readonly<Record<FollowUpReason, readonly [WhySentence, WhySentence]>> = {
    promised: [{ key: "why.promised", day: promise?.by ?? null }, rule("after-promised-day")],
    "no-date": [rule("no-date-known"), { key: pace, day: null }],
    wait: [{ key: "why.wait", day: waitUntil }, rule("respect-wait")],
    "not-next-day": [rule("not-next-day"), rule("ask-where-they-stand")],
  };
  return sentences[followUpDay(facts).reason];
}
