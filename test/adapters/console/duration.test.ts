import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeDuration, parseDuration } from "../../../adapters/console/duration.ts";
import { DAY_MS, duration, HOUR_MS, MINUTE_MS } from "../../../src/core/time/instant.ts";

describe("parseDuration", () => {
  test.each([
    ["2 days", 2 * DAY_MS],
    ["3h", 3 * HOUR_MS],
    ["90 minutes", 90 * MINUTE_MS],
    ["1 week", 7 * DAY_MS],
    ["2d 4h", 2 * DAY_MS + 4 * HOUR_MS],
    ["2d4h30m", 2 * DAY_MS + 4 * HOUR_MS + 30 * MINUTE_MS],
    ["1 Day, 2 hours and 5 min", DAY_MS + 2 * HOUR_MS + 5 * MINUTE_MS],
    ["an hour", HOUR_MS],
    ["one week", 7 * DAY_MS],
    ["1.5 days", 36 * HOUR_MS],
    ["1,5 h", 90 * MINUTE_MS],
    ["  1 year  ", 365 * DAY_MS],
  ])("reads %j", (text, durationMs) => {
    expect(parseDuration(text)).toEqual({ kind: "duration", durationMs });
  });

  test.each([
    "",
    "   ",
    "2",
    "days",
    "soon",
    "2 dayss",
    "-2 days",
    "2 days later",
    "2 months",
    "١ day",
    "1e3 d",
  ])("does not read %j", (text) => {
    expect(parseDuration(text)).toEqual({ kind: "unreadable" });
  });

  test.each(["0 days", "0.5 min", "366 days", "53 weeks", "1 year 1 minute", "9999999 years"])(
    "refuses %j as too short or too long",
    (text) => {
      expect(parseDuration(text)).toEqual({ kind: "out-of-range" });
    },
  );

  test("takes any text, and what it takes lies between a minute and a year in whole milliseconds", () => {
    const near = fc.stringMatching(/^[0-9.,adhmwy ]{0,12}$/u);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), near), (text) => {
        const parsed = parseDuration(text);
        if (parsed.kind !== "duration") return;
        expect(Number.isInteger(parsed.durationMs)).toBe(true);
        expect(parsed.durationMs).toBeGreaterThanOrEqual(MINUTE_MS);
        expect(parsed.durationMs).toBeLessThanOrEqual(365 * DAY_MS);
      }),
    );
  });

  test("answers a very long line at once", () => {
    expect(parseDuration("1d ".repeat(100_000))).toEqual({ kind: "unreadable" });
  });
});

describe("describeDuration", () => {
  test("names days, hours and minutes, and leaves out what is none", () => {
    expect(describeDuration(duration(2 * DAY_MS + HOUR_MS), "en")).toBe("2 days 1 hour");
    expect(describeDuration(duration(90 * MINUTE_MS), "en")).toBe("1 hour 30 minutes");
  });

  test("is read back as the same length", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 365 * 24 * 60 }), (minutes) => {
        const durationMs = duration(minutes * MINUTE_MS);
        expect(parseDuration(describeDuration(durationMs, "en"))).toEqual({ kind: "duration", durationMs });
      }),
    );
  });
});
