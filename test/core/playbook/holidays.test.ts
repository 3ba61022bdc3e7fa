import { describe, expect, it } from "vitest";
import { easterSunday } from "../../../src/core/playbook/easter.ts";
import {
  HOLIDAY_REGIONS,
  type HolidayRegion,
  isHoliday,
  parseHolidayRegion,
} from "../../../src/core/playbook/holidays.ts";
import { addDays, type Day, weekdayOf } from "../../../src/core/time/day.ts";
import { day } from "../../support/playbook/sample-facts.ts";

/** The holidays of a year from Monday to Friday, as `MM-DD`. */
function weekdaysOff(region: HolidayRegion, year: number): string {
  const off: Day[] = [];
  for (let at = day(`${year}-01-01`); at <= `${year}-12-31`; at = addDays(at, 1)) {
    if (weekdayOf(at) < 6 && isHoliday(at, region)) off.push(at);
  }
  return off.map((found) => found.slice(5)).join(" ");
}

describe("easterSunday", () => {
  it.each([
    "2024-03-31",
    "2025-04-20",
    "2026-04-05",
    "2027-03-28",
    "2035-03-25",
    "2038-04-25",
    "2049-04-18",
    "2076-04-19",
  ])("is right for the early, the late and the odd years: %s", (expected) => {
    expect(easterSunday(Number(expected.slice(0, 4)))).toBe(expected);
  });
});

describe("isHoliday", () => {
  it.each([
    ["SE", 2026, "01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31"],
    ["NO", 2026, "01-01 04-02 04-03 04-06 05-01 05-14 05-25 12-24 12-25"],
    ["DK", 2026, "01-01 04-02 04-03 04-06 05-14 05-25 06-05 12-24 12-25 12-31"],
    ["FI", 2026, "01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25"],
    ["AT", 2026, "01-01 01-06 04-06 05-01 05-14 05-25 06-04 10-26 12-08 12-25"],
    ["DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 12-25"],
    ["DE-BY", 2027, "01-01 01-06 03-26 03-29 05-06 05-17 05-27 11-01"],
    ["DE-SN", 2029, "01-01 03-30 04-02 05-01 05-10 05-21 10-03 10-31 11-21 12-25 12-26"],
    ["DE-BE", 2027, "01-01 03-08 03-26 03-29 05-06 05-17"],
    ["CH-ZH", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 12-25"],
    ["CH-GE", 2026, "01-01 04-03 04-06 05-14 05-25 09-10 12-25 12-31"],
    ["CH-VD", 2026, "01-01 01-02 04-03 04-06 05-14 05-25 09-21 12-25"],
    ["GB", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
    ["GB", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"],
    ["GB", 2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"],
    ["GB-SCT", 2028, "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26"],
    ["GB-NIR", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28"],
    ["US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"],
    ["US", 2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"],
  ] satisfies readonly (readonly [HolidayRegion, number, string])[])(
    "knows %s in %i",
    (region, year, expected) => {
      expect(weekdaysOff(region, year)).toBe(expected);
    },
  );

  it("knows holidays that fall on a Saturday or a Sunday for those who work then", () => {
    expect(isHoliday(day("2026-06-20"), "SE")).toBe(true);
    expect(isHoliday(day("2026-04-05"), "NO")).toBe(true);
    expect(isHoliday(day("2026-06-13"), "SE")).toBe(false);
  });
});

describe("parseHolidayRegion", () => {
  it("takes every region in any case, and nothing else", () => {
    for (const region of HOLIDAY_REGIONS)
      expect(parseHolidayRegion(` ${region.toLowerCase()} `)).toBe(region);
    expect(parseHolidayRegion("uk")).toBe("GB");
    expect(parseHolidayRegion("UK-SCT")).toBe("GB-SCT");
    for (const text of ["", "XX", "UKR", "DE-XX", "toString", "__proto__"])
      expect(parseHolidayRegion(text)).toBeNull();
  });
});
