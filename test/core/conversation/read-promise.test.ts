import { describe, expect, it } from "vitest";
import { readPromise } from "../../../src/core/conversation/read-promise.ts";
import { aContext } from "../../support/conversation/contexts.ts";

function shown(text: string): string {
  const read = readPromise(text, aContext());
  switch (read.kind) {
    case "value":
      return read.value === null ? "nothing" : `${read.value.from ?? ""}..${read.value.by}`;
    case "unsure":
      return read.answers.map((answer) => answer.text).join(" or ");
    case "problem":
      return read.sentence;
  }
}

describe("readPromise", () => {
  it.each([
    ["by Friday", "..2026-11-20"],
    ["decision by Friday", "..2026-11-20"],
    ["in two weeks", "..2026-12-02"],
    ["within a week", "..2026-11-25"],
    ["tomorrow", "..2026-11-19"],
    ["between 1 and 10 December", "2026-12-01..2026-12-10"],
    ["end of January", "..2027-01-31"],
    ["by 2026-12-01", "..2026-12-01"],
    ["they will call on Monday", "..2026-11-23"],
    ["nothing", "nothing"],
    ["they did not say", "nothing"],
    ["they didn’t say anything", "nothing"],
    ["no idea", "nothing"],
    ["next Friday", "by 2026-11-27 or by 2026-11-20"],
  ])("reads %j as %s", (text, promise) => expect(shown(text)).toBe(promise));

  it.each([
    ["soon", /could not read a day/u],
    ["🙂", /could not read a day/u],
    ["by 30 February", /does not exist/u],
    ["on 3 May 2099", /more than a year away/u],
    ["x".repeat(500), /could not read a day/u],
  ])("says what would work in place of %j", (text, sentence) => expect(shown(text)).toMatch(sentence));
});
