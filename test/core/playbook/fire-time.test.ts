import { describe, expect, it } from "vitest";
import { fireTime } from "../../../src/core/playbook/fire-time.ts";
import { local, sampleFacts, shown } from "../../support/playbook/sample-facts.ts";

const hours = sampleFacts();
const DEADLINE = local("2026-11-18 15:00");
const thanks = { kind: "thank-you", channel: "email", deadline: DEADLINE } as const;
const followUp = { kind: "follow-up-1", channel: "email", deadline: null } as const;
const moveOn = { kind: "move-on", channel: null, deadline: null } as const;
const planned = local("2026-11-17 16:00");

describe("fireTime", () => {
  it("leaves alone what is still ahead, at whatever hour", () => {
    const ahead = local("2026-11-18 03:00");
    expect(fireTime(thanks, ahead, local("2026-11-17 15:00"), hours)).toBe(ahead);
    expect(fireTime(followUp, ahead, ahead, hours)).toBe(ahead);
  });

  it.each([
    ["at once while the person is awake", thanks, "2026-11-17 18:12", "2026-11-17 18:12"],
    ["in the morning when it is night", thanks, "2026-11-17 23:00", "2026-11-18 08:00"],
    ["in the morning when the deadline has passed already", thanks, "2026-11-18 22:00", "2026-11-19 08:00"],
    [
      "for a decision of the person's own, on a Saturday as well",
      moveOn,
      "2026-11-21 14:00",
      "2026-11-21 14:00",
    ],
    ["for a follow-up, at once while the office is open", followUp, "2026-11-18 11:11", "2026-11-18 11:11"],
    ["for a follow-up, when the office opens", followUp, "2026-11-18 08:10", "2026-11-18 09:30"],
    [
      "for a follow-up, on the next day when the office has closed",
      followUp,
      "2026-11-18 16:00",
      "2026-11-19 09:30",
    ],
    ["for a follow-up, on Monday when it is Saturday", followUp, "2026-11-21 11:00", "2026-11-23 09:30"],
    [
      "for a call, at the quiet hour",
      { ...followUp, channel: "phone" },
      "2026-11-18 10:45",
      "2026-11-18 10:45",
    ],
    [
      "for a call, not around lunch",
      { ...followUp, channel: "phone" },
      "2026-11-18 12:15",
      "2026-11-18 14:30",
    ],
    [
      "for a call, not at the end of the day",
      { ...followUp, channel: "phone" },
      "2026-11-18 15:30",
      "2026-11-19 10:30",
    ],
    [
      "for a call, rather in the middle of the week than on a Monday",
      { ...followUp, channel: "phone" },
      "2026-11-20 16:00",
      "2026-11-24 10:30",
    ],
    [
      "for a farewell, at once",
      { ...followUp, kind: "graceful-reply" },
      "2026-11-18 11:11",
      "2026-11-18 11:11",
    ],
    [
      "for a card, when the office opens",
      { ...followUp, kind: "card" },
      "2026-11-18 08:10",
      "2026-11-18 09:30",
    ],
  ] as const)("gives what has passed %s", (_when, step, now, expected) => {
    expect(shown(fireTime(step, planned, local(now), hours))).toBe(expected);
  });

  it("does not wait for the morning where the deadline would pass before", () => {
    const night = local("2026-11-18 05:00");
    const step = { ...thanks, deadline: local("2026-11-18 07:30") };
    expect(fireTime(step, planned, night, hours)).toBe(night);
  });
});
