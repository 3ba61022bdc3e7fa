import { describe, expect, it } from "vitest";
import { dayNumber, dayOfNumber, weekdayOf } from "../../../src/core/time/day.ts";
import { instant } from "../../../src/core/time/instant.ts";
import { resolveWall, wallAt } from "../../../src/core/time/zone.ts";
import { day, zone } from "../../support/playbook/sample-facts.ts";
import {
  changesOf,
  DISPUTED_ZONES,
  ORACLE_ZONES,
  oracleClock,
  oracleInstants,
} from "../../support/playbook/zone-oracle.ts";

const ZONES = ORACLE_ZONES.map((name) => ({ name, id: zone(name) }));
const MINUTE_MS = 60_000;
/** Around every change: before it, at it, in what it leaves out or repeats, and after it. */
const AROUND_MINUTES = [-1441, -121, -61, -31, -30, -1, 0, 1, 29, 30, 59, 60, 61, 121, 1441];

/** What the oracle makes of a wall time: later by the gap where it never comes, the first where it comes twice. */
function expected(wallDay: string, minute: number, name: string, change: number): number {
  const [first] = oracleInstants(wallDay, minute, name);
  if (first !== undefined) return first;
  const before = oracleClock(change - MINUTE_MS, name);
  const wallMs = (of: string, at: number): number => Date.parse(`${of}T00:00:00Z`) + at * MINUTE_MS;
  return change - MINUTE_MS + (wallMs(wallDay, minute) - wallMs(before.day, before.minute));
}

describe("the clocks of the world from 2025 to 2037, held against Python’s zoneinfo", () => {
  it("are the same in nearly every zone of this system", () => {
    expect(ORACLE_ZONES.length).toBeGreaterThan(400);
    // Another release of the time zone database may have news of a few.
    expect(DISPUTED_ZONES.length).toBeLessThanOrEqual(ORACLE_ZONES.length * 0.05);
  });

  it("show the same day and minute around every change", () => {
    const wrong = ZONES.flatMap(({ name, id }) =>
      changesOf(name).flatMap((change) =>
        AROUND_MINUTES.map((minutes) => change + minutes * MINUTE_MS)
          .filter((at) => {
            const { day: shown, minute } = wallAt(instant(at), id);
            const oracle = oracleClock(at, name);
            return shown !== oracle.day || minute !== oracle.minute;
          })
          .map((at) => `${name} ${at}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("give the same instants for what they show, never show, or show twice", () => {
    let gaps = 0;
    let overlaps = 0;
    const wrong: string[] = [];
    for (const { name, id } of ZONES) {
      for (const change of changesOf(name)) {
        for (const minutes of AROUND_MINUTES) {
          // A wall time as the clocks before the change would have gone on.
          const before = oracleClock(change - 1441 * MINUTE_MS, name);
          const total = before.minute + 1441 + minutes;
          const wall = {
            day: dayOfNumber(dayNumber(day(before.day)) + Math.floor(total / 1440)),
            minute: total % 1440,
          };
          const found = resolveWall(wall, id);
          const oracle = oracleInstants(wall.day, wall.minute, name);
          gaps += oracle.length === 0 ? 1 : 0;
          overlaps += oracle.length === 2 ? 1 : 0;
          const fit = (["gap", "once", "overlap"] as const)[oracle.length];
          if (found.fit !== fit || found.at !== expected(wall.day, wall.minute, name, change)) {
            wrong.push(`${name} ${wall.day} ${wall.minute}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(gaps).toBeGreaterThan(1000);
    expect(overlaps).toBeGreaterThan(1000);
  });
});

describe("days", () => {
  it("are numbered as the system’s own calendar has them, through leap years and centuries", () => {
    const wrong: string[] = [];
    for (let number = dayNumber(day("1896-01-01")); number <= dayNumber(day("2405-01-01")); number += 1) {
      const date = new Date(number * 86_400_000);
      const shown = dayOfNumber(number);
      const isRight =
        shown === date.toISOString().slice(0, 10) &&
        dayNumber(shown) === number &&
        weekdayOf(shown) === ((date.getUTCDay() + 6) % 7) + 1;
      if (!isRight) wrong.push(shown);
    }
    expect(wrong).toEqual([]);
  });

  it("end with the years of four digits", () => {
    expect(dayOfNumber(dayNumber(day("9999-12-31")))).toBe("9999-12-31");
    expect(() => dayOfNumber(dayNumber(day("9999-12-31")) + 1)).toThrow(RangeError);
    expect(() => dayOfNumber(dayNumber(day("0000-01-01")) - 1)).toThrow(RangeError);
  });
});
