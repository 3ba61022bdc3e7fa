import { CHECK_RULES, DRAFT_RULES } from "../../../src/core/draft/draft-rules.ts";
import { DRAFT_KINDS } from "../../../src/core/draft/request.ts";
import { type PlanFacts, STEP_KINDS, type StepKind, stepKey } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { RULES, type RuleId } from "../../../src/core/playbook/rules.ts";
import { LIMITS, OFFICE_SPANS, TIMING } from "../../../src/core/playbook/timing.ts";
import { enPlaybook } from "../../../src/core/text/en-playbook.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../src/core/time/instant.ts";
import { clock } from "../../../src/core/time/zone.ts";
import { day, local, sampleFacts } from "./sample-facts.ts";

// The tables of docs/playbook.md, as the code has them.

const sent = (kind: StepKind, at: string) => ({ key: stepKey(kind), how: "sent", at: local(at) }) as const;
const by = (date: string) => ({ from: null, by: day(date) });
const JANE = { key: "jane", kind: "interviewer" } as const;

/** Interviews among which every step, and every rule behind one, is found. */
const VARIANTS: readonly Partial<PlanFacts>[] = [
  { loggedAt: local("2026-11-15 12:00"), now: local("2026-11-15 12:00") },
  { people: [JANE], materials: [{ what: "references", due: null }] },
  { promise: by("2026-11-24"), feeling: "badly" },
  { promise: by("2026-11-16"), channel: "social" },
  { waitUntil: day("2026-12-24"), culture: "traditional", people: [JANE] },
  { promise: by("2027-01-16") },
  { invitedToCall: true, done: [sent("thank-you", "2026-11-17 18:00")] },
  { done: [sent("follow-up-1", "2026-11-24 11:00"), sent("follow-up-2", "2026-12-01 11:00")] },
  { outcome: "lost" },
];

/** The kinds of steps behind which each rule stands, and the drafts and the draft check where they carry it out. */
function usesOfRules(): ReadonlyMap<string, ReadonlySet<string>> {
  const uses = new Map<string, Set<string>>();
  const add = (rule: RuleId, where: string): void => {
    uses.set(rule, (uses.get(rule) ?? new Set()).add(where));
  };
  const steps = VARIANTS.flatMap((change) => plan(sampleFacts(change)));
  for (const kind of STEP_KINDS) {
    for (const step of steps.filter((one) => one.kind === kind))
      for (const rule of step.rules) add(rule, kind);
  }
  for (const kind of DRAFT_KINDS) for (const rule of DRAFT_RULES[kind]) add(rule, "drafts");
  for (const rule of Object.values(CHECK_RULES)) add(rule, "draft check");
  return uses;
}

/** One row a rule: its id, what it says, who says so, where it is carried out. */
export function ruleRows(): readonly string[] {
  const uses = usesOfRules();
  const texts = new Map<string, string>(Object.entries(enPlaybook));
  return Object.entries(RULES).map(([id, { guides }]) => {
    const where = [...(uses.get(id) ?? [])].join(", ");
    return `| \`${id}\` | ${texts.get(`rule.${id}`)} | ${guides.join(" ")} | ${where} |`;
  });
}

const hours = (ms: number): string => `${ms / HOUR_MS} hours`;
const days = (ms: number): string => `${ms / DAY_MS} days`;
const thanks = TIMING["thank-you"];
const { noPromiseDays, afterPromiseDays } = TIMING["follow-up-1"];
const wait = TIMING["check-in"];

const WHEN: Readonly<Record<StepKind, string>> = {
  prepare: `${hours(TIMING.prepare.beforeStartMs)} before the start; where that is before ${clock(TIMING.prepare.morningStart)}, at ${clock(TIMING.prepare.eveningBefore)} the evening before`,
  debrief: `${TIMING.debrief.afterEndMs / MINUTE_MS} minutes after the end of an interview that was logged ahead`,
  "thank-you": `${thanks.afterEndMs / MINUTE_MS} minutes after the end, or the next morning; again after ${hours(thanks.nudgeAfterEndMs)}; deadline ${hours(thanks.deadlineAfterEndMs)} after the end; late for ${days(thanks.tooLateAfterDeadlineMs)} more`,
  materials: `at ${clock(TIMING.materials.eveningBefore)} the evening before they are due and at ${clock(TIMING.materials.morning)} on the day; due by ${clock(TIMING.materials.nextMorningEnds)} the next day, or by ${clock(TIMING.materials.agreedDayEnds)} of the day agreed`,
  card: `${TIMING.card.afterEndDays} days after the end, at a traditional firm, or where the decision is ${TIMING.card.decisionAwayDays} days away or more; left out ${TIMING.card.tooLateAfterDays} days later`,
  call: `${hours(TIMING.call.afterThanksMs)} after the thanks were marked sent, where a call is welcome; left out ${TIMING.call.tooLateAfterDays} days later, or once they have named a new day`,
  "check-in": `in a wait of ${wait.longWaitDays} days or more: once half-way (standard), every ${wait.everyDays} days (persistent), never (gentle)`,
  "follow-up-1": `${afterPromiseDays} days after the promised day; without one ${noPromiseDays.standard} days after the end (gentle: ${noPromiseDays.gentle})`,
  "follow-up-2": `${TIMING["follow-up-2"].afterLastDays} days after the first was marked sent`,
  "move-on": `${TIMING["move-on"].afterLastDays} days after the second was marked sent`,
  "graceful-reply": `when the job is lost, at once; left out after ${days(TIMING["graceful-reply"].tooLateAfterLossMs)}`,
  "ask-feedback": `when the job is lost, at once; left out after ${days(TIMING["ask-feedback"].tooLateAfterLossMs)}`,
  "keep-in-touch": `${TIMING["keep-in-touch"].afterLossMonths} months after the job was lost`,
};

/** One row a kind of step: when it comes. */
export function stepRows(): readonly string[] {
  return STEP_KINDS.map((kind) => `| \`${kind}\` | ${WHEN[kind]} |`);
}

/** The sentences of the document that hold numbers of the code. */
export function limitSentences(): readonly string[] {
  const phone = OFFICE_SPANS.phone.map(({ at }) => clock(at)).join(" or ");
  return [
    `At most ${LIMITS.touches} touches in any ${LIMITS.windowDays} days`,
    `nobody asks about the job within ${LIMITS.quietDays} days of the interview`,
    `by e-mail at ${clock(OFFICE_SPANS.email[0].at)}, by phone at ${phone}`,
  ];
}
