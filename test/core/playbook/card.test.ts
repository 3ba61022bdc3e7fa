import { describe, expect, it } from "vitest";
import { type PlanFacts, stepKey } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { day, local, only, sampleFacts, shown } from "../../support/playbook/sample-facts.ts";

const cardsOf = (change: Partial<PlanFacts>) =>
  plan(sampleFacts(change)).filter(({ kind }) => kind === "card");
const by = (date: string, from: string | null = null) => ({
  from: from === null ? null : day(from),
  by: day(date),
});
const at = (now: string) => cardsOf({ culture: "traditional", now: local(now) })[0]?.state;

describe("card", () => {
  it.each([
    ["a traditional firm", { culture: "traditional" }, 1],
    ["a traditional firm that decides tomorrow", { culture: "traditional", promise: by("2026-11-18") }, 1],
    ["a modern firm", { culture: "modern", promise: by("2026-12-24") }, 0],
    ["a firm of unknown manners that named no day", {}, 0],
    ["one that decides in two weeks", { promise: by("2026-12-01") }, 1],
    ["one that decides a day sooner", { promise: by("2026-11-30") }, 0],
    ["one that may decide sooner", { promise: by("2026-12-08", "2026-11-24") }, 0],
    ["one that decides in two weeks at the earliest", { promise: by("2026-12-08", "2026-12-01") }, 1],
  ] satisfies readonly (readonly [string, Partial<PlanFacts>, number])[])(
    "goes to %s or not",
    (_firm, change, count) => {
      expect(cardsOf(change)).toHaveLength(count);
    },
  );

  it.each([
    ["two days after the end", {}, "2026-11-19 09:30"],
    ["on Monday when that is a Saturday", { endsAt: local("2026-11-19 15:00") }, "2026-11-23 09:30"],
    ["not before the day they asked to wait for", { waitUntil: day("2026-11-24") }, "2026-11-24 09:30"],
  ] satisfies readonly (readonly [string, Partial<PlanFacts>, string])[])(
    "is posted %s",
    (_when, change, expected) => {
      const [card] = cardsOf({ culture: "traditional", ...change });
      expect(shown(card?.dueAt ?? null)).toBe(expected);
      expect(card?.channel).toBe("post");
    },
  );

  it("goes to each interviewer, with the rule that called for it", () => {
    const people = [
      { key: "jane", kind: "interviewer" },
      { key: "kim", kind: "reception" },
      { key: "per", kind: "recruiter" },
    ] as const;
    const cards = cardsOf({ people, culture: "traditional" });
    expect(cards.map(({ key }) => key)).toEqual(["card:jane", "card:per"]);
    expect(cards[0]?.rules).toContain("thanks-both");
    expect(cardsOf({ promise: by("2026-12-24") })[0]?.rules).toContain("thanks-by-card");
  });

  it("is left out after a few days more", () => {
    expect(at("2026-11-26 23:59")).toBe("planned");
    expect(at("2026-11-27 00:01")).toBe("skipped");
  });

  it("that was sent stays, also where the firm turns out to be modern", () => {
    const done = [{ key: stepKey("card"), how: "sent", at: local("2026-11-19 12:00") }] as const;
    expect(only(plan(sampleFacts({ done, culture: "modern" })), "card").state).toBe("done");
  });
});
