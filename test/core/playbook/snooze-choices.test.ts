import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { snoozeChoices } from "../../../src/core/playbook/snooze-choices.ts";
import { isAwake } from "../../../src/core/playbook/waking-hours.ts";
import { after, MINUTE_MS } from "../../../src/core/time/instant.ts";
import { parseZone } from "../../../src/core/time/zone.ts";
import { DEFAULT_WAKING_HOURS, DEFAULT_WORKING_DAYS } from "../../../src/core/user.ts";
import { instants, wakingHours } from "../../support/playbook/arbitraries.ts";
import { local, STOCKHOLM, shown } from "../../support/playbook/sample-facts.ts";

const user = { wakingHours: DEFAULT_WAKING_HOURS, workingDays: DEFAULT_WORKING_DAYS, holidays: null };
const choices = (now: string, who: Parameters<typeof snoozeChoices>[2] = user) =>
  snoozeChoices(local(now), STOCKHOLM, who).map(({ id, at }) => `${id} ${shown(at)}`);

describe("snoozeChoices", () => {
  it("offers the evening, tomorrow, the next working day and in three days", () => {
    expect(choices("2026-11-18 10:00")).toEqual([
      "evening 2026-11-18 19:00",
      "tomorrow 2026-11-19 08:30",
      "working-day 2026-11-19 09:30",
      "three-days 2026-11-21 09:30",
    ]);
  });

  it("skips the weekend for the next working day", () => {
    expect(choices("2026-11-20 10:00")).toContain("working-day 2026-11-23 09:30");
  });

  it("skips the public holidays of the employer for the next working day", () => {
    const swede = { ...user, holidays: "SE" } as const;
    expect(choices("2026-12-23 10:00", swede)).toContain("working-day 2026-12-28 09:30");
  });

  it("offers no evening from 18:00 on, nor to those who sleep then", () => {
    expect(choices("2026-11-18 17:59")).toContain("evening 2026-11-18 19:00");
    expect(choices("2026-11-18 18:00").join()).not.toContain("evening");
    expect(
      choices("2026-11-18 10:00", { ...user, wakingHours: { from: 300, to: 1140 } }).join(),
    ).not.toContain("evening");
  });

  it("takes tomorrow from the person's own calendar, before and after midnight", () => {
    expect(choices("2026-11-18 23:00")).toContain("tomorrow 2026-11-19 08:30");
    expect(choices("2026-11-19 00:30")).toContain("tomorrow 2026-11-20 08:30");
  });

  it("waits for late risers", () => {
    expect(choices("2026-11-18 12:00", { ...user, wakingHours: { from: 600, to: 1380 } })).toContain(
      "tomorrow 2026-11-19 10:00",
    );
  });

  it("is always ahead by a quarter of an hour and in waking hours", () => {
    fc.assert(
      fc.property(
        instants,
        wakingHours,
        fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
        (now, hours, name) => {
          const zone = parseZone(name) ?? STOCKHOLM;
          for (const { at } of snoozeChoices(now, zone, { ...user, wakingHours: hours })) {
            expect(at).toBeGreaterThanOrEqual(after(now, 15 * MINUTE_MS));
            expect(isAwake(at, { zone, wakingHours: hours })).toBe(true);
          }
        },
      ),
    );
  });
});
