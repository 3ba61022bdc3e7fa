import { describe, expect, it } from "vitest";
import { type DoneStep, type PlanFacts, type StepKind, stepKey } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { latest } from "../../../src/core/time/instant.ts";
import { day, local, sampleFacts, shown, zone } from "../../support/playbook/sample-facts.ts";

// One scenario a guide, in its own terms: the whole plan, as it comes to stand while things happen.

const JANE = { key: "Jane", kind: "interviewer" } as const;
const PER = { key: "Per", kind: "interviewer" } as const;
const KIM = { key: "Kim", kind: "reception" } as const;

/** The whole plan, one line a step: when, what, for whom, how, and what has become of it. */
function whole(change: Partial<PlanFacts>): readonly string[] {
  const facts = sampleFacts({ people: [JANE], ...change });
  return plan(facts).map(({ kind, person, item, channel, dueAt, state }) =>
    [shown(dueAt, facts.zone), kind, person ?? item ?? "", channel ?? "", state === "planned" ? "" : state]
      .filter((part) => part !== "")
      .join(" "),
  );
}

const sent = (kind: StepKind, at: string, subject: string | null = null): DoneStep => ({
  key: stepKey(kind, subject),
  how: "sent",
  at: local(at),
});

/** The facts after these steps were done, each at its time. */
function after(facts: Partial<PlanFacts>, ...done: readonly DoneStep[]): Partial<PlanFacts> {
  const all = [...(facts.done ?? []), ...done];
  const [first, ...others] = all.map(({ at }) => at);
  return { ...facts, done: all, ...(first === undefined ? {} : { now: latest(first, ...others) }) };
}

describe("the guide in Swedish: promised Monday, silence", () => {
  const facts: Partial<PlanFacts> = {
    endsAt: local("2026-11-11 11:00"),
    promise: { from: null, by: day("2026-11-16") },
    holidays: "SE",
  };
  const thanked = after(facts, sent("thank-you", "2026-11-11 14:00", "Jane"));
  const once = after(thanked, sent("follow-up-1", "2026-11-18 10:05"));
  const twice = after(once, sent("follow-up-2", "2026-11-25 11:00"));

  it("waits a couple of days, tries again about a week later, and then moves on", () => {
    expect(whole(facts)).toEqual([
      "2026-11-11 12:00 thank-you Jane email",
      "2026-11-18 09:30 follow-up-1 email",
    ]);
    expect(whole(once)).toEqual([
      "2026-11-11 12:00 thank-you Jane email done",
      "2026-11-18 09:30 follow-up-1 email done",
      "2026-11-25 09:30 follow-up-2 email",
    ]);
    expect(whole(twice)).toEqual([
      "2026-11-11 12:00 thank-you Jane email done",
      "2026-11-18 09:30 follow-up-1 email done",
      "2026-11-25 09:30 follow-up-2 email done",
      "2026-12-02 09:30 move-on",
    ]);
  });

  it("follows up after one to two weeks where no day was named", () => {
    expect(whole({ ...facts, promise: null })).toContain("2026-11-18 09:30 follow-up-1 email");
    expect(whole({ ...facts, promise: null, pace: "gentle" })).toContain(
      "2026-11-25 09:30 follow-up-1 email",
    );
  });

  it("calls at a quiet hour, when it is to be a call", () => {
    expect(whole({ ...thanked, channel: "phone", promise: { from: null, by: day("2026-11-20") } })).toEqual([
      "2026-11-11 12:00 thank-you Jane email done",
      "2026-11-17 10:30 call phone",
      "2026-11-24 10:30 follow-up-1 phone",
    ]);
  });

  it("has another reference or a sample to offer where it went badly", () => {
    const followUp = plan(sampleFacts({ ...facts, feeling: "badly" })).find(
      ({ kind }) => kind === "follow-up-1",
    );
    expect(followUp?.rules).toContain("offer-more-if-it-went-badly");
  });
});

describe("the guide in Norwegian: no word, connected on LinkedIn", () => {
  const oslo = zone("Europe/Oslo");
  const at = (text: string) => local(text, oslo);
  const facts: Partial<PlanFacts> = {
    zone: oslo,
    endsAt: at("2027-04-28 15:00"),
    holidays: "NO",
    channel: "social",
  };

  it("sends at most three messages in two weeks, all in the one place, and none on 17 May", () => {
    const done: readonly DoneStep[] = [
      { key: stepKey("thank-you", "Jane"), how: "sent", at: at("2027-04-28 16:10") },
      { key: stepKey("follow-up-1"), how: "sent", at: at("2027-05-10 09:45") },
    ];
    expect(whole(facts)).toEqual([
      "2027-04-28 16:00 thank-you Jane email",
      "2027-05-05 09:30 follow-up-1 social",
    ]);
    expect(whole(after(facts, ...done))).toEqual([
      "2027-04-28 16:00 thank-you Jane email done",
      "2027-05-10 09:30 follow-up-1 social done",
      "2027-05-18 09:30 follow-up-2 social",
    ]);
  });

  it("asks why after a no, since the answer is worth having", () => {
    const outcome = {
      outcome: "lost",
      outcomeAt: at("2027-05-11 13:00"),
      now: at("2027-05-11 13:00"),
    } as const;
    expect(whole({ ...facts, ...outcome })).toEqual([
      "2027-04-28 16:00 thank-you Jane email skipped",
      "2027-05-05 09:30 follow-up-1 social skipped",
      "2027-05-11 13:00 graceful-reply email",
      "2027-05-11 13:00 ask-feedback email",
      "2027-08-11 09:30 keep-in-touch email",
    ]);
  });
});

describe("the guide in German: a decision within the week", () => {
  const berlin = zone("Europe/Berlin");
  const at = (text: string) => local(text, berlin);
  const facts: Partial<PlanFacts> = {
    zone: berlin,
    endsAt: at("2026-11-17 15:00"),
    holidays: "DE-BE",
    people: [JANE, PER, KIM],
    promise: { from: null, by: day("2026-11-23") },
  };

  it("is thanked for by e-mail to each of them at once, and nobody phones", () => {
    expect(whole(facts)).toEqual([
      "2026-11-17 16:00 thank-you Jane email",
      "2026-11-17 16:00 thank-you Per email",
      "2026-11-25 09:30 follow-up-1 email",
    ]);
    expect(plan(sampleFacts(facts))[0]?.rules).toContain("thanks-short-window");
  });

  it("with more time there is nothing like a card, out within a few days", () => {
    expect(whole({ ...facts, promise: { from: null, by: day("2026-12-04") } })).toEqual([
      "2026-11-17 16:00 thank-you Jane email",
      "2026-11-17 16:00 thank-you Per email",
      "2026-11-19 09:30 card Jane post",
      "2026-11-19 09:30 card Per post",
      "2026-12-07 09:30 follow-up-1 email",
    ]);
  });

  it("phones all the same in a job where boldness counts", () => {
    const done: readonly DoneStep[] = [
      { key: stepKey("thank-you", "Jane"), how: "sent", at: at("2026-11-17 16:20") },
      { key: stepKey("thank-you", "Per"), how: "sent", at: at("2026-11-17 16:25") },
    ];
    expect(whole(after({ ...facts, salesLike: true }, ...done))).toEqual([
      "2026-11-17 16:00 thank-you Jane email done",
      "2026-11-17 16:00 thank-you Per email done",
      "2026-11-20 10:30 call phone",
      "2026-11-25 10:30 follow-up-1 phone",
    ]);
  });
});

describe("the first guide in English: 30 to 60 days, patient but persistent", () => {
  const newYork = zone("America/New_York");
  const at = (text: string) => local(text, newYork);
  const facts: Partial<PlanFacts> = {
    zone: newYork,
    startsAt: at("2026-11-10 14:00"),
    endsAt: at("2026-11-10 15:00"),
    loggedAt: at("2026-11-05 12:00"),
    now: at("2026-11-05 12:00"),
    holidays: "US",
    pace: "persistent",
    culture: "traditional",
    invitedToCall: true,
    people: [JANE, PER, KIM],
    promise: { from: day("2026-12-10"), by: day("2027-01-09") },
  };

  it("prepares, thanks each of them twice over, calls when the thanks have arrived, then about once a week", () => {
    const done: readonly DoneStep[] = [
      { key: stepKey("prepare"), how: "sent", at: at("2026-11-10 12:30") },
      { key: stepKey("debrief"), how: "sent", at: at("2026-11-10 15:40") },
      { key: stepKey("thank-you", "Jane"), how: "sent", at: at("2026-11-10 16:30") },
      { key: stepKey("thank-you", "Per"), how: "sent", at: at("2026-11-10 16:40") },
    ];
    expect(whole(after(facts, ...done))).toEqual([
      "2026-11-10 12:00 prepare done",
      "2026-11-10 15:30 debrief done",
      "2026-11-10 16:00 thank-you Jane email done",
      "2026-11-10 16:00 thank-you Per email done",
      "2026-11-12 09:30 card Jane post",
      "2026-11-12 09:30 card Per post",
      "2026-11-13 10:30 call phone",
      "2026-11-17 10:30 check-in phone",
      // Thanks, the call and the first check-in fill two weeks: the others fall into step again after that.
      "2026-11-27 10:30 check-in phone",
      "2026-12-03 10:30 check-in phone",
      "2026-12-09 10:30 check-in phone",
      "2026-12-15 10:30 check-in phone",
      "2026-12-22 10:30 check-in phone",
      "2026-12-29 10:30 check-in phone",
      "2027-01-05 10:30 check-in phone",
      "2027-01-12 10:30 follow-up-1 phone",
    ]);
  });

  it("thanks for a job that is not wanted as well, and leaves it at that", () => {
    const unwanted = {
      ...facts,
      wantsJob: false,
      loggedAt: at("2026-11-10 15:10"),
      now: at("2026-11-10 15:10"),
    };
    expect(whole(unwanted).filter((line) => !line.endsWith("skipped"))).toEqual([
      "2026-11-10 16:00 thank-you Jane email",
      "2026-11-10 16:00 thank-you Per email",
      "2026-11-12 09:30 card Jane post",
      "2026-11-12 09:30 card Per post",
    ]);
  });
});

describe("the second guide in English: references by the next morning, asked to wait a week", () => {
  const london = zone("Europe/London");
  const at = (text: string) => local(text, london);
  const facts: Partial<PlanFacts> = {
    zone: london,
    endsAt: at("2026-11-17 15:00"),
    holidays: "GB",
    culture: "modern",
    materials: [{ what: "references", due: null }],
  };

  it("has the references there by the next morning, thanks within a day, and respects the wait", () => {
    expect(whole({ ...facts, waitUntil: day("2026-11-24") })).toEqual([
      "2026-11-17 16:00 thank-you Jane email",
      "2026-11-17 19:00 materials references email",
      "2026-11-24 09:30 follow-up-1 email",
    ]);
  });

  it("writes when the end of the week has passed, and not the very next day", () => {
    const promised = { ...facts, promise: { from: null, by: day("2026-11-20") } };
    expect(whole(promised)).toContain("2026-11-23 09:30 follow-up-1 email");
    expect(whole({ ...facts, promise: { from: null, by: day("2026-11-17") } })).toContain(
      "2026-11-20 09:30 follow-up-1 email",
    );
  });

  it("writes to a firm with traditional values by hand as well, a few days later", () => {
    expect(whole({ ...facts, culture: "traditional", materials: [] })).toEqual([
      "2026-11-17 16:00 thank-you Jane email",
      "2026-11-19 09:30 card Jane post",
      "2026-11-24 09:30 follow-up-1 email",
    ]);
  });

  it("takes a no graciously, and comes back when something else may be open", () => {
    const lost = { outcome: "lost", outcomeAt: at("2026-11-20 16:30"), now: at("2026-11-20 16:30") } as const;
    expect(whole({ ...facts, ...lost }).filter((line) => !line.endsWith("skipped"))).toEqual([
      "2026-11-23 09:30 graceful-reply email",
      "2026-11-23 09:30 ask-feedback email",
      "2027-02-22 09:30 keep-in-touch email",
    ]);
  });
});
