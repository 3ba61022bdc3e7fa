import { describe, expect, it } from "vitest";
import { type PlannedStep, type StepKind, stepKey } from "../../../src/core/playbook/facts.ts";
import { planChanges } from "../../../src/core/playbook/plan-changes.ts";
import { aStep, at } from "../../support/stores/samples.ts";

const MONDAY = at("2026-11-23T09:30:00+01:00");
const TUESDAY = at("2026-11-24T09:30:00+01:00");

const step = (kind: StepKind, dueAt = MONDAY, state: PlannedStep["state"] = "planned"): PlannedStep =>
  aStep({ key: stepKey(kind), kind, dueAt, state });

const kinds = (steps: readonly PlannedStep[]): readonly StepKind[] => steps.map(({ kind }) => kind);

function changes(before: readonly PlannedStep[], after: readonly PlannedStep[]) {
  const { moved, dropped, added, kept } = planChanges(before, after);
  return {
    moved: moved.map(({ from, to }) => [from.dueAt, to.dueAt]),
    dropped: kinds(dropped),
    added: kinds(added),
    kept: kinds(kept),
  };
}

const NONE = { moved: [], dropped: [], added: [], kept: [] };

describe("what a new plan changes", () => {
  it.each([
    ["nothing at all", [], [], NONE],
    ["what stays", [step("call")], [step("call")], { ...NONE, kept: ["call"] }],
    ["what moves", [step("call")], [step("call", TUESDAY)], { ...NONE, moved: [[MONDAY, TUESDAY]] }],
    ["what is gone", [step("call")], [], { ...NONE, dropped: ["call"] }],
    ["what is left out", [step("call")], [step("call", MONDAY, "skipped")], { ...NONE, dropped: ["call"] }],
    ["what is new", [], [step("call")], { ...NONE, added: ["call"] }],
    ["what comes back", [step("call", MONDAY, "skipped")], [step("call")], { ...NONE, added: ["call"] }],
    ["what was dealt with just now", [step("call")], [step("call", MONDAY, "done")], NONE],
    ["what was over before", [step("call", MONDAY, "skipped")], [], NONE],
  ])("knows %s", (_name, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });
});
