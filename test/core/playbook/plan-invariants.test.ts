import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plan } from "../../../src/core/playbook/plan.ts";
import { histories } from "../../support/playbook/histories.ts";
import { INVARIANTS, type Invariant } from "../../support/playbook/invariants.ts";
import { PLANTED } from "../../support/playbook/planted-bugs.ts";

const invariants: Readonly<Record<keyof typeof INVARIANTS, Invariant>> = INVARIANTS;
const RUNS = 150;
/**
 * The planted mistakes meet the same histories in every run: the rarest needs 250 of them on average, and luck would
 * leave it unseen in one of some hundred runs.
 */
const SEED = 1;

describe("every plan, whatever the interview, the zone and the year, and whatever happens to it", () => {
  it.each(Object.entries(invariants))("has %s", (_name, invariant) => {
    const found = fc.check(
      fc.property(histories, (history) => invariant(plan, history)),
      { numRuns: RUNS },
    );
    expect(fc.defaultReportMessage(found)).toBeUndefined();
    expect(found.failed).toBe(false);
  });
});

describe("the lines above notice a plan that", () => {
  it.each(PLANTED)("%s", (_bug, name, planner) => {
    const found = fc.check(
      fc.property(histories, (history) => invariants[name](planner, history)),
      { numRuns: RUNS * 10, endOnFailure: true, seed: SEED },
    );
    expect(found.failed).toBe(true);
  });

  it("are each broken by one of these at least", () => {
    expect(Object.keys(invariants).toSorted()).toEqual(
      [...new Set(PLANTED.map(([, name]) => name))].toSorted(),
    );
  });
});
