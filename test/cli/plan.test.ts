import { describe, expect, it } from "vitest";
import { answerPlan } from "../../src/cli/plan.ts";

const request = (change: object = {}, interview: object = {}, user: object = {}) => ({
  now: "2026-11-17T15:30:00+01:00",
  user: { timeZone: "Europe/Stockholm", ...user },
  interview: { company: "Acme", endsAt: "2026-11-17T15:00:00+01:00", ...interview },
  ...change,
});

/** The answer as it is printed, with the rules left out. */
const answer = (input: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answerPlan(input), (key, value: unknown) => (key === "rules" ? undefined : value)),
  );

describe("the plan verb", () => {
  it("answers with no more than the time zone, the company and the end", () => {
    expect(answer(request())).toEqual({
      steps: [
        {
          kind: "thank-you",
          channel: "email",
          dueAt: "2026-11-17T16:00:00+01:00",
          deadline: "2026-11-18T15:00:00+01:00",
          state: "planned",
        },
        { kind: "follow-up-1", channel: "email", dueAt: "2026-11-24T09:30:00+01:00", state: "planned" },
      ],
    });
  });

  it("takes everything the contract names, and answers with people and items by name", () => {
    const full = request(
      {
        now: "2026-11-18T10:00:00+01:00",
        done: [{ step: "thank-you", person: "Jane Doe", at: "2026-11-17T18:00:00+01:00" }],
        outcome: null,
      },
      {
        role: "Backend developer",
        startsAt: "2026-11-17T14:00:00+01:00",
        promise: { from: "2026-12-17", to: "2027-01-16" },
        waitUntil: "2026-12-01",
        channel: "phone",
        invitedToCall: true,
        salesLike: false,
        culture: "traditional",
        feeling: "well",
        wantsJob: true,
        materials: [{ what: "references", due: "2026-11-20" }],
        people: [
          { name: "Jane Doe", title: "CTO", kind: "interviewer" },
          { name: "Per Lund", kind: "recruiter" },
        ],
      },
      {
        language: "sv",
        pace: "gentle",
        wakingHours: ["08:00", "21:00"],
        workingDays: [1, 2, 3, 4, 5],
        holidays: "SE",
      },
    );
    expect(answer(full)).toMatchObject({
      steps: [
        { kind: "thank-you", person: "Jane Doe", dueAt: "2026-11-17T16:00:00+01:00", state: "done" },
        { kind: "thank-you", person: "Per Lund", dueAt: "2026-11-18T10:00:00+01:00", state: "planned" },
        { kind: "materials", item: "references", dueAt: "2026-11-19T19:00:00+01:00" },
        { kind: "card", person: "Jane Doe", channel: "post", dueAt: "2026-12-01T09:30:00+01:00" },
        { kind: "card", person: "Per Lund" },
        { kind: "call", channel: "phone", dueAt: "2026-12-01T10:30:00+01:00" },
        { kind: "follow-up-1", channel: "phone", dueAt: "2027-01-19T10:30:00+01:00" },
      ],
    });
  });

  it("names the rules of every step", () => {
    expect(answerPlan(request())).toMatchObject({
      steps: [
        { rules: expect.arrayContaining(["thank-within-24h"]) },
        { rules: expect.arrayContaining(["no-date-known"]) },
      ],
    });
  });

  it("prints instants with the zone's offset of that day", () => {
    const summer = request({ now: "2026-10-20T13:00:00Z" }, { endsAt: "2026-10-20T12:00:00Z" });
    expect(answer(summer)).toMatchObject({
      steps: [{ dueAt: "2026-10-20T15:00:00+02:00" }, { dueAt: "2026-10-27T09:30:00+01:00" }],
    });
  });

  it("gives what is overdue with the time it goes out, in that order", () => {
    const late = request({ now: "2026-11-24T22:00:00+01:00" }, { materials: [{ what: "cv" }] });
    expect(answer(late)).toMatchObject({
      steps: [
        { kind: "thank-you", dueAt: "2026-11-25T08:00:00+01:00" },
        { kind: "materials", dueAt: "2026-11-25T08:00:00+01:00" },
        { kind: "follow-up-1", dueAt: "2026-11-25T09:30:00+01:00" },
      ],
    });
  });

  it("keeps the public holidays of the country named", () => {
    const christmas = { promise: { by: "2026-12-22" }, endsAt: "2026-12-15T15:00:00+01:00" };
    const now = { now: "2026-12-15T15:30:00+01:00" };
    expect(answer(request(now, christmas))).toMatchObject({
      steps: [{}, { dueAt: "2026-12-24T09:30:00+01:00" }],
    });
    expect(answer(request(now, christmas, { holidays: "SE" }))).toMatchObject({
      steps: [{}, { dueAt: "2026-12-28T09:30:00+01:00" }],
    });
  });

  it("keeps two people of one name apart", () => {
    const twins = { people: [{ name: "Anna" }, { name: "Anna" }] };
    const done = [{ step: "thank-you", person: "Anna", at: "2026-11-17T16:05:00+01:00" }];
    const states = (entries: readonly object[]) => answer(request({ done: entries }, twins));
    expect(states(done)).toMatchObject({
      steps: [{ person: "Anna", state: "done" }, { person: "Anna", state: "planned" }, {}],
    });
    expect(states([...done, ...done])).toMatchObject({ steps: [{ state: "done" }, { state: "done" }, {}] });
  });

  it("takes a done entry without a name for everybody, and one with an item for that item", () => {
    const interview = {
      people: [{ name: "Anna" }, { name: "Per" }],
      materials: [{ what: "cv" }, { what: "code" }],
    };
    const at = "2026-11-17T16:05:00+01:00";
    const done = [
      { step: "thank-you", at },
      { step: "materials", item: "code", at, how: "skipped" },
    ];
    expect(answer(request({ done }, interview))).toMatchObject({
      steps: [
        { person: "Anna", state: "done" },
        { person: "Per", state: "done" },
        { item: "cv", state: "planned" },
        { item: "code", state: "skipped" },
        {},
      ],
    });
  });

  it("skips everything that was planned once there is an outcome, and says why", () => {
    expect(answer(request({ outcome: "offer" }))).toMatchObject({
      steps: [
        { state: "skipped", because: "outcome" },
        { state: "skipped", because: "outcome" },
      ],
    });
  });

  it("plans the farewells once the job is lost", () => {
    expect(answer(request({ outcome: "lost" }))).toMatchObject({
      steps: [
        { kind: "graceful-reply", channel: "email", dueAt: "2026-11-17T15:30:00+01:00", state: "planned" },
        { kind: "ask-feedback", dueAt: "2026-11-17T15:30:00+01:00", state: "planned" },
        { kind: "thank-you", state: "skipped" },
        { kind: "follow-up-1", state: "skipped" },
        { kind: "keep-in-touch", dueAt: "2027-02-17T09:30:00+01:00", state: "planned" },
      ],
    });
  });

  it("plans what comes before and right after an interview that is still ahead", () => {
    const ahead = request({ now: "2026-11-16T12:00:00+01:00" }, { startsAt: "2026-11-17T14:00:00+01:00" });
    expect(answer(ahead)).toMatchObject({
      steps: [
        { kind: "prepare", dueAt: "2026-11-17T12:00:00+01:00", deadline: "2026-11-17T14:00:00+01:00" },
        { kind: "debrief", dueAt: "2026-11-17T15:30:00+01:00" },
        { kind: "thank-you", dueAt: "2026-11-17T16:00:00+01:00" },
        { kind: "follow-up-1" },
      ],
    });
  });

  it("takes each done check-in for the next, and goes on a week after the last", () => {
    const wait = { promise: { from: "2026-12-17", to: "2027-01-16" }, culture: "modern" };
    const done = [
      { step: "check-in", at: "2026-11-24T09:40:00+01:00" },
      { step: "check-in", at: "2026-12-02T10:00:00+01:00" },
    ];
    const found = answer(request({ done, now: "2026-12-02T10:00:00+01:00" }, wait, { pace: "persistent" }));
    expect(found).toMatchObject({
      steps: [
        { kind: "thank-you", state: "skipped", because: "late" },
        { kind: "check-in", dueAt: "2026-11-24T09:30:00+01:00", state: "done" },
        { kind: "check-in", dueAt: "2026-12-02T09:30:00+01:00", state: "done" },
        { kind: "check-in", dueAt: "2026-12-08T09:30:00+01:00", state: "planned" },
        ...Array.from({ length: 5 }, () => ({ kind: "check-in", state: "planned" })),
        { kind: "follow-up-1", dueAt: "2027-01-18T09:30:00+01:00" },
      ],
    });
  });

  it("marks thanks that are late", () => {
    const late = request({ now: "2026-11-19T10:00:00+01:00" });
    expect(answer(late)).toMatchObject({
      steps: [{ kind: "thank-you", dueAt: "2026-11-19T10:00:00+01:00", late: true, state: "planned" }, {}],
    });
    expect(JSON.stringify(answer(request()))).not.toContain("late");
  });

  it.each([
    ["nothing", undefined, "the input is missing"],
    ["something that is no object", "plan", "the input needs to be of type object"],
    ["an unknown key", request({ nwo: 1 }), "the input has a key I do not know: nwo"],
    ["an unknown key inside", request({}, { sallary: 1 }), "interview has a key I do not know: sallary"],
    [
      "no company",
      { ...request(), interview: { endsAt: "2026-11-17T15:00:00+01:00" } },
      "interview.company is missing",
    ],
    ["no time zone", { ...request(), user: {} }, "user.timeZone is missing"],
    [
      "a zone that is none",
      request({}, {}, { timeZone: "Mars/Base" }),
      "user.timeZone needs a time zone, such as Europe/Stockholm",
    ],
    [
      "an end without offset",
      request({}, { endsAt: "2026-11-17T15:00:00" }),
      "interview.endsAt needs a date and time with its offset, such as 2026-11-17T15:00:00+01:00",
    ],
    [
      "a day that does not exist",
      request({}, { waitUntil: "2026-02-30" }),
      "interview.waitUntil needs a day that exists, such as 2026-11-20",
    ],
    [
      "a day of a time that no calendar of ours reaches",
      request({}, { waitUntil: "9999-12-31" }),
      "interview.waitUntil needs a day that exists, such as 2026-11-20",
    ],
    [
      "a promise of another shape",
      request({}, { promise: { until: "2026-11-20" } }),
      'interview.promise needs {"by": day} or {"from": day, "to": day}, with days such as 2026-11-20',
    ],
    [
      "a promise backwards",
      request({}, { promise: { from: "2026-11-21", to: "2026-11-20" } }),
      "interview.promise must not end before it begins",
    ],
    [
      "an end before the start",
      request({}, { startsAt: "2026-11-17T16:00:00+01:00" }),
      "interview.endsAt must not be before startsAt",
    ],
    [
      "a channel that is none",
      request({}, { channel: "fax" }),
      "interview.channel needs one of: email, phone, post, social",
    ],
    ["a role that is a number", request({}, { role: 7 }), "interview.role needs to be of type string"],
    [
      "waking hours across midnight",
      request({}, {}, { wakingHours: ["21:00", "08:00"] }),
      "user.wakingHours must begin before they end",
    ],
    [
      "a country whose holidays are not known",
      request({}, {}, { holidays: "Atlantis" }),
      expect.stringMatching(/^user\.holidays needs one of: SE, NO, /u),
    ],
    ["no working days", request({}, {}, { workingDays: [] }), "user.workingDays needs at least one day"],
    [
      "somebody who was not there",
      request({ done: [{ step: "thank-you", person: "Bo", at: "2026-11-17T16:05:00+01:00" }] }),
      "done.0.person is nobody of the interview's people: Bo",
    ],
    [
      "something nobody asked for",
      request({ done: [{ step: "materials", item: "cv", at: "2026-11-17T16:05:00+01:00" }] }),
      "done.0.item names nothing of the interview's materials: cv",
    ],
  ])("refuses %s in words that say what would work", (_what, input, message) => {
    expect(() => answerPlan(input)).toThrow(expect.objectContaining({ name: "CliInputError", message }));
  });
});
