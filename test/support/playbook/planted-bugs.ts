import type { PlanFacts, PlannedStep, StepKind } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { addDays } from "../../../src/core/time/day.ts";
import { after, DAY_MS, HOUR_MS, type Instant } from "../../../src/core/time/instant.ts";
import { instantOf, wallAt } from "../../../src/core/time/zone.ts";
import type { Planner } from "./histories.ts";
import type { INVARIANTS } from "./invariants.ts";
import { zone } from "./sample-facts.ts";

const inOrder = (steps: readonly PlannedStep[]): readonly PlannedStep[] =>
  steps.toSorted((a, b) => a.dueAt - b.dueAt);
/** The plan with some of its steps changed. */
const changing =
  (change: (step: PlannedStep, facts: PlanFacts) => PlannedStep): Planner =>
  (facts) =>
    inOrder(plan(facts).map((step) => change(step, facts)));
/** The plan of other facts than these. */
const planningAs =
  (change: (facts: PlanFacts) => Partial<PlanFacts>): Planner =>
  (facts) =>
    plan({ ...facts, ...change(facts) });
/** The plan in which steps of one kind are as in the plan of other facts. */
const mixing =
  (kind: StepKind, change: (facts: PlanFacts) => Partial<PlanFacts>): Planner =>
  (facts) =>
    inOrder([
      ...plan(facts).filter((step) => step.kind !== kind),
      ...plan({ ...facts, ...change(facts) }).filter((step) => step.kind === kind),
    ]);
const moveTo = (step: PlannedStep, at: Instant): PlannedStep =>
  step.state === "planned" ? { ...step, dueAt: at, remindAt: [at] } : step;
const sent = ({ done }: PlanFacts, kind: StepKind) =>
  done.find(({ key, how }) => key.split(":")[0] === kind && how === "sent");

const WAIT = "nothing to the employer before the day to wait for, but thanks and what they asked for";
const QUIET = "nothing before two days after the end, but thanks, cards and what they asked for";
const PROMISED = "no follow-up before two days after the promised day";
const THREE = "at most three touches in any fourteen days, all thanks of an interview counting as one";
const APART = "never two that ask about the job on one day, nor on consecutive days";
const TWO = "two follow-ups at most, then move-on, and nothing after that";
const OVER = "nothing to the employer after the end, but farewells where the job is lost";
const CHANNEL = "no call unless one is welcome, and one channel for all that ask";
const OFFICE =
  "touches on the employer’s working days, at the hour of their channel where the person is awake then";
const AWAKE = "every reminder in waking hours, except where waiting for them would pass the deadline";
const THANKS = "thanks due exactly 24 hours after the end, reminded of after the end and before that";
const SAME = "the same plan from the same facts, and a later one for a reason only";
const DONE = "what is done does not move, whatever comes later";
const ORDER = "in order, every step once, due at its first reminder";

/** Mistakes that are easily made, and the line that has to notice each. */
export const PLANTED: readonly (readonly [string, keyof typeof INVARIANTS, Planner])[] = [
  ["forgets what they asked to wait for", WAIT, planningAs(() => ({ waitUntil: null }))],
  ["sends the card while asked to wait", WAIT, mixing("card", () => ({ waitUntil: null }))],
  [
    "takes two days for two calendar days",
    QUIET,
    changing((step, { endsAt, zone: here, employerZone = here }) => {
      const isFirst = step.kind === "follow-up-1" && step.dueAt < endsAt + 4 * DAY_MS;
      const { day } = wallAt(endsAt, employerZone);
      return isFirst ? moveTo(step, instantOf({ day: addDays(day, 2), minute: 570 }, employerZone)) : step;
    }),
  ],
  [
    "reads the beginning of a promise for its end",
    PROMISED,
    planningAs(({ promise }) => ({ promise: promise && { ...promise, by: addDays(promise.by, -3) } })),
  ],
  [
    "does not wait for a promise made after the first follow-up",
    PROMISED,
    mixing("follow-up-2", () => ({ promise: null })),
  ],
  [
    "lets calls pass for no touch",
    THREE,
    mixing("follow-up-2", ({ done }) => ({ done: done.filter(({ key }) => key !== "call") })),
  ],
  [
    "checks in twice a week",
    THREE,
    (facts) =>
      inOrder(
        plan(facts).flatMap((step) =>
          step.kind === "check-in" && step.state === "planned"
            ? [step, { ...moveTo(step, after(step.dueAt, 3 * DAY_MS)), key: plan(facts)[0]?.key ?? step.key }]
            : [step],
        ),
      ),
  ],
  [
    "asks again the next day",
    APART,
    changing((step, facts) => {
      const first = sent(facts, "follow-up-1");
      return step.kind === "follow-up-2" && first ? moveTo(step, after(first.at, DAY_MS)) : step;
    }),
  ],
  [
    "calls without a look at the follow-up",
    APART,
    (facts) => {
      const alone = plan({ ...facts, promise: null, pace: "gentle", waitUntil: null });
      return inOrder(
        plan(facts).map((step) =>
          step.kind === "call" ? (alone.find(({ kind }) => kind === "call") ?? step) : step,
        ),
      );
    },
  ],
  [
    "never gives up",
    TWO,
    planningAs(({ done }) => ({ done: done.filter(({ key }) => key !== "follow-up-2") })),
  ],
  ["chases a job the person does not want", TWO, planningAs(() => ({ wantsJob: true }))],
  ["forgets the outcome", OVER, planningAs(() => ({ outcome: null }))],
  [
    "says farewell to those who made an offer",
    OVER,
    planningAs(({ outcome }) => (outcome === "offer" ? { outcome: "lost" } : {})),
  ],
  [
    "calls where nobody invited a call",
    CHANNEL,
    planningAs(({ channel }) => ({ channel: channel ?? "phone" })),
  ],
  [
    "follows up by e-mail after a call",
    CHANNEL,
    changing((step) => (step.kind.startsWith("follow-up") ? { ...step, channel: "email" } : step)),
  ],
  ["takes the server’s clock for the employer’s", OFFICE, planningAs(() => ({ employerZone: zone("UTC") }))],
  [
    "takes the person’s clock for the employer’s",
    OFFICE,
    planningAs((facts) => ({ employerZone: facts.zone })),
  ],
  ["works at weekends", OFFICE, planningAs(() => ({ workingDays: [1, 2, 3, 4, 5, 6, 7] }))],
  ["works on public holidays", OFFICE, planningAs(() => ({ holidays: null }))],
  ["forgets that people sleep", AWAKE, planningAs(() => ({ wakingHours: { from: 0, to: 24 * 60 } }))],
  [
    "nudges at night although the morning would do",
    AWAKE,
    changing((step, { endsAt }) =>
      step.kind === "thank-you" && step.remindAt.length === 2
        ? { ...step, remindAt: [step.dueAt, after(endsAt, 20 * HOUR_MS)] }
        : step,
    ),
  ],
  [
    "asks for the debrief in the night",
    AWAKE,
    changing((step, { endsAt }) =>
      step.kind === "debrief" ? moveTo(step, after(endsAt, HOUR_MS / 2)) : step,
    ),
  ],
  [
    "adds a day of the calendar to the end instead of 24 hours",
    THANKS,
    changing((step, { endsAt, zone: where }) => {
      const { day, minute } = wallAt(endsAt, where);
      const deadline = instantOf({ day: addDays(day, 1), minute }, where);
      return step.kind === "thank-you" ? { ...step, deadline } : step;
    }),
  ],
  ["counts from today instead of from the facts", SAME, planningAs(({ now }) => ({ endsAt: now }))],
  [
    "moves what is done when the promise moves",
    DONE,
    (facts) => {
      const undone = plan({ ...facts, done: [] });
      return inOrder(
        plan(facts).map((step) => {
          const dueAt = undone.find(({ key }) => key === step.key)?.dueAt ?? step.dueAt;
          return step.state === "done" ? Object.assign({}, step, { dueAt }) : step;
        }),
      );
    },
  ],
  [
    "forgets a call once it was made",
    DONE,
    (facts) => plan(facts).filter(({ kind, state }) => kind !== "call" || state === "planned"),
  ],
  [
    "thanks everybody under one name",
    ORDER,
    planningAs(({ people }) => ({ people: people.map((person) => ({ ...person, key: "them" })) })),
  ],
];
