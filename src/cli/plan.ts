import { type DoneStep, type PlanFacts, type PlannedStep, stepKey } from "../core/playbook/facts.ts";
import { fireTime } from "../core/playbook/fire-time.ts";
import { plan, skipReasons } from "../core/playbook/plan.ts";
import type { Instant } from "../core/time/instant.ts";
import { toZonedIso } from "../core/time/zone.ts";
import { CliInputError } from "./cli-input-error.ts";
import { type PlanInput, parsePlanInput } from "./plan-input.ts";

interface NamedKey {
  readonly key: string;
  readonly name: string;
}

/**
 * The plan of one interview: JSON in, JSON out, as the command line's contract has it. What is overdue is
 * given with the time at which its reminder goes out, seen from `now`. Beyond the contract a step tells its
 * `item`, that it is `late`, and why it was skipped.
 * @throws {CliInputError} when the input is not what the contract asks for.
 */
export function answerPlan(input: unknown): unknown {
  const request = parsePlanInput(input);
  const people = keysOf(request);
  const facts = toFacts(request, people);
  const names = new Map(people.map(({ key, name }) => [key, name]));
  const reasons = skipReasons(facts);
  const steps = plan(facts)
    .map((step) => ({ step, at: goesOutAt(step, facts) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ step, at }) => printed(step, at, facts, { names, reasons }));
  return { steps };
}

interface Known {
  readonly names: ReadonlyMap<string, string>;
  readonly reasons: ReturnType<typeof skipReasons>;
}

/** Keys with the value `undefined` are left out when the answer is written as JSON. */
function printed(step: PlannedStep, at: Instant, { zone, now }: PlanFacts, { names, reasons }: Known) {
  const isLate = step.state === "planned" && step.deadline !== null && step.deadline < now;
  return {
    kind: step.kind,
    person: step.person === null ? undefined : names.get(step.person),
    item: step.item ?? undefined,
    channel: step.channel ?? undefined,
    dueAt: toZonedIso(at, zone),
    deadline: step.deadline === null ? undefined : toZonedIso(step.deadline, zone),
    rules: step.rules,
    state: step.state,
    late: isLate ? true : undefined,
    because: reasons.get(step.key),
  };
}

function goesOutAt(step: PlannedStep, facts: PlanFacts): Instant {
  return step.state === "planned" ? fireTime(step, step.dueAt, facts.now, facts) : step.dueAt;
}

/** People under their names; the second of one name gets a number. */
function keysOf({ interview }: PlanInput): readonly NamedKey[] {
  const seen = new Map<string, number>();
  return interview.people.map(({ name }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { key: count === 1 ? name : `${name} #${count}`, name };
  });
}

function toFacts(request: PlanInput, people: readonly NamedKey[]): PlanFacts {
  const { user, interview } = request;
  return {
    now: request.now,
    zone: user.timeZone,
    pace: user.pace,
    wakingHours: user.wakingHours,
    workingDays: user.workingDays,
    holidays: user.holidays,
    startsAt: interview.startsAt,
    endsAt: interview.endsAt,
    // Nobody says when it was logged: where it lies ahead, before it.
    loggedAt: request.now,
    promise: interview.promise,
    waitUntil: interview.waitUntil,
    channel: interview.channel,
    invitedToCall: interview.invitedToCall,
    salesLike: interview.salesLike,
    culture: interview.culture,
    feeling: interview.feeling,
    wantsJob: interview.wantsJob,
    people: interview.people.map(({ kind }, index) => ({ key: people[index]?.key ?? "", kind })),
    materials: interview.materials,
    done: doneSteps(request, people),
    snoozed: [],
    outcome: request.outcome,
  };
}

/** Of several people of one name, and of several check-ins, each `done` entry speaks for the next. */
function doneSteps({ done, interview }: PlanInput, people: readonly NamedKey[]): readonly DoneStep[] {
  const taken = new Set<string>();
  const items = new Set(interview.materials.map(({ what }) => what));
  let checkIns = 0;
  return done.map(({ step, person, item, at, how }, index) => {
    if (item !== null && !items.has(item)) {
      throw new CliInputError(`done.${index}.item names nothing of the interview's materials: ${item}`);
    }
    if (step === "check-in") checkIns += 1;
    if (person === null)
      return { key: stepKey(step, step === "check-in" ? String(checkIns) : item), at, how };
    const found = people.filter(({ name }) => name === person);
    const next = found.find(({ key }) => !taken.has(stepKey(step, key))) ?? found[0];
    if (next === undefined) {
      throw new CliInputError(`done.${index}.person is nobody of the interview's people: ${person}`);
    }
    const key = stepKey(step, next.key);
    taken.add(key);
    return { key, at, how };
  });
}
