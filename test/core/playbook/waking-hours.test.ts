import { describe, expect, it } from "vitest";
import { intoWaking, isAwake, nextWaking } from "../../../src/core/playbook/waking-hours.ts";
import { iso, local, STOCKHOLM, shown } from "../../support/playbook/sample-facts.ts";

const waking = { zone: STOCKHOLM, wakingHours: { from: 8 * 60, to: 21 * 60 } };

const between = (after: string, before: string) => ({ after: local(after), before: local(before) });

describe("waking hours", () => {
  it("hold their beginning but not their end", () => {
    expect(isAwake(local("2026-11-17 08:00"), waking)).toBe(true);
    expect(isAwake(local("2026-11-17 07:59"), waking)).toBe(false);
    expect(isAwake(local("2026-11-17 20:59"), waking)).toBe(true);
    expect(isAwake(local("2026-11-17 21:00"), waking)).toBe(false);
  });

  it("can last until midnight", () => {
    const late = { ...waking, wakingHours: { from: 0, to: 24 * 60 } };
    expect(isAwake(local("2026-11-17 23:59"), late)).toBe(true);
    expect(nextWaking(local("2026-11-17 00:00"), late)).toBe(local("2026-11-17 00:00"));
  });

  it.each([
    ["2026-11-17 12:34", "2026-11-17 12:34"],
    ["2026-11-17 03:00", "2026-11-17 08:00"],
    ["2026-11-17 21:00", "2026-11-18 08:00"],
    ["2026-03-28 22:00", "2026-03-29 08:00"],
    ["2026-10-24 22:00", "2026-10-25 08:00"],
  ])("begin again after %s at %s", (at, expected) => {
    expect(shown(nextWaking(local(at), waking))).toBe(expected);
  });

  it("that a change of clocks leaves out begin again where the clocks go on", () => {
    const atTwo = { zone: STOCKHOLM, wakingHours: { from: 2 * 60, to: 4 * 60 } };
    expect(shown(nextWaking(local("2026-03-29 01:00"), atTwo))).toBe("2026-03-29 03:00");
    const gone = { zone: STOCKHOLM, wakingHours: { from: 2 * 60 + 10, to: 2 * 60 + 50 } };
    expect(shown(nextWaking(local("2026-03-29 01:00"), gone))).toBe("2026-03-30 02:10");
  });

  it("that come twice in one night begin again with the second time", () => {
    const halfPast = { zone: STOCKHOLM, wakingHours: { from: 2 * 60 + 30, to: 2 * 60 + 50 } };
    const betweenTheTwo = iso("2026-10-25T02:10:00+01:00");
    expect(nextWaking(betweenTheTwo, halfPast)).toBe(iso("2026-10-25T02:30:00+01:00"));
  });

  it("take something meant for the night, forward if it can wait, else back, else not at all", () => {
    const night = local("2026-11-18 05:00");
    const moved = (after: string, before: string) => shown(intoWaking(night, between(after, before), waking));
    expect(moved("2026-11-17 12:00", "2026-11-18 08:01")).toBe("2026-11-18 08:00");
    expect(moved("2026-11-17 12:00", "2026-11-18 08:00")).toBe("2026-11-17 20:00");
    expect(moved("2026-11-17 20:00", "2026-11-18 08:00")).toBeNull();
  });
});
