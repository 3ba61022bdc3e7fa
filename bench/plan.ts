import { type PlanFacts, stepKey } from "../src/core/playbook/facts.ts";
import { plan } from "../src/core/playbook/plan.ts";
import { after, type Instant, instant, MINUTE_MS } from "../src/core/time/instant.ts";
import { parseZone, type ZoneId } from "../src/core/time/zone.ts";
import { DEFAULT_WAKING_HOURS, DEFAULT_WORKING_DAYS } from "../src/core/user.ts";
import { median, print } from "./figures.ts";

/**
 * Plans a second on one core for an interview with five people, and what a fact more costs: people, things they
 * asked for and steps that were done grow together, so that a plan is linear where the cost of a fact stays the
 * same. Measured in the processor’s time, so that other programs do not count. Usage: tsx bench/plan.ts
 */

const PEOPLE = 5;
const SIZES = [5, 50, 500];
const ROUNDS = 7;
const ROUND_MS = 300;
const DAYS = 250;

const zone: ZoneId | null = parseZone("Europe/Stockholm");
const FIRST = instant(Date.UTC(2026, 0, 5, 14));

/** An interview in which `size` people were met, and half of what there was to do about them is done. */
function factsOf(size: number, endsAt: Instant): PlanFacts {
  if (zone === null) throw new Error("this system does not know Stockholm");
  const names = Array.from({ length: size }, (_, index) => `person ${index}`);
  const half = names.slice(0, size / 2);
  return {
    now: after(endsAt, 10 * MINUTE_MS),
    zone,
    pace: "standard",
    wakingHours: DEFAULT_WAKING_HOURS,
    workingDays: DEFAULT_WORKING_DAYS,
    holidays: "SE",
    startsAt: null,
    endsAt,
    promise: null,
    waitUntil: null,
    channel: null,
    culture: "traditional",
    people: names.map((key) => ({ key, kind: "interviewer" })),
    materials: half.map((what) => ({ what, due: null })),
    done: half.map((key) => ({ key: stepKey("thank-you", key), how: "sent", at: after(endsAt, MINUTE_MS) })),
    snoozed: [],
    outcome: null,
  };
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Plans a second: interviews of as many days, one after the other, for a while. */
function plansPerSecond(size: number): number {
  const interviews = Array.from({ length: DAYS }, (_, day) =>
    factsOf(size, after(FIRST, day * 24 * 60 * MINUTE_MS)),
  );
  const started = cpuMs();
  let count = 0;
  while (cpuMs() - started < ROUND_MS) {
    plan(interviews[count % DAYS] ?? factsOf(size, FIRST));
    count += 1;
  }
  return (count * 1000) / (cpuMs() - started);
}

/** People, things and done steps of a plan of that size. */
const factsIn = (size: number): number => size + 2 * Math.floor(size / 2);

const speeds = SIZES.map((size) => {
  plansPerSecond(size);
  return median(Array.from({ length: ROUNDS }, () => plansPerSecond(size)));
});
const microsecondsPerFact = SIZES.map((size, index) => 1e6 / (speeds[index] ?? Number.NaN) / factsIn(size));
print({
  bench: "plan",
  people: PEOPLE,
  plansPerSecond: speeds[0] ?? Number.NaN,
  ...Object.fromEntries(
    SIZES.map((size, index) => [`usPerFactAt${factsIn(size)}`, microsecondsPerFact[index] ?? Number.NaN]),
  ),
  costGrowth: (microsecondsPerFact.at(-1) ?? Number.NaN) / (microsecondsPerFact.at(-2) ?? Number.NaN),
});
