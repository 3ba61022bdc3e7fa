import { describe, expect, it } from "vitest";
import { type InterviewId, type PersonId, parseId, type UserId } from "../../../src/core/ids.ts";
import { type Interview, UNSAID } from "../../../src/core/interview.ts";
import { stepKey } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { planFacts } from "../../../src/core/playbook/plan-facts.ts";
import { DEFAULT_WAKING_HOURS, DEFAULT_WORKING_DAYS, type User } from "../../../src/core/user.ts";
import { day, local, must, STOCKHOLM, sampleUuid, shown, zone } from "../../support/playbook/sample-facts.ts";

const user: User = {
  id: must(parseId<UserId>(sampleUuid(1)), "an id"),
  name: null,
  language: "en",
  timeZone: zone("America/New_York"),
  wakingHours: DEFAULT_WAKING_HOURS,
  pace: "gentle",
  workingDays: DEFAULT_WORKING_DAYS,
  holidays: null,
  discreet: false,
};

const interview: Interview = {
  id: must(parseId<InterviewId>(sampleUuid(2)), "an id"),
  owner: user.id,
  revision: 1,
  company: "Acme",
  role: null,
  startsAt: {
    at: local("2026-11-17 14:00"),
    wall: { day: day("2026-11-17"), minute: 14 * 60 },
    zone: STOCKHOLM,
    words: "today at two",
  },
  endsAt: local("2026-11-17 15:00"),
  people: [
    {
      id: must(parseId<PersonId>(sampleUuid(3)), "an id"),
      name: "Jane Doe",
      title: "CTO",
      kind: "interviewer",
    },
  ],
  promise: { from: null, by: day("2026-11-24"), words: "within a week", saidAt: null },
  ...UNSAID,
  channel: "phone",
  materials: [],
  hook: null,
  done: [],
  snoozed: [],
  outcome: null,
  outcomeAt: null,
  loggedAt: local("2026-11-17 15:10"),
};

describe("planFacts", () => {
  it("takes the waking hours from the user and all else from the interview, people under their ids", () => {
    const facts = planFacts(interview, user, local("2026-11-17 15:10"));
    expect(facts.people).toEqual([
      { key: must(parseId<PersonId>(sampleUuid(3)), "an id"), kind: "interviewer" },
    ]);
    expect(plan(facts).map(({ kind, dueAt, person }) => [kind, shown(dueAt, facts.zone), person])).toEqual([
      ["thank-you", "2026-11-17 10:00", must(parseId<PersonId>(sampleUuid(3)), "an id")],
      // Half past two in Stockholm: at half past ten the person is asleep.
      ["follow-up-1", "2026-11-26 08:30", null],
    ]);
  });

  it("has what was done stay where it was in the plan before", () => {
    const done = [{ key: stepKey("thank-you"), how: "sent", at: local("2026-11-17 18:00") }] as const;
    const [before] = plan(planFacts({ ...interview, people: [] }, user, interview.loggedAt));
    const moved = { ...interview, people: [], done, endsAt: local("2026-11-18 15:00") };
    const facts = planFacts(moved, user, local("2026-11-18 15:10"), before === undefined ? [] : [before]);
    expect(plan(facts)[0]).toMatchObject({ kind: "thank-you", state: "done", dueAt: before?.dueAt });
  });

  it("falls back on the zone of the interview until the person has told theirs", () => {
    expect(planFacts(interview, { ...user, timeZone: null }, interview.loggedAt).zone).toBe(STOCKHOLM);
  });
});
