import { describe, expect, it } from "vitest";
import { type DoneStep, type PlanFacts, type StepKind, stepKey } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { day, local, only, sampleFacts, shown, zone } from "../../support/playbook/sample-facts.ts";

const sent = (kind: StepKind, at: string, subject: string | null = null): DoneStep => ({
  key: stepKey(kind, subject),
  how: "sent",
  at: local(at),
});
const by = (date: string) => ({ from: null, by: day(date) });
const planOf = (change: Partial<PlanFacts>) => plan(sampleFacts(change));
/** The planned calls, check-ins and follow-ups, one line each. */
const asks = (change: Partial<PlanFacts>): readonly string[] =>
  planOf(change)
    .filter(({ state, kind }) => state === "planned" && /^(?:call|check-in|follow-up)/u.test(kind))
    .map(({ key, dueAt }) => `${key} ${shown(dueAt, change.zone)}`);
const THANKED = [sent("thank-you", "2026-11-17 18:00")];
const callDue = (change: Partial<PlanFacts>) => shown(only(planOf(change), "call").dueAt, change.zone);
const isPlanned = (change: Partial<PlanFacts>) =>
  planOf({ done: THANKED, ...change }).some(({ kind }) => kind === "call");
const WAIT = { promise: by("2027-01-16"), culture: "modern" } as const;
const checkInAt = (now: string) => only(planOf({ ...WAIT, now: local(now) }), "check-in").state;

describe("call", () => {
  it("is planned where they invited it, boldness is part of the job, or the phone was agreed on", () => {
    expect(isPlanned({ invitedToCall: true })).toBe(true);
    expect(isPlanned({ salesLike: true })).toBe(true);
    expect(isPlanned({ channel: "phone" })).toBe(true);
    expect(isPlanned({})).toBe(false);
    expect(isPlanned({ channel: "email", invitedToCall: true })).toBe(false);
    expect(isPlanned({ invitedToCall: true, done: [] })).toBe(false);
  });

  it.each([
    ["60 hours after the thanks, at the next quiet hour", "2026-11-17 18:00", "2026-11-20 10:30"],
    ["in the afternoon where the morning’s hour has passed", "2026-11-17 00:00", "2026-11-19 14:30"],
    ["on a working day", "2026-11-25 18:00", "2026-12-01 10:30"],
    ["rather on Tuesday than on Monday", "2026-11-20 18:00", "2026-11-24 10:30"],
    ["on Friday rather than days later", "2026-11-17 23:00", "2026-11-20 14:30"],
  ])("comes %s", (_when, thanked, expected) => {
    const done = [sent("thank-you", thanked)];
    const endsAt = local("2026-11-16 15:00");
    expect(callDue({ endsAt, invitedToCall: true, pace: "gentle", done })).toBe(expected);
  });

  it("counts from the last thanks, and waits for the day they asked to wait for", () => {
    const people = [
      { key: "jane", kind: "interviewer" },
      { key: "per", kind: "interviewer" },
    ] as const;
    const done = [
      sent("thank-you", "2026-11-16 18:00", "jane"),
      sent("thank-you", "2026-11-17 18:00", "per"),
    ];
    const facts = {
      endsAt: local("2026-11-16 15:00"),
      people,
      done,
      channel: "phone",
      pace: "gentle",
    } as const;
    expect(callDue(facts)).toBe("2026-11-20 10:30");
    expect(callDue({ ...facts, waitUntil: day("2026-11-24") })).toBe("2026-11-24 10:30");
  });

  it("keeps two days from the follow-up, which gives way", () => {
    const facts = {
      endsAt: local("2026-11-16 15:00"),
      invitedToCall: true,
      done: [sent("thank-you", "2026-11-16 18:00")],
    };
    expect(asks({ ...facts, promise: by("2026-11-18") })).toEqual([
      "call 2026-11-19 10:30",
      "follow-up-1 2026-11-24 10:30",
    ]);
  });

  it("is overtaken by a follow-up that is due or was sent", () => {
    const facts = { invitedToCall: true, done: THANKED } as const;
    const stateAt = (now: string) => only(planOf({ ...facts, now: local(now) }), "call").state;
    expect(stateAt("2026-11-20 10:30")).toBe("planned");
    expect(stateAt("2026-11-20 15:00")).toBe("planned");
    // The next quiet hour in the middle of the week is the follow-up’s own day.
    expect(stateAt("2026-11-20 15:31")).toBe("skipped");
    const followed = [...THANKED, sent("follow-up-1", "2026-11-19 16:00")];
    expect(only(planOf({ ...facts, done: followed }), "call").state).toBe("skipped");
  });

  it("is overtaken by a follow-up that is wanted no later", () => {
    const done = [sent("thank-you", "2026-11-16 18:00")];
    const facts = { endsAt: local("2026-11-16 15:00"), invitedToCall: true, promise: by("2026-11-17"), done };
    expect(asks(facts)).toEqual(["follow-up-1 2026-11-19 10:30"]);
  });

  it("is left out a week after it was wanted, or a day after the time it was put off to", () => {
    // Nothing else is asked before the promised day, so that nothing overtakes it.
    const facts = { invitedToCall: true, pace: "gentle", promise: by("2026-12-20"), done: THANKED } as const;
    const stateAt = (now: string, change: Partial<PlanFacts> = {}) =>
      only(planOf({ ...facts, ...change, now: local(now) }), "call").state;
    expect(stateAt("2026-11-27 23:59")).toBe("planned");
    expect(stateAt("2026-11-28 00:01")).toBe("skipped");
    const snoozed = [{ key: stepKey("call"), until: local("2026-12-01 10:30"), count: 1 }];
    expect(stateAt("2026-11-28 00:01", { snoozed })).toBe("planned");
    expect(stateAt("2026-12-01 10:31", { snoozed })).toBe("planned");
    expect(stateAt("2026-12-02 10:31", { snoozed })).toBe("skipped");
    // Where they asked to wait, the week begins on that day.
    const waitUntil = day("2026-12-02");
    expect(stateAt("2026-12-09 23:59", { waitUntil })).toBe("planned");
    expect(stateAt("2026-12-10 00:01", { waitUntil })).toBe("skipped");
  });

  it("is left out once they have named a new day since the thanks", () => {
    const facts = { invitedToCall: true, done: THANKED, now: local("2026-11-19 12:00") } as const;
    const said = (at: string) => {
      const promise = { ...by("2026-12-20"), saidAt: local(at) };
      return only(planOf({ ...facts, promise }), "call").state;
    };
    expect(said("2026-11-17 17:00")).toBe("planned");
    expect(said("2026-11-19 11:00")).toBe("skipped");
  });

  it("is overtaken by a follow-up that is wanted on an earlier day", () => {
    const done = [sent("thank-you", "2026-11-23 18:00")];
    expect(asks({ invitedToCall: true, done })).toEqual(["follow-up-1 2026-11-24 10:30"]);
  });
});

describe("check-in", () => {
  it("is one half-way at a standard pace, none at a gentle one, one a week at a persistent one", () => {
    expect(asks(WAIT)).toEqual(["check-in:1 2026-12-17 09:30", "follow-up-1 2027-01-18 09:30"]);
    expect(asks({ ...WAIT, pace: "gentle" })).toEqual(["follow-up-1 2027-01-18 09:30"]);
    expect(asks({ ...WAIT, pace: "persistent" })).toEqual([
      "check-in:1 2026-11-24 09:30",
      "check-in:2 2026-12-01 09:30",
      "check-in:3 2026-12-08 09:30",
      "check-in:4 2026-12-15 09:30",
      "check-in:5 2026-12-22 09:30",
      "check-in:6 2026-12-29 09:30",
      "check-in:7 2027-01-05 09:30",
      "check-in:8 2027-01-12 09:30",
      "follow-up-1 2027-01-18 09:30",
    ]);
  });

  it.each([
    [
      "30 days are a long wait",
      { promise: by("2026-12-17") },
      ["check-in:1 2026-12-02 09:30", "follow-up-1 2026-12-21 09:30"],
    ],
    ["29 days are not", { promise: by("2026-12-16") }, ["follow-up-1 2026-12-18 09:30"]],
    ["without a promise there is none", {}, ["follow-up-1 2026-11-24 09:30"]],
    [
      "a wait counts from when they said so",
      { promise: { ...by("2026-12-31"), saidAt: local("2026-12-07 10:00") } },
      ["follow-up-1 2027-01-04 09:30"],
    ],
    [
      "being asked to wait counts",
      { promise: by("2027-01-16"), waitUntil: day("2027-01-04") },
      ["check-in:1 2027-01-04 09:30", "follow-up-1 2027-01-18 09:30"],
    ],
  ] satisfies readonly (readonly [string, Partial<PlanFacts>, readonly string[]])[])(
    "%s",
    (_rule, change, expected) => {
      expect(asks({ culture: "modern", ...change })).toEqual(expected);
    },
  );

  it("leaves out at a persistent pace those before the day to wait for", () => {
    const change = { ...WAIT, pace: "persistent", waitUntil: day("2027-01-04") } as const;
    expect(asks(change).slice(0, 2)).toEqual(["check-in:7 2027-01-05 09:30", "check-in:8 2027-01-12 09:30"]);
  });

  it("goes on a week after one that was made late, and is overtaken where it was not made at all", () => {
    const facts = { ...WAIT, pace: "persistent" } as const;
    const late = { done: [sent("check-in", "2026-11-27 12:00", "1")], now: local("2026-11-27 12:00") };
    expect(asks({ ...facts, ...late }).slice(0, 2)).toEqual([
      "check-in:2 2026-12-03 09:30",
      "check-in:3 2026-12-09 09:30",
    ]);
    const steps = planOf({ ...facts, now: local("2026-11-30 12:00") });
    expect(steps.find(({ key }) => key === "check-in:1")?.state).toBe("skipped");
    expect(steps.find(({ key }) => key === "check-in:2")?.state).toBe("planned");
  });

  it("at a standard pace is one in all, whatever number it had", () => {
    const done = [sent("check-in", "2026-11-24 12:00", "1"), sent("check-in", "2026-12-01 12:00", "2")];
    expect(asks({ ...WAIT, done })).toEqual(["follow-up-1 2027-01-18 09:30"]);
    expect(planOf({ ...WAIT, done }).filter(({ kind }) => kind === "check-in")).toHaveLength(2);
  });

  it("is over once the promised day has come", () => {
    expect(checkInAt("2027-01-15 12:00")).toBe("planned");
    expect(checkInAt("2027-01-16 00:00")).toBe("skipped");
  });
});

describe("the employer’s calendar and the person’s", () => {
  const NEW_YORK = zone("America/New_York");
  const TOKYO = zone("Asia/Tokyo");

  it.each([
    ["when they are awake before the office closes", { zone: NEW_YORK }, "2026-11-24 08:00"],
    ["by phone at the second of the quiet hours", { zone: NEW_YORK, channel: "phone" }, "2026-11-24 08:30"],
    ["at the office’s own hour, when both are up", { zone: TOKYO }, "2026-11-24 17:30"],
    [
      "the same day before the office opens, where the two never meet",
      { zone: TOKYO, employerZone: NEW_YORK, endsAt: local("2026-11-17 15:00", NEW_YORK) },
      "2026-11-24 20:00",
    ],
  ] satisfies readonly (readonly [string, Partial<PlanFacts>, string])[])(
    "meet for a follow-up %s",
    (_when, change, expected) => {
      const facts = { employerZone: zone("Europe/Stockholm"), endsAt: local("2026-11-17 15:00"), ...change };
      expect(asks(facts).at(-1)).toBe(`follow-up-1 ${expected}`);
    },
  );

  it("each keep their own summer time", () => {
    // New York has changed its clocks already, Stockholm has not: five hours apart instead of six.
    const facts = {
      zone: NEW_YORK,
      employerZone: zone("Europe/Stockholm"),
      endsAt: local("2027-03-09 15:00"),
    };
    const early = { ...facts, wakingHours: { from: 0, to: 24 * 60 } };
    expect(asks(early)).toEqual(["follow-up-1 2027-03-16 04:30"]);
    expect(asks({ ...early, endsAt: local("2027-03-23 15:00") })).toEqual(["follow-up-1 2027-03-30 03:30"]);
  });
});
