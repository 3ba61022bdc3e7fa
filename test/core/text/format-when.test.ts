import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatDay,
  formatDistance,
  formatInstant,
  formatReading,
} from "../../../src/core/text/format-when.ts";
import { addDays, type Day, parseDay } from "../../../src/core/time/day.ts";
import { at, CONTEXT, readEnglish } from "../when/read-english.ts";

function day(iso: string): Day {
  const read = parseDay(iso);
  if (read === null) throw new Error(`${iso} is no day`);
  return read;
}

const TODAY = day("2026-11-18");

describe("formatDay", () => {
  it.each([
    ["2026-11-27", "Friday 27 November"],
    ["2027-03-01", "Monday 1 March"],
    ["2028-02-29", "Tuesday 29 February 2028"],
    ["1999-12-04", "Saturday 4 December 1999"],
    ["2025-11-17", "Monday 17 November 2025"],
  ])("%s is %s", (iso, text) => {
    expect(formatDay(day(iso), "en", TODAY)).toBe(text);
  });

  it("speaks the other languages", () => {
    const friday = day("2026-11-27");
    expect(formatDay(friday, "sv", TODAY)).toBe("fredag 27 november");
    expect(formatDay(friday, "nb", TODAY)).toBe("fredag 27. november");
    expect(formatDay(friday, "de", TODAY)).toBe("Freitag, 27. November");
  });

  it("never writes a month as a number", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), (away) => {
        expect(formatDay(addDays(TODAY, away), "en", TODAY)).toMatch(/^\p{L}+ \d{1,2} \p{L}+( \d{4})?$/u);
      }),
    );
  });
});

describe("formatInstant", () => {
  it("shows the clock of the zone", () => {
    const moment = at("2026-11-27T14:00:00+01:00");
    expect(formatInstant(moment, CONTEXT.zone, "en", TODAY)).toBe("Friday 27 November, 14:00");
  });
});

describe("formatDistance", () => {
  it.each([
    [0, "today"],
    [1, "tomorrow"],
    [-1, "yesterday"],
    [9, "in 9 days"],
    [-9, "9 days ago"],
  ])("%i days away is %s", (days, text) => {
    expect(formatDistance(TODAY, addDays(TODAY, days), "en")).toBe(text);
  });
});

function echo(text: string): string {
  const reading = readEnglish(text);
  if (reading === null || reading.kind === "impossible") throw new Error(`${text} was not read`);
  return formatReading(reading, CONTEXT.zone, "en", TODAY);
}

describe("formatReading", () => {
  it.each([
    ["next Friday at 14:00", "Friday 27 November, 14:00, in 9 days"],
    ["tomorrow", "Thursday 19 November, tomorrow"],
    ["by Friday", "by Friday 20 November, in 2 days"],
    ["by Monday noon", "by Monday 23 November, 12:00, in 5 days"],
    ["in 2-3 weeks", "from Wednesday 2 to Wednesday 9 December"],
    ["30 December to 3 January", "from Wednesday 30 December to Sunday 3 January"],
    ["Tuesday from 2 to 3pm", "from Tuesday 24 November, 14:00 to 15:00"],
    ["tomorrow morning", "Thursday 19 November, 05:00–12:00, tomorrow"],
  ])("%s is echoed as %s", (text, expected) => {
    expect(echo(text)).toBe(expected);
  });
});
