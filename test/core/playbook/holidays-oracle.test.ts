import Holidays from "date-holidays";
import { describe, expect, it } from "vitest";
import { easterSunday } from "../../../src/core/playbook/easter.ts";
import { HOLIDAY_REGIONS, type HolidayRegion, isHoliday } from "../../../src/core/playbook/holidays.ts";
import { addDays, type Day, partsOf, weekdayOf } from "../../../src/core/time/day.ts";
import { day } from "../../support/playbook/sample-facts.ts";

// Our own few lines against a package that knows the holidays of the world: every weekday of fifteen years.
const FIRST = day("2026-01-01");
const LAST = day("2040-12-31");

type Side = "only ours" | "only theirs";

/** A group of days on which the two differ, and why ours is what we want. */
interface Difference {
  readonly regions: RegExp;
  readonly side: Side;
  readonly is: (day: Day) => boolean;
  readonly because: string;
}

const on =
  (...dates: readonly string[]) =>
  (one: Day): boolean =>
    dates.includes(one.slice(5));
const afterEaster =
  (...counts: readonly number[]) =>
  (one: Day): boolean =>
    counts.some((count) => addDays(easterSunday(partsOf(one).year), count) === one);

const DIFFERENCES: readonly Difference[] = [
  {
    regions: /^(AT|DE)/u,
    side: "only theirs",
    is: on("12-24", "12-31"),
    because: "working days by law; there the package counts the afternoons from two o’clock on",
  },
  {
    regions: /^NO$/u,
    side: "only theirs",
    is: on("12-31"),
    because: "half a day off, from two o’clock on: touches come in the morning",
  },
  {
    regions: /^FI$/u,
    side: "only theirs",
    is: on("12-31"),
    because: "a working day outside of banks",
  },
  {
    regions: /^DK$/u,
    side: "only ours",
    is: on("06-05", "12-24", "12-31"),
    because: "off by most agreements, though not by law: Constitution Day and the two eves",
  },
  {
    regions: /^DE-BY$/u,
    side: "only ours",
    is: on("08-15"),
    because: "off in the 1,700 Catholic municipalities of Bavaria, Munich among them; theirs has the others",
  },
  {
    regions: /^CH-GE$/u,
    side: "only theirs",
    is: on("01-02", "12-26"),
    because: "closed banks, no holidays of the canton",
  },
  {
    regions: /^CH-TI$/u,
    side: "only theirs",
    is: on("01-02"),
    because: "closed banks, no holiday of the canton",
  },
  {
    regions: /^CH-(LU|ZG)$/u,
    side: "only ours",
    is: afterEaster(1, 50),
    because: "Easter Monday and Whit Monday are kept there, though the canton’s law is silent",
  },
  {
    regions: /^CH-ZG$/u,
    side: "only ours",
    is: on("12-26"),
    because: "Saint Stephen’s Day is kept there, though the canton’s law is silent",
  },
];

/** The package’s name for a region: country and, where there is one, part of it. */
function packageFor(region: HolidayRegion): Holidays {
  const [country = "", part] = region === "GB" ? ["GB", "ENG"] : region.split("-");
  return part === undefined ? new Holidays(country) : new Holidays(country, part);
}

function theirs(region: HolidayRegion): ReadonlySet<string> {
  const holidays = packageFor(region);
  const found = new Set<string>();
  // One year more: the United States keep a New Year’s Day on the last day of the year before.
  for (let year = partsOf(FIRST).year; year <= partsOf(LAST).year + 1; year += 1) {
    for (const { type, date } of holidays.getHolidays(year)) {
      if (type === "public" || type === "bank") found.add(date.slice(0, 10));
    }
  }
  return found;
}

const compared = new Map<HolidayRegion, readonly (readonly [Side, Day])[]>();

function differences(region: HolidayRegion): readonly (readonly [Side, Day])[] {
  const known = compared.get(region);
  if (known !== undefined) return known;
  const others = theirs(region);
  const found: (readonly [Side, Day])[] = [];
  for (let one = FIRST; one <= LAST; one = addDays(one, 1)) {
    if (weekdayOf(one) > 5 || isHoliday(one, region) === others.has(one)) continue;
    found.push([others.has(one) ? "only theirs" : "only ours", one]);
  }
  compared.set(region, found);
  return found;
}

const explains = (
  difference: Difference,
  region: HolidayRegion,
  [side, one]: readonly [Side, Day],
): boolean => difference.regions.test(region) && difference.side === side && difference.is(one);

describe("our holidays beside those of date-holidays, 2026 to 2040", () => {
  it.each(HOLIDAY_REGIONS)("are the same in %s but for what is explained above", (region) => {
    const unexplained = differences(region).filter(
      (found) => !DIFFERENCES.some((difference) => explains(difference, region, found)),
    );
    expect(unexplained).toEqual([]);
  });

  it("have no explanation to spare", () => {
    const found = HOLIDAY_REGIONS.flatMap((region) =>
      differences(region).map((difference) => ({ region, difference })),
    );
    const spare = DIFFERENCES.filter(
      (explanation) => !found.some(({ region, difference }) => explains(explanation, region, difference)),
    );
    expect(spare.map(({ because }) => because)).toEqual([]);
  });
});
