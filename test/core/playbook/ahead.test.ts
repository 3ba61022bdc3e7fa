import { describe, expect, it } from "vitest";
import { type PlanFacts, stepKey } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { local, only, remindersOf, sampleFacts, zone } from "../../support/playbook/sample-facts.ts";

/** An interview that was logged two days before. */
const logged = (start: string, change: Partial<PlanFacts> = {}) => {
  const startsAt = local(start, change.zone);
  const endsAt = local(`${start.slice(0, 10)} ${start.endsWith("23:00") ? "23:59" : "18:00"}`, change.zone);
  const loggedAt = local("2026-11-15 12:00", change.zone);
  return plan(sampleFacts({ startsAt, endsAt, loggedAt, now: loggedAt, ...change }));
};
const at = (now: string) => only(logged("2026-11-17 14:00", { now: local(now) }), "debrief").state;

describe("prepare", () => {
  it.each([
    ["two hours before", "2026-11-17 14:00", {}, "2026-11-17 12:00"],
    ["two hours before one at ten", "2026-11-17 10:00", {}, "2026-11-17 08:00"],
    ["the evening before an earlier one", "2026-11-17 09:59", {}, "2026-11-16 18:00"],
    [
      "when the person wakes up, as long as that is before",
      "2026-11-17 14:00",
      { wakingHours: { from: 13 * 60, to: 23 * 60 } },
      "2026-11-17 13:00",
    ],
    [
      "the evening before where they would sleep until it begins",
      "2026-11-17 12:00",
      { wakingHours: { from: 13 * 60, to: 23 * 60 } },
      "2026-11-16 22:00",
    ],
    ["on a Sunday as well", "2026-11-22 14:00", {}, "2026-11-22 12:00"],
    [
      "in real time when the clocks change",
      "2026-10-25 10:30",
      { zone: zone("Europe/Stockholm") },
      "2026-10-25 08:30",
    ],
  ] satisfies readonly (readonly [string, string, Partial<PlanFacts>, string])[])(
    "comes %s",
    (_when, start, change, expected) => {
      const early = { loggedAt: local("2026-10-15 12:00"), now: local("2026-10-15 12:00") };
      const step = only(logged(start, { ...early, ...change }), "prepare");
      expect(remindersOf(step)).toEqual([expected]);
      expect(step.deadline).toBe(local(start));
    },
  );

  it("is skipped once the interview has begun, and is no part of one that was logged afterwards", () => {
    expect(only(logged("2026-11-17 14:00", { now: local("2026-11-17 14:00") }), "prepare").state).toBe(
      "skipped",
    );
    expect(only(logged("2026-11-17 14:00", { now: local("2026-11-17 13:59") }), "prepare").state).toBe(
      "planned",
    );
    const after = logged("2026-11-17 14:00", { loggedAt: local("2026-11-17 14:00") });
    expect(after.map(({ kind }) => kind)).not.toContain("prepare");
  });

  it("has the person say that they want the job, unless they do not", () => {
    expect(only(logged("2026-11-17 14:00"), "prepare").rules).toContain("say-you-want-it");
    expect(only(logged("2026-11-17 14:00", { wantsJob: false }), "prepare").rules).not.toContain(
      "say-you-want-it",
    );
  });

  it("takes an interview of which only the end is known to last an hour", () => {
    const now = local("2026-11-17 09:00");
    const steps = plan(sampleFacts({ endsAt: local("2026-11-17 15:00"), now, loggedAt: now }));
    expect(remindersOf(only(steps, "prepare"))).toEqual(["2026-11-17 12:00"]);
  });
});

describe("debrief", () => {
  it.each([
    ["half an hour after the end", "2026-11-17 14:00", "2026-11-17 18:30"],
    ["the next morning when that is in the night", "2026-11-17 23:00", "2026-11-18 08:00"],
  ])("comes %s", (_when, start, expected) => {
    expect(remindersOf(only(logged(start), "debrief"))).toEqual([expected]);
  });

  it("is left out a week later, but not before", () => {
    expect(at("2026-11-24 18:00")).toBe("planned");
    expect(at("2026-11-24 18:01")).toBe("skipped");
  });

  it("once answered stays, even where it is not known when the interview was logged", () => {
    const done = [{ key: stepKey("debrief"), how: "sent", at: local("2026-11-17 18:40") }] as const;
    expect(
      only(logged("2026-11-17 14:00", { loggedAt: local("2026-11-17 19:00"), done }), "debrief").state,
    ).toBe("done");
  });
});
