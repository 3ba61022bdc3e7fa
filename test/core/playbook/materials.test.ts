import { describe, expect, it } from "vitest";
import type { PlanFacts } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { day, local, only, remindersOf, sampleFacts, shown } from "../../support/playbook/sample-facts.ts";

const references = (due: string | null, change: Partial<PlanFacts> = {}) =>
  only(
    plan(
      sampleFacts({ materials: [{ what: "references", due: due === null ? null : day(due) }], ...change }),
    ),
    "materials",
  );

describe("materials", () => {
  it.each([
    [
      "next morning where no day was agreed",
      null,
      "2026-11-17 15:00",
      { remind: ["2026-11-17 19:00", "2026-11-18 08:00"], by: "2026-11-18 12:00" },
    ],
    [
      "the day agreed",
      "2026-11-25",
      "2026-11-17 15:00",
      { remind: ["2026-11-24 19:00", "2026-11-25 08:00"], by: "2026-11-25 17:00" },
    ],
    [
      "the next morning also after a Friday",
      null,
      "2026-11-20 15:00",
      { remind: ["2026-11-20 19:00", "2026-11-21 08:00"], by: "2026-11-21 12:00" },
    ],
    [
      "only that morning, when the evening before had passed",
      null,
      "2026-11-17 21:00",
      { remind: ["2026-11-18 08:00"], by: "2026-11-18 12:00" },
    ],
    [
      "an hour afterwards when it is due the same day",
      "2026-11-17",
      "2026-11-17 15:00",
      { remind: ["2026-11-17 16:00"], by: "2026-11-17 17:00" },
    ],
    [
      "at the next waking moment when its day has passed",
      "2026-11-16",
      "2026-11-17 20:30",
      { remind: ["2026-11-18 08:00"], by: "2026-11-16 17:00" },
    ],
  ])("is due by %s", (_when, due, end, expected) => {
    const step = references(due, { endsAt: local(end) });
    expect(remindersOf(step)).toEqual(expected.remind);
    expect(shown(step.deadline)).toBe(expected.by);
  });

  it("reminds earlier in the evening when the person goes to bed early", () => {
    const wakingHours = { from: 5 * 60, to: 18 * 60 };
    expect(remindersOf(references("2026-11-25", { wakingHours }))).toEqual([
      "2026-11-24 17:00",
      "2026-11-25 08:00",
    ]);
  });

  it("reminds later in the morning when the person gets up late", () => {
    const wakingHours = { from: 10 * 60, to: 23 * 60 };
    expect(remindersOf(references("2026-11-25", { wakingHours }))).toEqual([
      "2026-11-24 19:00",
      "2026-11-25 10:00",
    ]);
  });

  it("reminds once more before the night when the person sleeps past the deadline", () => {
    const wakingHours = { from: 13 * 60, to: 23 * 60 };
    expect(remindersOf(references(null, { wakingHours }))).toEqual(["2026-11-17 19:00", "2026-11-17 22:00"]);
  });

  it("is one step for each thing, however often it is named", () => {
    const materials = [
      { what: "references", due: null },
      { what: "portfolio", due: day("2026-11-20") },
      { what: "references", due: null },
    ];
    const steps = plan(sampleFacts({ materials })).filter(({ kind }) => kind === "materials");
    expect(steps.map(({ key, item }) => [key, item])).toEqual([
      ["materials:references", "references"],
      ["materials:portfolio", "portfolio"],
    ]);
  });

  it("keeps its hours on the wall across a change of clocks", () => {
    const step = references("2026-03-29", { endsAt: local("2026-03-26 15:00") });
    expect(remindersOf(step)).toEqual(["2026-03-28 19:00", "2026-03-29 08:00"]);
  });
});
