import type { enPlaybook } from "../text/en-playbook.ts";
import type { Day } from "../time/day.ts";
import { dayAt } from "../time/zone.ts";
import type { PlanFacts, PlannedStep, StepKind } from "./facts.ts";
import type { RuleId } from "./rules.ts";
import { type FollowUpReason, followUpDay } from "./steps/follow-ups.ts";
import { nextMorning } from "./steps/materials.ts";
import { doneEntry } from "./steps/proposal.ts";

/** One sentence of the answer: its key in the text catalogue, and the `{day}` in it where it has one. */
export interface WhySentence {
  readonly key: keyof typeof enPlaybook;
  readonly day: Day | null;
}

type Explain = (step: PlannedStep, facts: PlanFacts) => readonly WhySentence[];

const rule = (id: RuleId): WhySentence => ({ key: `rule.${id}`, day: null });

/** Why the step is in the plan, in one or two sentences: the person's own facts and what the guides say. */
export function why(step: PlannedStep, facts: PlanFacts): readonly WhySentence[] {
  return EXPLAIN[step.kind]?.(step, facts) ?? step.rules.slice(0, 2).map(rule);
}

const EXPLAIN: Readonly<Partial<Record<StepKind, Explain>>> = {
  "thank-you": ({ person }) => [
    rule("thank-within-24h"),
    rule(person === null ? "thank-every-interview" : "note-per-person"),
  ],
  materials: ({ item }, facts) => {
    const agreed = facts.materials.find(({ what }) => what === item)?.due ?? null;
    return [{ key: "why.materials", day: agreed ?? nextMorning(facts) }, rule("materials-next-morning")];
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
};

function whyFollowUp1({ channel }: PlannedStep, facts: PlanFacts): readonly WhySentence[] {
  const [lead, more] = whyThatDay(facts);
  if (channel === "phone") return [lead, rule("call-if-invited")];
  if (channel === "social") return [lead, rule("social-if-connected")];
  return [lead, more];
}

/** What settled the day: the weightier sentence first. */
function whyThatDay(facts: PlanFacts): readonly [WhySentence, WhySentence] {
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
