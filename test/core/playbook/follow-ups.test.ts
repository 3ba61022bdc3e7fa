import { describe, expect, it } from "vitest";
import { type DoneStep, type PlanFacts, type StepKind, stepKey } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { day, local, only, sampleFacts, shown, zone } from "../../support/playbook/sample-facts.ts";

const planOf = (change: Partial<PlanFacts>) => plan(sampleFacts(change));
const kinds = (change: Partial<PlanFacts>) => planOf(change).map(({ kind }) => kind);
const dueOf = (kind: StepKind, change: Partial<PlanFacts>) =>
  shown(only(planOf(change), kind).dueAt, change.zone);
const rules = (change: Partial<PlanFacts>) => only(planOf(change), "follow-up-1").rules;
const entry = (kind: StepKind, at: string, how: DoneStep["how"] = "sent"): DoneStep => ({
  key: stepKey(kind),
  how,
  at: local(at),
});
const by = (date: string) => ({ from: null, by: day(date) });

describe("follow-up 1", () => {
  it.each([
    ["two days after the promised day", { promise: by("2026-11-24") }, "2026-11-26 09:30"],
    ["on Monday when that is a Saturday", { promise: by("2026-11-26") }, "2026-11-30 09:30"],
    ["on Monday when that is a Sunday", { promise: by("2026-11-27") }, "2026-11-30 09:30"],
    [
      "after the end of a promised range",
      { promise: { from: day("2026-11-23"), by: day("2026-12-01") } },
      "2026-12-03 09:30",
    ],
    ["a week after the interview without a promise", {}, "2026-11-24 09:30"],
    ["two weeks after it at a gentle pace", { pace: "gentle" }, "2026-12-01 09:30"],
    ["a week after it at a persistent pace", { pace: "persistent" }, "2026-11-24 09:30"],
    ["not before the day they asked to wait for", { waitUntil: day("2026-12-08") }, "2026-12-08 09:30"],
    [
      "on the working day after it when that is a Saturday",
      { waitUntil: day("2026-12-05") },
      "2026-12-07 09:30",
    ],
    [
      "at the promised time when the wait is over before",
      { promise: by("2026-11-24"), waitUntil: day("2026-11-20") },
      "2026-11-26 09:30",
    ],
    ["not within two days of the interview", { promise: by("2026-11-17") }, "2026-11-20 09:30"],
    [
      "not within two days of a Friday interview",
      { endsAt: local("2026-11-20 15:00"), promise: by("2026-11-20") },
      "2026-11-23 09:30",
    ],
    ["a week after a Friday interview", { endsAt: local("2026-11-20 15:00") }, "2026-11-27 09:30"],
    ["on Monday after a Sunday interview", { endsAt: local("2026-11-22 15:00") }, "2026-11-30 09:30"],
    [
      "on the person's calendar day when it ended late at night",
      { endsAt: local("2026-11-17 23:59") },
      "2026-11-24 09:30",
    ],
    ["at 10:30 by phone", { channel: "phone" }, "2026-11-24 10:30"],
    ["at 09:30 by post", { channel: "post" }, "2026-11-24 09:30"],
    ["at 09:30 where they are connected", { channel: "social" }, "2026-11-24 09:30"],
    ["when the person wakes up, the same day", { wakingHours: { from: 660, to: 1380 } }, "2026-11-24 11:00"],
    [
      "before the person goes to sleep, the same day",
      { wakingHours: { from: 240, to: 540 } },
      "2026-11-24 08:00",
    ],
    ["on the employer's own working days", { workingDays: [7, 1, 3] }, "2026-11-25 09:30"],
    [
      "on the first working day after Christmas in Sweden",
      { promise: by("2026-12-22"), holidays: "SE" },
      "2026-12-28 09:30",
    ],
    [
      "at 09:30 on the wall after the clocks went forward",
      { endsAt: local("2026-03-24 15:00") },
      "2026-03-31 09:30",
    ],
    [
      "at 09:30 on the wall after the clocks went back",
      { endsAt: local("2026-10-20 15:00") },
      "2026-10-27 09:30",
    ],
  ] satisfies readonly (readonly [string, Partial<PlanFacts>, string])[])(
    "comes %s",
    (_when, change, expected) => {
      expect(dueOf("follow-up-1", change)).toBe(expected);
    },
  );

  it("waits two days by the clock and in real time when the clocks go back", () => {
    const newYork = zone("America/New_York");
    const facts = { zone: newYork, endsAt: local("2026-10-30 10:00", newYork), workingDays: [7] as const };
    // 48 real hours end on Sunday at 09:00 by the clock, 09:30 comes after that, but two days end at 10:00.
    expect(dueOf("follow-up-1", { ...facts, promise: by("2026-10-28") })).toBe("2026-11-08 09:30");
  });

  it("goes by the agreed channel, by e-mail where none was agreed", () => {
    expect(only(planOf({}), "follow-up-1").channel).toBe("email");
    expect(only(planOf({ channel: "phone" }), "follow-up-1").channel).toBe("phone");
  });

  it("names the rule that settled its day", () => {
    expect(rules({ promise: by("2026-11-24") })).toContain("after-promised-day");
    expect(rules({})).toContain("no-date-known");
    expect(rules({ waitUntil: day("2026-12-08") })).toContain("respect-wait");
    expect(rules({ promise: by("2026-11-16") })).toContain("not-next-day");
    expect(rules({ channel: "phone" })).toContain("call-if-invited");
    expect(rules({})).not.toContain("call-if-invited");
  });
});

describe("follow-up 2", () => {
  it("is not planned before the first was sent", () => {
    expect(kinds({})).not.toContain("follow-up-2");
    expect(kinds({ done: [entry("follow-up-1", "2026-11-24 09:40", "skipped")] })).not.toContain(
      "follow-up-2",
    );
  });

  it.each([
    ["a week after the first was sent", "2026-11-24 11:00", {}, "2026-12-01 09:30"],
    ["on Monday when the first was sent on a Saturday", "2026-11-28 11:00", {}, "2026-12-07 09:30"],
    ["at 10:30 by phone", "2026-11-24 11:00", { channel: "phone" }, "2026-12-01 10:30"],
    [
      "two days after a day promised meanwhile",
      "2026-11-24 11:00",
      { promise: by("2026-12-08") },
      "2026-12-10 09:30",
    ],
    [
      "not before a wait they asked for meanwhile",
      "2026-11-24 11:00",
      { waitUntil: day("2026-12-09") },
      "2026-12-09 09:30",
    ],
  ] satisfies readonly (readonly [string, string, Partial<PlanFacts>, string])[])(
    "comes %s",
    (_when, sent, change, expected) => {
      expect(dueOf("follow-up-2", { ...change, done: [entry("follow-up-1", sent)] })).toBe(expected);
    },
  );
});

describe("move-on", () => {
  const sent = [entry("follow-up-1", "2026-11-24 11:00"), entry("follow-up-2", "2026-12-01 10:00")];

  it("comes a week after the second follow-up was sent, and nothing to the employer after that", () => {
    expect(dueOf("move-on", { done: sent })).toBe("2026-12-08 09:30");
    const open = planOf({ done: sent }).filter(
      ({ state, kind }) => state === "planned" && kind !== "thank-you",
    );
    expect(open.map(({ kind }) => kind)).toEqual(["move-on"]);
    expect(only(planOf({ done: sent }), "move-on").channel).toBeNull();
  });

  it("comes a week after the first follow-up was skipped, without a second", () => {
    const done = [entry("follow-up-1", "2026-11-24 11:00", "skipped")];
    expect(dueOf("move-on", { done })).toBe("2026-12-01 09:30");
    expect(kinds({ done })).not.toContain("follow-up-2");
  });

  it("comes a week after the second follow-up was skipped", () => {
    const done = [
      entry("follow-up-1", "2026-11-24 11:00"),
      entry("follow-up-2", "2026-12-02 10:00", "skipped"),
    ];
    expect(dueOf("move-on", { done })).toBe("2026-12-09 09:30");
  });

  it("does not come before the promised day of a follow-up skipped early", () => {
    const done = [entry("follow-up-1", "2026-11-18 11:00", "skipped")];
    expect(dueOf("move-on", { done, promise: by("2026-12-15") })).toBe("2026-12-17 09:30");
  });

  it("is not planned while a follow-up is still ahead", () => {
    expect(kinds({})).not.toContain("move-on");
    expect(kinds({ done: [entry("follow-up-1", "2026-11-24 11:00")] })).not.toContain("move-on");
  });

  it("once chosen, leaves no follow-up planned", () => {
    const states = planOf({ done: [entry("move-on", "2026-11-20 10:00")] }).map(({ kind, state }) => [
      kind,
      state,
    ]);
    expect(states).toContainEqual(["follow-up-1", "skipped"]);
    expect(states).toContainEqual(["move-on", "done"]);
  });
});
