import { describe, expect, test } from "vitest";
import { between, byAhead, byPast, deliveredBy, onPast } from "../../../src/core/draft/moves/en/days.ts";
import { day } from "./requests.ts";

/** A Tuesday. */
const TODAY = day("2026-11-24");

describe("the day of the interview", () => {
  test.each([
    ["2026-11-24", "today"],
    ["2026-11-23", "yesterday"],
    ["2026-11-18", "on Wednesday"],
    ["2026-11-17", "on 17 November"],
    ["2025-11-17", "on 17 November 2025"],
  ])("%s is said as %s", (when, words) => {
    expect(onPast(day(when), TODAY)).toBe(words);
  });
});

describe("the promised day", () => {
  test.each([
    ["2026-11-24", "later today"],
    ["2026-11-25", "by tomorrow"],
    ["2026-11-27", "by Friday"],
    ["2026-11-30", "by Monday"],
    ["2026-12-01", "by 1 December"],
    ["2027-11-01", "by 1 November 2027"],
  ])("ahead, %s, is said as %s", (when, words) => {
    expect(byAhead(day(when), TODAY)).toBe(words);
  });

  test.each([
    ["2026-11-23", "by yesterday"],
    ["2026-11-20", "by last Friday"],
    ["2026-11-18", "by last Wednesday"],
    ["2026-11-17", "by 17 November"],
  ])("past, %s, is said as %s", (when, words) => {
    expect(byPast(day(when), TODAY)).toBe(words);
  });

  test("may be a range", () => {
    expect(between(day("2026-12-17"), day("2027-01-16"), TODAY)).toBe("between 17 December and 16 January");
    expect(between(day("2026-12-03"), day("2026-12-14"), TODAY)).toBe("between 3 and 14 December");
  });

  test("of something owed includes that morning", () => {
    expect(deliveredBy(day("2026-11-25"), TODAY)).toBe("by tomorrow morning");
    expect(deliveredBy(TODAY, TODAY)).toBe("today");
  });
});
