import { describe, expect, test } from "vitest";
import { CliInputError } from "../../src/cli/cli-input-error.ts";
import { answerDraft } from "../../src/cli/draft.ts";

const INPUT = {
  kind: "thank-you",
  now: "2026-11-18T10:00:00+01:00",
  user: { name: "Maya Brandt", timeZone: "Europe/Stockholm" },
  interview: {
    company: "Acme",
    role: "Backend developer",
    endsAt: "2026-11-17T15:00:00+01:00",
    people: [{ name: "Jane Doe", title: "CTO", kind: "interviewer" }, { name: "Per Lund" }],
  },
  person: { name: "Jane Doe", highlight: "their story about onboarding" },
};

describe("afterword draft", () => {
  test("answers with subject, body, words and no findings", () => {
    const answer = answerDraft(INPUT);
    expect(answer).toMatchObject({ findings: [] });
    expect(Object.keys(Object(answer))).toEqual(["subject", "body", "words", "findings"]);
    expect(JSON.stringify(answer)).toContain("your story about onboarding");
  });

  test("leaves the subject out where there is none", () => {
    expect(answerDraft({ ...INPUT, kind: "card" })).not.toHaveProperty("subject");
  });

  test("needs no more than kind, now, zone, company and end", () => {
    const { kind, now } = INPUT;
    const interview = { company: "Acme", endsAt: INPUT.interview.endsAt };
    expect(answerDraft({ kind, now, user: { timeZone: "Europe/Stockholm" }, interview })).toMatchObject({
      findings: [],
    });
  });

  test("gives each interviewer another text", () => {
    const per = answerDraft({ ...INPUT, person: { name: "Per Lund" } });
    const jane = answerDraft({ ...INPUT, person: { name: "Jane Doe" } });
    expect(Object(per).body.split("\n").slice(1)).not.toEqual(Object(jane).body.split("\n").slice(1));
  });

  test.each<[string, unknown, RegExp]>([
    ["an unknown kind", { ...INPUT, kind: "poem" }, /^kind needs one of: thank-you/u],
    ["a language without texts", { ...INPUT, language: "sv" }, /no drafts in "sv" yet/u],
    [
      "a day that does not exist",
      { ...INPUT, interview: { ...INPUT.interview, promise: { by: "2026-02-30" } } },
      /^interview\.promise/u,
    ],
    ["a time without an offset", { ...INPUT, now: "2026-11-18T10:00" }, /^now needs a date and time/u],
    [
      "a zone that is none",
      { ...INPUT, user: { timeZone: "Mars/Base" } },
      /^user\.timeZone needs a time zone/u,
    ],
    ["no interview", { ...INPUT, interview: undefined }, /^interview is missing$/u],
    ["no object at all", "hello", /^the input needs to be of type object/u],
    [
      "an empty company",
      { ...INPUT, interview: { ...INPUT.interview, company: " " } },
      /^interview\.company must not be empty/u,
    ],
    ["a variant below 0", { ...INPUT, variant: -1 }, /^variant needs a whole number/u],
  ])("says what would work to %s", (_, input, message) => {
    expect(() => answerDraft(input)).toThrow(CliInputError);
    expect(() => answerDraft(input)).toThrow(message);
  });
});
