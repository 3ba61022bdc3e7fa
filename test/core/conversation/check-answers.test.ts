import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAnswers } from "../../../src/core/conversation/check-answers.ts";
import { FIELDS } from "../../../src/core/conversation/fields.ts";
import type { Answers, FieldName } from "../../../src/core/conversation/state.ts";
import type { User } from "../../../src/core/user.ts";
import { shownBy } from "../../support/conversation/talk.ts";
import { World } from "../../support/conversation/world.ts";

const WEDNESDAY = "2026-11-18T10:00:00+01:00";
const GOOD: Answers = { company: "Acme", when: "yesterday 14:00" };

function check(answers: Answers, user: Partial<User> = {}): Answers {
  const world = new World(WEDNESDAY, user);
  const { now, newId } = world;
  const nothing = { interviews: [], closed: [], reminders: [] };
  return checkAnswers("interview", answers, {
    ...nothing,
    now,
    newId,
    user: world.user,
    locale: "en-GB",
    commands: "words",
  });
}

/** What is filled in where: right, wrong, half an answer, or what belongs elsewhere. */
const TEXTS = [
  "Acme",
  "Acme, Inc; Nordic",
  "Backend developer",
  "yesterday 14:00",
  "yesterday",
  "next Friday",
  "30 February",
  "3/12 10:00",
  "Jane Doe (CTO) + Per Lund",
  "by Friday",
  "in two weeks",
  "none",
  "phone",
  "references by Thursday, portfolio",
  "when: tomorrow",
  "company: Beta\nrole: x",
  "skip",
  "🙂",
  " \n ",
  "x".repeat(150),
];

describe("a filled-in form", () => {
  it("with all that must be there has nothing to mend", () => {
    expect(check(GOOD)).toEqual({});
    expect(
      check({
        ...GOOD,
        role: "Backend developer",
        people: "Jane Doe (CTO) + Per Lund",
        promise: "by Friday",
        channel: "e-mail",
        materials: "references by Thursday, portfolio",
        hook: "their story about the import tool",
      }),
    ).toEqual({});
  });

  it("without what must be there asks for it, and for nothing else", () => {
    expect(check({})).toEqual({ company: "Which company?", when: "When was it, or when is it?" });
    expect(check({ ...GOOD, company: " \n\u200b" })).toEqual({ company: "Which company?" });
  });

  it.each<[FieldName, string, RegExp]>([
    ["company", "🙂", /^I need the company’s name .* for example Acme\.$/u],
    ["company", "x".repeat(101), /up to 100 characters/u],
    ["role", "x".repeat(101), /for example Backend developer/u],
    ["when", "yesterday", /^At what time on Tuesday 17 November\?$/u],
    ["when", "whenever", /These work: yesterday 14:00/u],
    ["when", "30 February", /^That date does not exist/u],
    ["when", "3 May 2099 10:00", /too far away/u],
    ["people", "🙂", /^Names work here/u],
    ["promise", "soon enough, I hope", /^I could not read a day in that/u],
    ["promise", "by 2 November", /is before the interview/u],
    ["channel", "pigeon", /^One of these works: e-mail, phone, post, LinkedIn/u],
    ["materials", "x".repeat(2_100), /^Up to ten short things work here/u],
    ["hook", "x".repeat(501), /up to 500 characters/u],
  ])("says of %s %j, at that field alone, what would work", (name, text, sentence) => {
    expect(check({ ...GOOD, [name]: text })).toEqual({ [name]: expect.stringMatching(sentence) });
  });

  it("names the readings of a doubtful answer, each of which can be typed", () => {
    const doubtful = { ...GOOD, promise: "next Friday" };
    expect(check(doubtful)).toEqual({
      promise: "Which day did they mean? Friday 27 November · Friday 20 November",
    });
    for (const promise of ["Friday 27 November", "Friday 20 November"]) {
      expect(check({ ...GOOD, promise })).toEqual({});
    }
    const choices = (check({ company: "Acme", when: "3/12 10:00" }).when ?? "").split("? ")[1]?.split(" · ");
    expect(choices).toHaveLength(2);
    for (const when of choices ?? []) expect(check({ company: "Acme", when })).toEqual({});
  });

  it("is not judged by the clock before the person's is known", () => {
    const answers = {
      company: "🙂",
      when: "30 February",
      promise: "pigeon",
      materials: "🙂",
      channel: "pigeon",
    };
    expect(Object.keys(check(answers, { timeZone: null }))).toEqual(["company", "channel"]);
    expect(Object.keys(check(answers))).toEqual(["company", "when", "promise", "channel", "materials"]);
    expect(check({ company: "Acme" }, { timeZone: null })).toEqual({ when: "When was it, or when is it?" });
  });

  it("that has nothing to mend is taken without a question about what was filled in", () => {
    let taken = 0;
    const some = fc.constantFrom(...TEXTS);
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(FIELDS.map(({ name }) => [name, fc.option(some, { nil: "" })]))),
        fc.boolean(),
        (filled, isComplete) => {
          const answers: Answers = isComplete ? { ...filled, ...GOOD } : filled;
          if (Object.keys(check(answers)).length > 0) return;
          taken += 1;
          const world = new World(WEDNESDAY);
          world.handle({ kind: "form", answers });
          const { form } = world.conversation;
          expect(form?.line).toBeNull();
          const missed = FIELDS.filter(
            ({ name }) => (answers[name] ?? "").trim() !== "" && form?.values[name] === undefined,
          );
          expect(missed.map(({ name }) => name)).toEqual([]);
          expect(shownBy(world.last)).not.toMatch(/You wrote|I did not know where to put/u);
        },
      ),
      { numRuns: 1_000 },
    );
    expect(taken).toBeGreaterThan(10);
  });
});
