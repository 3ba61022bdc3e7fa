import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { at, CONTEXT, readEnglish, summary, writeSpan, zoneNamed } from "./read-english.ts";

const phraseSchema = z.array(
  z.object({
    category: z.string(),
    text: z.string(),
    dir: z.enum(["past", "future"]).default("future"),
    locale: z.string().nullable().default(null),
    expect: z.string().nullable(),
    approx: z.boolean().default(false),
    ask: z.string().nullable().default(null),
  }),
);
const phrases = phraseSchema.parse(
  JSON.parse(readFileSync(new URL("own-phrases.en.json", import.meta.url), "utf8")),
);

describe("phrases of our own, on Wednesday 18 November 2026 at 10:00 in Stockholm", () => {
  it.each(phrases)("$category: $text ($dir)", ({ text, dir, locale, expect: span, approx, ask }) => {
    const reading = readEnglish(text, { direction: dir, locale });
    expect(summary(reading, CONTEXT.zone)).toBe(span);
    const details = reading === null || reading.kind === "impossible" ? null : reading;
    expect({ approx: details?.approx ?? false, ask: details?.ask ?? null }).toEqual({ approx, ask });
  });
});

/** The reading's alternatives, in order. */
function alternatives(text: string, change: Parameters<typeof readEnglish>[1] = {}): readonly string[] {
  const reading = readEnglish(text, change);
  if (reading === null || reading.kind === "impossible") return [];
  return reading.alternatives.map((span) => writeSpan(span, CONTEXT.zone));
}

describe("the other readings that are offered", () => {
  it.each([
    ["next Friday", ["day 2026-11-20"]],
    ["next weekend", ["range 2026-11-21 to 2026-11-22"]],
    ["Wednesday", ["day 2026-11-18"]],
    ["3/12", ["day 2027-03-12"]],
    ["tomorrow at 2", ["instant 2026-11-19T02:00+01:00"]],
    ["Thursday 4 December", ["day 2026-12-03"]],
    ["31 October 2027 at 02:30", ["instant 2027-10-31T02:30+01:00"]],
    ["next week", ["range 2026-11-23 to 2026-11-27"]],
    ["end of the week", ["day 2026-11-22"]],
    ["by EOD", ["deadline 2026-11-18 to 2026-11-18T17:00+01:00"]],
    ["tomorrow at 14:00", []],
    ["next Tuesday", []],
  ])("%s", (text, expected) => {
    expect(alternatives(text)).toEqual(expected);
  });

  it("are the first month and then the first day where Americans write", () => {
    const reading = readEnglish("3/12", { locale: "en-US" });
    expect(summary(reading, CONTEXT.zone)).toBe("day 2027-03-12");
    expect(alternatives("3/12", { locale: "en-US" })).toEqual(["day 2026-12-03"]);
  });

  it("leave out a day whose time has passed already", () => {
    expect(readEnglish("Wednesday at 9")).toMatchObject({ ask: null, alternatives: [] });
    expect(readEnglish("Wednesday at 11")).toMatchObject({ ask: "same-weekday" });
  });
});

describe("the words that were read", () => {
  it.each([
    [
      "they said they'd decide by Tuesday at the latest",
      "by Tuesday at the latest",
      "they said they'd decide",
    ],
    ["Acme, yesterday 14:00, Anna", "yesterday 14:00", "Acme, , Anna"],
    ["I met them on Friday with Anna at 2pm", "on Friday at 2pm", "I met them with Anna"],
  ])("%s", (text, words, rest) => {
    expect(readEnglish(text)).toMatchObject({ words, rest });
  });

  it("are kept of a date that does not exist", () => {
    expect(readEnglish("let us say 30 February")).toEqual({
      kind: "impossible",
      words: "30 February",
      rest: "let us say",
    });
  });
});

describe("changes of the clocks", () => {
  const newYork = zoneNamed("America/New_York");
  it.each([
    ["28 March 2027 at 02:30", "instant 2027-03-28T03:30+02:00", "dst-gap"],
    ["28 March 2027 at 01:59", "instant 2027-03-28T01:59+01:00", null],
    ["28 March 2027 at 03:00", "instant 2027-03-28T03:00+02:00", null],
    ["31 October 2027 at 02:00", "instant 2027-10-31T02:00+02:00", "dst-overlap"],
    ["31 October 2027 at 03:00", "instant 2027-10-31T03:00+01:00", null],
    ["in 20 weeks at 9am", "instant 2027-04-07T09:00+02:00", null],
  ])("in Stockholm: %s", (text, span, ask) => {
    const reading = readEnglish(text);
    expect(summary(reading, CONTEXT.zone)).toBe(span);
    expect(reading).toMatchObject({ ask });
  });

  it.each([
    ["March 14, 2027 at 2:30am", "instant 2027-03-14T03:30-04:00", "dst-gap"],
    ["November 7, 2027 at 1:30am", "instant 2027-11-07T01:30-04:00", "dst-overlap"],
    ["March 15, 2027 at 9am", "instant 2027-03-15T09:00-04:00", null],
  ])("in New York: %s", (text, span, ask) => {
    const reading = readEnglish(text, { zone: newYork });
    expect(summary(reading, newYork)).toBe(span);
    expect(reading).toMatchObject({ ask });
  });

  it("counts hours in real time and days by the calendar", () => {
    const now = at("2027-03-27T12:00:00+01:00");
    expect(summary(readEnglish("in 24 hours", { now }), CONTEXT.zone)).toBe("instant 2027-03-28T13:00+02:00");
    expect(summary(readEnglish("tomorrow at noon", { now }), CONTEXT.zone)).toBe(
      "instant 2027-03-28T12:00+02:00",
    );
  });

  it("takes today from the person's zone, not from Greenwich", () => {
    const now = at("2026-11-18T23:30:00Z");
    expect(summary(readEnglish("today", { now }), CONTEXT.zone)).toBe("day 2026-11-19");
    expect(summary(readEnglish("today", { now, zone: newYork }), newYork)).toBe("day 2026-11-18");
  });
});

const on = (day: string) => ({ now: at(`${day}T12:00:00+01:00`) });

describe("the days around the present", () => {
  it.each([
    ["2026-11-20", "next Friday", "day 2026-11-27", null],
    ["2026-11-21", "next Sunday", "day 2026-11-29", "next"],
    ["2026-11-22", "next Monday", "day 2026-11-23", null],
    ["2026-11-22", "this weekend", "range 2026-11-21 to 2026-11-22", null],
    ["2026-11-22", "next weekend", "range 2026-11-28 to 2026-11-29", null],
    ["2026-11-22", "next week", "range 2026-11-23 to 2026-11-29", null],
    ["2026-11-21", "next working day", "day 2026-11-23", null],
    ["2026-11-20", "next working day", "day 2026-11-23", null],
    ["2026-12-31", "tomorrow", "day 2027-01-01", null],
    ["2026-12-31", "next month", "range 2027-01-01 to 2027-01-31", null],
    ["2026-01-31", "in a month", "day 2026-02-28", null],
    ["2026-12-30", "week 1", "range 2027-01-04 to 2027-01-10", null],
    ["2027-01-02", "week 53", "range 2026-12-28 to 2027-01-03", null],
  ])("%s: %s", (day, text, span, ask) => {
    const reading = readEnglish(text, on(day));
    expect(summary(reading, CONTEXT.zone)).toBe(span);
    expect(reading).toMatchObject({ ask });
  });

  it("knows that not every year has a week 53", () => {
    expect(readEnglish("week 53", on("2027-01-05"))).toMatchObject({ kind: "impossible" });
  });

  it("cuts the seconds of the present off", () => {
    const now = at("2026-11-18T10:00:42+01:00");
    expect(summary(readEnglish("in half an hour", { now }), CONTEXT.zone)).toBe(
      "instant 2026-11-18T10:30+01:00",
    );
  });
});
