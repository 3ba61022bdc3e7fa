import { describe, expect, it } from "vitest";
import type { Interview } from "../../../src/core/interview.ts";
import { asOf } from "../../../src/core/playbook/as-of.ts";
import { stepKey } from "../../../src/core/playbook/facts.ts";
import { leftOut } from "../../../src/core/playbook/left-out.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { planFacts } from "../../../src/core/playbook/plan-facts.ts";
import type { StoredInterview } from "../../../src/core/stored-interview.ts";
import { anInterview, at, aUser } from "../../support/stores/samples.ts";

const LOGGED = at("2026-11-17T15:30:00+01:00");
const user = aUser();

/** An interview of 17 November with one person and no promise, and the plan it was logged with. */
function stored(changes: Partial<Interview> = {}): StoredInterview {
  const base = anInterview(user, { promise: null, materials: [], ...changes });
  const interview = { ...base, people: base.people.slice(0, 1) };
  return { interview, steps: plan(planFacts(interview, user, LOGGED)) };
}

const statesOf = ({ steps }: StoredInterview) => steps.map(({ kind, state }) => `${kind} ${state}`);

describe("an interview as of a later moment", () => {
  it.each([
    ["2026-11-17T15:30:00+01:00", "thank-you planned"],
    ["2026-11-18T20:00:00+01:00", "thank-you planned"],
    ["2026-11-25T14:59:00+01:00", "thank-you planned"],
    ["2026-11-25T15:01:00+01:00", "thank-you skipped"],
  ])("at %s has its %s", (now, state) => {
    const shown = asOf(at(now), user, stored());
    expect(statesOf(shown)).toEqual([state, "follow-up-1 planned"]);
    expect(shown.steps.filter((step) => step.state === "skipped" && step.remindAt.length > 0)).toEqual([]);
  });

  it("leaves alone what was dealt with, and what the plan of today does not know", () => {
    const one = stored();
    const [thanks] = one.interview.people.map(({ id }) => stepKey("thank-you", id));
    const done = [{ key: thanks ?? stepKey("thank-you"), how: "sent", at: LOGGED } as const];
    const interview = { ...one.interview, done };
    const steps = plan(planFacts(interview, user, LOGGED));
    const stranger = steps.map((step) => ({ ...step, key: stepKey("check-in", "7") }));
    const all = { interview, steps: [...steps, ...stranger] };
    expect(asOf(at("2026-12-24T12:00:00+01:00"), user, all)).toEqual(all);
  });

  it("names what it leaves out, and nothing that the person or an outcome has left out", () => {
    const late = at("2026-12-24T12:00:00+01:00");
    const kinds = (one: StoredInterview) => leftOut(late, user, one).map(({ kind }) => kind);
    expect(kinds(stored())).toEqual(["thank-you"]);
    expect(kinds(stored({ outcome: "offer", outcomeAt: LOGGED }))).toEqual([]);
    expect(kinds(stored({ wantsJob: false }))).toEqual(["thank-you"]);
    const { interview, steps } = stored();
    const skipped = steps.map(({ key }) => ({ key, how: "skipped", at: LOGGED }) as const);
    expect(kinds({ interview: { ...interview, done: skipped }, steps })).toEqual([]);
  });
});
