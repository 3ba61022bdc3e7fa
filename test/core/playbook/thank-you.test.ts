import { describe, expect, it } from "vitest";
import type { PlanFacts } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { after, DAY_MS, HOUR_MS } from "../../../src/core/time/instant.ts";
import { local, only, remindersOf, sampleFacts, shown, zone } from "../../support/playbook/sample-facts.ts";

const thanks = (change: Partial<PlanFacts> = {}) => only(plan(sampleFacts(change)), "thank-you");

describe("thank-you", () => {
  it.each([
    ["after lunch", "2026-11-17 15:00", ["2026-11-17 16:00", "2026-11-18 11:00"]],
    [
      "early, so that the nudge waits for the morning",
      "2026-11-17 10:00",
      ["2026-11-17 11:00", "2026-11-18 08:00"],
    ],
    [
      "before waking, so that the nudge comes the evening before",
      "2026-11-17 07:30",
      ["2026-11-17 08:30", "2026-11-17 20:00"],
    ],
    [
      "late, so that it waits for the next morning",
      "2026-11-17 21:30",
      ["2026-11-18 08:00", "2026-11-18 17:30"],
    ],
    [
      "an hour before the night, whose start is not waking any more",
      "2026-11-17 20:00",
      ["2026-11-18 08:00", "2026-11-18 16:00"],
    ],
    ["a minute earlier than that", "2026-11-17 19:59", ["2026-11-17 20:59", "2026-11-18 15:59"]],
    ["at night", "2026-11-17 02:00", ["2026-11-17 08:00", "2026-11-17 20:00"]],
    ["on a Friday evening, weekend or not", "2026-11-20 20:30", ["2026-11-21 08:00", "2026-11-21 16:30"]],
  ])("reminds at the right times when the interview ended %s", (_when, end, expected) => {
    expect(remindersOf(thanks({ endsAt: local(end) }))).toEqual(expected);
  });

  it("follows the person's own waking hours", () => {
    const wakingHours = { from: 12 * 60, to: 23 * 60 };
    const step = thanks({ endsAt: local("2026-11-17 22:30"), wakingHours });
    expect(remindersOf(step)).toEqual(["2026-11-18 12:00", "2026-11-18 18:30"]);
  });

  it("comes outside waking hours only where the deadline would pass", () => {
    const wakingHours = { from: 8 * 60, to: 9 * 60 };
    const step = thanks({ endsAt: local("2026-11-17 07:30"), wakingHours });
    expect(remindersOf(step)).toEqual(["2026-11-17 08:30", "2026-11-18 03:30"]);
  });

  it.each([
    ["Europe/Stockholm", "2026-03-28 15:00", "2026-03-29 16:00"],
    ["Europe/Stockholm", "2026-10-24 15:00", "2026-10-25 14:00"],
    ["America/New_York", "2026-03-07 15:00", "2026-03-08 16:00"],
    ["America/New_York", "2026-10-31 15:00", "2026-11-01 14:00"],
  ])(
    "has a deadline 24 real hours after the end when the clocks change in %s after %s",
    (name, end, expected) => {
      const where = zone(name);
      const endsAt = local(end, where);
      const { deadline } = thanks({ zone: where, endsAt });
      expect(deadline).toBe(after(endsAt, DAY_MS));
      expect(shown(deadline, where)).toBe(expected);
    },
  );

  it("counts the hour and the twenty hours in real time across a change of clocks", () => {
    const endsAt = local("2026-10-24 16:00");
    expect(thanks({ endsAt }).remindAt).toEqual([after(endsAt, HOUR_MS), after(endsAt, 20 * HOUR_MS)]);
  });

  it("goes to each interviewer and recruiter, not to the reception", () => {
    const people = [
      { key: "jane", kind: "interviewer" },
      { key: "per", kind: "recruiter" },
      { key: "kim", kind: "reception" },
    ] as const;
    const steps = plan(sampleFacts({ people })).filter(({ kind }) => kind === "thank-you");
    expect(steps.map(({ person }) => person)).toEqual(["jane", "per"]);
    expect(steps.map(({ key }) => key)).toEqual(["thank-you:jane", "thank-you:per"]);
    expect(steps.every(({ rules }) => rules.includes("note-per-person"))).toBe(true);
  });

  it("is one for all when nobody, or only the reception, is named", () => {
    expect(thanks().person).toBeNull();
    expect(thanks().rules).not.toContain("note-per-person");
    expect(thanks({ people: [{ key: "kim", kind: "reception" }] }).person).toBeNull();
  });

  it("sent before anybody was named, counts for those named later", () => {
    const people = [{ key: "jane", kind: "interviewer" }] as const;
    const done = [{ key: thanks().key, how: "sent", at: local("2026-11-17 16:10") }] as const;
    expect(thanks({ people, done }).state).toBe("done");
  });

  it("goes by e-mail, however the employer likes to be reached afterwards", () => {
    expect(thanks({ channel: "post" }).channel).toBe("email");
    expect(thanks({ channel: "phone" }).channel).toBe("email");
  });

  it("stays planned for a week after its deadline and is skipped then", () => {
    expect(thanks({ now: local("2026-11-25 15:00") }).state).toBe("planned");
    expect(thanks({ now: after(local("2026-11-25 15:00"), 1) }).state).toBe("skipped");
  });
});
