import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { formatDay } from "../../../src/core/text/format-when.ts";
import { addDays, dayOf, weekdayOf } from "../../../src/core/time/day.ts";
import { dayAt } from "../../../src/core/time/zone.ts";
import type { WhenPoint } from "../../../src/core/when/when-reading.ts";
import { en } from "../../../src/core/when/words/en.ts";
import { at, CONTEXT, readEnglish, summary } from "./read-english.ts";

const figures = "2 14:30 24.11. 3/12 2027 31 9.30 - , . 48 0 99 2026-02-30 foo".split(" ");
const vocabulary = Object.keys(en.words)
  .map((word) => word.replaceAll("#", ""))
  .concat(figures);
const sentence = fc.array(fc.constantFrom(...vocabulary), { maxLength: 12 }).map((words) => words.join(" "));

const dayIn = (point: WhenPoint): string => (typeof point === "string" ? point : point.wall.day);

describe("readWhen, whatever is typed", () => {
  it("never throws on any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 220 }), fc.boolean(), (text, isPast) => {
        const read = (): unknown => readEnglish(text, { direction: isPast ? "past" : "future" });
        expect(read).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it("never throws on any row of its own words, and reads it the same way twice", () => {
    fc.assert(
      fc.property(sentence, fc.boolean(), (text, isPast) => {
        const direction = isPast ? "past" : "future";
        expect(readEnglish(text, { direction })).toEqual(readEnglish(text, { direction }));
      }),
      { numRuns: 1500 },
    );
  });

  it("never gives a span that ends before it begins", () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const reading = readEnglish(text);
        if (reading === null || reading.kind === "impossible" || !("to" in reading)) return;
        expect(dayIn(reading.from) <= dayIn(reading.to)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it("does not care about capitals", () => {
    const shouted = fc.constantFrom(
      "next Friday at 2",
      "tomorrow 2pm",
      "by the end of next week",
      "Dec 3rd",
      "in 2w",
    );
    fc.assert(
      fc.property(shouted, (text) => {
        const [plain, loud] = [readEnglish(text), readEnglish(text.toUpperCase())];
        expect(summary(loud, CONTEXT.zone)).toBe(summary(plain, CONTEXT.zone));
      }),
    );
  });

  it("reads nothing beyond 200 characters", () => {
    expect(readEnglish("tomorrow".padEnd(200))).not.toBeNull();
    expect(readEnglish("tomorrow".padEnd(201))).toBeNull();
  });

  it.each([
    ["numbers", "2 ".repeat(4000)],
    ["weekdays", "Friday ".repeat(1150)],
    ["one long word", "a".repeat(8000)],
    ["dots", ".".repeat(8000)],
    ["nested periods", "the end of ".repeat(730)],
    ["the longest that is read, of articles", "a week or ".repeat(20)],
    ["the longest that is read, of dashes", "2-".repeat(100)],
    ["the longest that is read, of slips", "wensdayy ".repeat(22)],
  ])("is quick with hostile text: %s", (_name, text) => {
    const start = performance.now();
    readEnglish(text);
    // Milliseconds; a reading takes about half of one, and a busy machine is no failure.
    expect(performance.now() - start).toBeLessThan(250);
  });
});

describe("the echo", () => {
  it("of a day is read as the same day again", () => {
    const today = dayAt(CONTEXT.now, CONTEXT.zone);
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), (away) => {
        const day = addDays(today, away);
        // Up to eleven months ahead the echo has no year: then the direction tells.
        const direction = away < 0 ? "past" : "future";
        const echo = formatDay(day, "en", today);
        expect(summary(readEnglish(echo, { direction }), CONTEXT.zone)).toBe(`day ${day}`);
        expect(readEnglish(echo, { direction })).toMatchObject({ ask: null, rest: "" });
      }),
    );
  });
});

describe("a named date", () => {
  it("is that date in every year and every spelling", () => {
    const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September"];
    fc.assert(
      fc.property(
        fc.integer({ min: 1950, max: 2150 }),
        fc.integer({ min: 0, max: months.length - 1 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, date) => {
          const day = dayOf(year, month + 1, date);
          const expected = day === null ? "impossible" : `day ${day}`;
          const spellings = [
            `${date} ${months[month]} ${year}`,
            `${months[month]} ${date}, ${year}`,
            `${date}.${month + 1}.${year}`,
          ];
          const read = spellings.map((text) => summary(readEnglish(text), CONTEXT.zone));
          expect(read).toEqual([expected, expected, expected]);
        },
      ),
    );
  });

  it("of a weekday alone is one of the next seven days, never today without a question", () => {
    const names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 400 }), (index, later) => {
        const today = addDays(dayAt(CONTEXT.now, CONTEXT.zone), later);
        const reading = readEnglish(names[index] ?? "", { now: at(`${today}T12:00:00+01:00`) });
        if (reading?.kind !== "day") throw new Error("a weekday is a day");
        expect(weekdayOf(reading.from)).toBe(index + 1);
        expect(reading.from > today && reading.from <= addDays(today, 7)).toBe(true);
        expect(reading.ask).toBe(weekdayOf(today) === index + 1 ? "same-weekday" : null);
      }),
    );
  });
});

describe("the zone of the process", () => {
  const own = process.env["TZ"];
  afterEach(() => {
    if (own === undefined) delete process.env["TZ"];
    else process.env["TZ"] = own;
  });

  const texts = [
    "today",
    "tomorrow at 02:30",
    "next week",
    "by Friday",
    "in 48 hours",
    "28 March 2027 at 02:30",
    "tonight",
  ];
  const readAll = (): readonly (string | null)[] =>
    texts.map((text) => summary(readEnglish(text, { now: at("2026-11-18T23:30:00+01:00") }), CONTEXT.zone));

  it("changes nothing", () => {
    const offsets = new Set<number>();
    const results = [
      "UTC",
      "Asia/Tokyo",
      "America/Los_Angeles",
      "Pacific/Kiritimati",
      "Europe/Stockholm",
    ].map((tz) => {
      process.env["TZ"] = tz;
      offsets.add(new Date(2026, 10, 18).getTimezoneOffset());
      return readAll();
    });
    // The process did change its zone each time, or this test would show nothing.
    expect(offsets.size).toBe(5);
    for (const result of results) expect(result).toEqual(results[0]);
  });
});
