import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlanFacts, stepKey } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { type Guide, RULES } from "../../../src/core/playbook/rules.ts";
import { why } from "../../../src/core/playbook/why.ts";
import { enPlaybook } from "../../../src/core/text/en-playbook.ts";
import { freshFacts } from "../../support/playbook/arbitraries.ts";
import { day, local, only, sampleFacts } from "../../support/playbook/sample-facts.ts";

const FIRST_SENT = { key: stepKey("follow-up-1"), how: "sent", at: local("2026-11-24 11:00") } as const;
const SECOND_SENT = { key: stepKey("follow-up-2"), how: "sent", at: local("2026-12-01 11:00") } as const;
const SKIPPED = { ...FIRST_SENT, how: "skipped" } as const;
const WEEK = { from: null, by: day("2026-11-24") };

/** How the guides behind a rule are named to the person. */
function named(guides: readonly Guide[]): string {
  const nations = { G0: "Swedish", G1: "Norwegian", G2: "German", G3: "English", G4: "English" } as const;
  const names = guides.map((guide) => nations[guide]);
  return names.join("+") === "English+English"
    ? "two English guides"
    : names.map((name) => `${/^[AEIOU]/u.test(name) ? "an" : "a"} ${name}`).join(" and ");
}

describe("the rules", () => {
  it.each(Object.entries(RULES))("name their guides to the person: %s", (id, { guides }) => {
    const texts = new Map<string, string>(Object.entries(enPlaybook));
    const text = texts.get(`rule.${id}`) ?? "";
    expect(text.toLowerCase()).toContain(named(guides).toLowerCase());
    expect(text).not.toMatch(/['{}]/u);
  });

  it("are each behind some step of some plan", () => {
    const variants: readonly Partial<PlanFacts>[] = [
      { people: [{ key: "jane", kind: "interviewer" }], materials: [{ what: "references", due: null }] },
      { promise: WEEK, channel: "phone" },
      { promise: { from: null, by: day("2026-11-16") }, channel: "social" },
      { waitUntil: day("2026-12-24") },
      { done: [FIRST_SENT, SECOND_SENT] },
    ];
    const used = new Set(
      variants.flatMap((change) => plan(sampleFacts(change))).flatMap(({ rules }) => rules),
    );
    expect([...used].toSorted()).toEqual(Object.keys(RULES).toSorted());
  });
});

const keys = (kind: Parameters<typeof only>[1], change: Partial<PlanFacts> = {}) => {
  const facts = sampleFacts(change);
  return why(only(plan(facts), kind), facts).map(({ key, day: about }) =>
    about === null ? key : `${key} ${about}`,
  );
};

describe("why", () => {
  it.each([
    ["thank-you", {}, ["rule.thank-within-24h", "rule.thank-every-interview"]],
    [
      "thank-you",
      { people: [{ key: "jane", kind: "interviewer" }] },
      ["rule.thank-within-24h", "rule.note-per-person"],
    ],
    [
      "materials",
      { materials: [{ what: "references", due: null }] },
      ["why.materials 2026-11-18", "rule.materials-next-morning"],
    ],
    [
      "materials",
      { materials: [{ what: "references", due: day("2026-11-25") }] },
      ["why.materials 2026-11-25", "rule.materials-next-morning"],
    ],
    ["follow-up-1", { promise: WEEK }, ["why.promised 2026-11-24", "rule.after-promised-day"]],
    ["follow-up-1", {}, ["rule.no-date-known", "why.pace.standard"]],
    ["follow-up-1", { pace: "gentle" }, ["rule.no-date-known", "why.pace.gentle"]],
    ["follow-up-1", { waitUntil: day("2026-12-24") }, ["why.wait 2026-12-24", "rule.respect-wait"]],
    [
      "follow-up-1",
      { promise: { from: null, by: day("2026-11-16") } },
      ["rule.not-next-day", "rule.ask-where-they-stand"],
    ],
    ["follow-up-1", { promise: WEEK, channel: "phone" }, ["why.promised 2026-11-24", "rule.call-if-invited"]],
    ["follow-up-1", { channel: "social" }, ["rule.no-date-known", "rule.social-if-connected"]],
    ["follow-up-2", { done: [FIRST_SENT] }, ["why.wrote 2026-11-24", "rule.second-try"]],
    ["follow-up-2", { done: [SECOND_SENT] }, ["rule.second-try"]],
    ["move-on", { done: [FIRST_SENT, SECOND_SENT] }, ["rule.move-on", "rule.keep-searching"]],
    ["move-on", { done: [SKIPPED] }, ["why.skipped 2026-11-24", "rule.keep-searching"]],
  ] satisfies readonly (readonly [Parameters<typeof only>[1], Partial<PlanFacts>, readonly string[]])[])(
    "explains %s given %o",
    (kind, change, expected) => {
      expect(keys(kind, change)).toEqual(expected);
    },
  );

  it("needs at most two sentences, cites only rules of the step, and has a day where the text wants one", () => {
    fc.assert(
      fc.property(freshFacts, (facts) => {
        for (const step of plan(facts)) {
          const sentences = why(step, facts);
          expect([1, 2]).toContain(sentences.length);
          for (const { key, day: about } of sentences) {
            expect(enPlaybook[key].includes("{day}")).toBe(about !== null);
            const cited: readonly string[] = step.rules.map((id) => `rule.${id}`);
            expect(cited.includes(key)).toBe(key.startsWith("rule."));
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
