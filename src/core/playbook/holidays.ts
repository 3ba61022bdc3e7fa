import { addDays, type Day, dayOf, partsOf, type Weekday, weekdayOf } from "../time/day.ts";
import { easterSunday } from "./easter.ts";

/** The days off of a year. */
type DaysOff = (year: number) => readonly Day[];

const present = (days: readonly (Day | null)[]): readonly Day[] => days.filter((day) => day !== null);

/** `MM-DD`, every year. */
const on =
  (...dates: readonly string[]): DaysOff =>
  (year) =>
    present(dates.map((date) => dayOf(year, Number(date.slice(0, 2)), Number(date.slice(3)))));

/** Days counted from Easter Sunday: -2 Good Friday, 1 Easter Monday, 39 Ascension, 50 Whit Monday, 60 Corpus Christi. */
const easter =
  (...days: readonly number[]): DaysOff =>
  (year) =>
    days.map((count) => addDays(easterSunday(year), count));

/** The first such weekday on `MM-DD` or after it, and `plus` days more. */
const weekdayFrom =
  (date: string, weekday: Weekday, plus = 0): DaysOff =>
  (year) =>
    on(date)(year).map((day) => addDays(day, ((weekday - weekdayOf(day) + 7) % 7) + plus));

const since =
  (first: number, days: DaysOff): DaysOff =>
  (year) =>
    year >= first ? days(year) : [];

const onlyIn =
  (only: number, days: DaysOff): DaysOff =>
  (year) =>
    year === only ? days(year) : [];

/** Those at a weekend are made up for on the next weekdays that are free (United Kingdom). */
const madeUp =
  (...dates: readonly string[]): DaysOff =>
  (year) => {
    const days = on(...dates)(year);
    const taken = new Set(days.filter((day) => weekdayOf(day) < 6));
    for (const weekend of days.filter((day) => weekdayOf(day) > 5)) {
      let free = weekend;
      while (weekdayOf(free) > 5 || taken.has(free)) free = addDays(free, 1);
      taken.add(free);
    }
    return [...taken];
  };

/** One on a Saturday is kept the day before, one on a Sunday the day after (federal law of the United States). */
const observed =
  (...dates: readonly string[]): DaysOff =>
  (year) =>
    on(...dates)(year).map((day) => addDays(day, weekdayOf(day) === 6 ? -1 : weekdayOf(day) === 7 ? 1 : 0));

/** Midsummer Eve is a Friday, Midsummer Day and All Saints’ Day are Saturdays. */
const MIDSUMMER_AND_ALL_SAINTS = [weekdayFrom("06-19", 5), weekdayFrom("06-20", 6), weekdayFrom("10-31", 6)];

// Eves on which offices are closed by custom count where nobody would answer: Sweden, Norway, Denmark, Finland.
const SE = [
  on("01-01", "01-06", "05-01", "06-06", "12-24", "12-25", "12-26", "12-31"),
  easter(-2, 0, 1, 39, 49),
  ...MIDSUMMER_AND_ALL_SAINTS,
];
const NO = [on("01-01", "05-01", "05-17", "12-24", "12-25", "12-26"), easter(-3, -2, 0, 1, 39, 49, 50)];
const DK = [on("01-01", "06-05", "12-24", "12-25", "12-26", "12-31"), easter(-3, -2, 0, 1, 39, 49, 50)];
const FI = [
  on("01-01", "01-06", "05-01", "12-06", "12-24", "12-25", "12-26"),
  easter(-2, 0, 1, 39, 49),
  ...MIDSUMMER_AND_ALL_SAINTS,
];
const AT = [
  on("01-01", "01-06", "05-01", "08-15", "10-26", "11-01", "12-08", "12-25", "12-26"),
  easter(1, 39, 50, 60),
];
const DE = [on("01-01", "05-01", "10-03", "12-25", "12-26"), easter(-2, 1, 39, 50)];
const CH = [on("01-01", "08-01", "12-25", "12-26"), easter(-2, 1, 39, 50)];
const SPRING_BANKS = [weekdayFrom("05-01", 1), weekdayFrom("05-25", 1)];
const GB = [
  madeUp("01-01"),
  madeUp("12-25", "12-26"),
  easter(-2, 1),
  ...SPRING_BANKS,
  weekdayFrom("08-25", 1),
];
const REFORMATION = on("10-31");
const ALL_SAINTS = on("11-01");
/** Corpus Christi, Assumption, All Saints and the Immaculate Conception. */
const CATHOLIC = [easter(60), on("08-15"), ALL_SAINTS, on("12-08")];

/** Where the employer works, and on which days nobody there does. */
const REGIONS = {
  SE,
  NO,
  DK,
  FI,
  AT,
  DE,
  "DE-BB": [...DE, easter(0, 49), REFORMATION],
  "DE-BE": [...DE, on("03-08"), onlyIn(2025, on("05-08")), onlyIn(2028, on("06-17"))],
  "DE-BW": [...DE, on("01-06"), easter(60), ALL_SAINTS],
  "DE-BY": [...DE, on("01-06", "08-15"), easter(60), ALL_SAINTS],
  "DE-HB": [...DE, REFORMATION],
  "DE-HE": [...DE, easter(60)],
  "DE-HH": [...DE, REFORMATION],
  "DE-MV": [...DE, since(2023, on("03-08")), REFORMATION],
  "DE-NI": [...DE, REFORMATION],
  "DE-NW": [...DE, easter(60), ALL_SAINTS],
  "DE-RP": [...DE, easter(60), ALL_SAINTS],
  "DE-SH": [...DE, REFORMATION],
  "DE-SL": [...DE, easter(60), on("08-15"), ALL_SAINTS],
  // The Wednesday before 23 November.
  "DE-SN": [...DE, REFORMATION, weekdayFrom("11-16", 3)],
  "DE-ST": [...DE, on("01-06"), REFORMATION],
  "DE-TH": [...DE, on("09-20"), REFORMATION],
  CH,
  "CH-BE": [...CH, on("01-02")],
  "CH-BL": [...CH, on("05-01")],
  "CH-BS": [...CH, on("05-01")],
  // Geneva fasts on the Thursday after the first Sunday of September, Vaud on the Monday after the third.
  "CH-GE": [on("01-01", "08-01", "12-25", "12-31"), easter(-2, 1, 39, 50), weekdayFrom("09-01", 7, 4)],
  // Easter Monday, Whit Monday and Saint Stephen’s Day are kept by custom where the law has no word of them.
  "CH-LU": [...CH, ...CATHOLIC],
  "CH-SG": [...CH, ALL_SAINTS],
  "CH-TG": [...CH, on("01-02", "05-01")],
  "CH-TI": [
    on("01-01", "01-06", "03-19", "05-01", "06-29", "08-01", "12-25", "12-26"),
    easter(1, 39, 50),
    ...CATHOLIC,
  ],
  "CH-VD": [on("01-01", "01-02", "08-01", "12-25"), easter(-2, 1, 39, 50), weekdayFrom("09-15", 7, 1)],
  "CH-ZG": [...CH, ...CATHOLIC],
  "CH-ZH": [...CH, on("05-01")],
  GB,
  "GB-ENG": GB,
  "GB-NIR": [...GB, madeUp("03-17"), madeUp("07-12")],
  "GB-SCT": [
    madeUp("01-01", "01-02"),
    easter(-2),
    ...SPRING_BANKS,
    weekdayFrom("08-01", 1),
    madeUp("11-30"),
    madeUp("12-25", "12-26"),
  ],
  "GB-WLS": GB,
  US: [
    observed("01-01", "06-19", "07-04", "11-11", "12-25"),
    weekdayFrom("01-15", 1),
    weekdayFrom("02-15", 1),
    weekdayFrom("05-25", 1),
    weekdayFrom("09-01", 1),
    weekdayFrom("10-08", 1),
    weekdayFrom("11-22", 4),
  ],
} as const satisfies Readonly<Record<string, readonly DaysOff[]>>;

/** A country, or a part of it with holidays of its own (ISO 3166, `GB` for England and Wales). */
export type HolidayRegion = keyof typeof REGIONS;

/** The region in any case of letters (`UK` is taken for `GB`), or null where its holidays are not known. */
export function parseHolidayRegion(text: string): HolidayRegion | null {
  const wanted = text
    .trim()
    .toUpperCase()
    .replace(/^UK(?=$|-)/u, "GB");
  return HOLIDAY_REGIONS.find((region) => region === wanted) ?? null;
}

export const HOLIDAY_REGIONS: readonly HolidayRegion[] = Object.keys(REGIONS).filter(
  (name): name is HolidayRegion => name in REGIONS,
);

const known = new Map<string, ReadonlySet<Day>>();

function holidaysOf(region: HolidayRegion, year: number): ReadonlySet<Day> {
  const name = `${region} ${year}`;
  const found = known.get(name) ?? new Set(REGIONS[region].flatMap((days) => days(year)));
  known.set(name, found);
  return found;
}

/** Whether the day is a public holiday there, or kept as one. */
export function isHoliday(day: Day, region: HolidayRegion): boolean {
  const { year } = partsOf(day);
  // New Year's Day can be kept on the last day of the year before.
  return holidaysOf(region, year).has(day) || holidaysOf(region, year + 1).has(day);
}
