import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlanFacts, STEP_KINDS, stepKey } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { type Guide, RULES } from "../../../src/core/playbook/rules.ts";
import { why } from "../../../src/core/playbook/why.ts";
import { enPlaybook } from "../../../src/core/text/en-playbook.ts";
import { freshFacts } from "../../support/playbook/arbitraries.ts";
import { limitSentences, ruleRows, stepRows } from "../../support/playbook/playbook-tables.ts";
import { day, local, only, sampleFacts } from "../../support/playbook/sample-facts.ts";

const THANKED = { key: stepKey("thank-you"), how: "sent", at: local("2026-11-17 18:00") } as const;
const FIRST_SENT = { key: stepKey("follow-up-1"), how: "sent", at: local("2026-11-24 11:00") } as const;
const SECOND_SENT = { key: stepKey("follow-up-2"), how: "sent", at: local("2026-12-01 11:00") } as const;
const SKIPPED = { ...FIRST_SENT, how: "skipped" } as const;
const WEEK = { from: null, by: day("2026-11-24") };
const SOON = { from: null, by: day("2026-11-20") };
const LONG = { from: day("2026-12-17"), by: day("2027-01-16") };
const JANE = [{ key: "jane", kind: "interviewer" }] as const;

/** How the guides behind a rule are named to the person: "a German and two English guides". */
function named(guides: readonly Guide[]): string {
  const nations = { G0: "a Swedish", G1: "a Norwegian", G2: "a German", G3: "an English", G4: "an English" };
  const isBothEnglish = guides.includes("G3") && guides.includes("G4");
  const others = guides.filter((guide) => !isBothEnglish || !["G3", "G4"].includes(guide));
  const names = [...others.map((guide) => nations[guide]), ...(isBothEnglish ? ["two English guides"] : [])];
  const last = names.at(-1) ?? "";
  return names.length === 1 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

describe("the rules", () => {
  it.each(Object.entries(RULES))("name their guides to the person: %s", (id, { guides }) => {
    const text = new Map<string, string>(Object.entries(enPlaybook)).get(`rule.${id}`) ?? "";
    expect(text.toLowerCase()).toContain(named(guides).toLowerCase());
    expect(text).not.toMatch(/['{}]/u);
  });

  it("are each carried out by some step, some draft or the draft check", () => {
    expect(ruleRows().filter((row) => row.endsWith("|  |"))).toEqual([]);
  });
});

describe("docs/playbook.md", () => {
  const document = readFileSync("docs/playbook.md", "utf8");
  const rows = document
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.replaceAll(/ +/gu, " "));
  const rowsOf = (names: readonly string[]): readonly string[] =>
    rows.filter((row) => names.some((name) => row.startsWith(`| \`${name}\` |`)));

  it("has the rules as the code has them", () => {
    expect(
      rowsOf(Object.keys(RULES))
        .filter((row) => row.split("|").length === 6)
        .toSorted(),
    ).toEqual(ruleRows().toSorted());
  });

  it("has every step with its time as the code has it", () => {
    expect(rowsOf(STEP_KINDS).filter((row) => row.split("|").length === 4)).toEqual(stepRows());
  });

  it("has the limits as the code has them", () => {
    const text = document.replaceAll(/\s+/gu, " ");
    for (const sentence of limitSentences()) expect(text).toContain(sentence);
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
    ["prepare", { loggedAt: local("2026-11-15 12:00") }, ["rule.ask-decision-date", "rule.ask-next-step"]],
    ["debrief", { loggedAt: local("2026-11-15 12:00") }, ["rule.collect-people", "rule.lessons"]],
    ["thank-you", {}, ["rule.thank-within-24h", "rule.thank-every-interview"]],
    ["thank-you", { people: JANE }, ["rule.thank-within-24h", "rule.note-per-person"]],
    [
      "thank-you",
      { people: JANE, feeling: "badly" },
      ["rule.thank-within-24h", "rule.thank-every-interview"],
    ],
    ["thank-you", { people: JANE, wantsJob: false }, ["rule.thank-within-24h", "rule.thank-every-interview"]],
    ["thank-you", { people: JANE, promise: SOON }, ["rule.thank-within-24h", "why.thanks.window 2026-11-20"]],
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
    ["card", { culture: "traditional" }, ["rule.thanks-both", "why.card.traditional"]],
    ["card", { promise: LONG }, ["why.card.window 2026-12-17"]],
    ["call", { invitedToCall: true, done: [THANKED] }, ["why.phone.invited", "rule.call-after-thanks"]],
    ["call", { salesLike: true, done: [THANKED] }, ["why.phone.sales", "rule.call-after-thanks"]],
    ["call", { channel: "phone", done: [THANKED] }, ["why.phone.agreed", "rule.call-after-thanks"]],
    ["check-in", { promise: LONG }, ["why.check-in.once 2027-01-16"]],
    ["follow-up-1", { promise: WEEK }, ["why.promised 2026-11-24", "rule.after-promised-day"]],
    ["follow-up-1", {}, ["rule.no-date-known", "why.pace.standard"]],
    ["follow-up-1", { pace: "gentle" }, ["rule.no-date-known", "why.pace.gentle"]],
    ["follow-up-1", { waitUntil: day("2026-12-24") }, ["why.wait 2026-12-24", "rule.respect-wait"]],
    [
      "follow-up-1",
      { promise: { from: null, by: day("2026-11-16") } },
      ["rule.not-next-day", "rule.ask-where-they-stand"],
    ],
    ["follow-up-1", { promise: WEEK, channel: "phone" }, ["why.promised 2026-11-24", "why.phone.agreed"]],
    ["follow-up-1", { promise: WEEK, invitedToCall: true }, ["why.promised 2026-11-24", "why.phone.invited"]],
    ["follow-up-1", { channel: "social" }, ["rule.no-date-known", "rule.social-if-connected"]],
    ["follow-up-2", { done: [FIRST_SENT] }, ["why.wrote 2026-11-24", "rule.second-try"]],
    ["follow-up-2", { done: [SECOND_SENT] }, ["rule.second-try"]],
    ["move-on", { done: [FIRST_SENT, SECOND_SENT] }, ["rule.move-on", "rule.keep-searching"]],
    ["move-on", { done: [SKIPPED] }, ["why.skipped 2026-11-24", "rule.keep-searching"]],
    ["graceful-reply", { outcome: "lost" }, ["rule.lose-gracefully", "rule.keep-the-contact"]],
    ["ask-feedback", { outcome: "lost" }, ["rule.ask-for-feedback", "rule.lessons"]],
    ["keep-in-touch", { outcome: "lost" }, ["rule.keep-the-contact", "rule.keep-searching"]],
  ] satisfies readonly (readonly [Parameters<typeof only>[1], Partial<PlanFacts>, readonly string[]])[])(
    "explains %s given %o",
    (kind, change, expected) => {
      expect(keys(kind, change)).toEqual(expected);
    },
  );

  it("explains weekly check-ins by the pace", () => {
    const facts = sampleFacts({ promise: LONG, pace: "persistent" });
    const first = plan(facts).find(({ kind }) => kind === "check-in");
    expect(first && why(first, facts)).toEqual([{ key: "why.check-in.weekly", day: day("2027-01-16") }]);
  });

  it("names the guides that disagree, and what decided between them", () => {
    expect(enPlaybook["why.phone.invited"]).toMatch(
      /A German and an English guide would not .* another English one/u,
    );
    expect(enPlaybook["why.card.window"]).toMatch(
      /A German and an English guide love .* another English one/u,
    );
    expect(enPlaybook["why.check-in.once"]).toMatch(/an English guide .* a Swedish one/u);
  });

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
