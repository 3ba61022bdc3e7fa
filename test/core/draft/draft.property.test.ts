import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeDraft } from "../../../src/core/draft/draft.ts";
import { countWords, trigramOverlap } from "../../../src/core/draft/measure.ts";
import { DRAFT_KINDS, type DraftKind, type DraftRequest, TONES } from "../../../src/core/draft/request.ts";
import { anyRequest, ordinaryRequest } from "./arbitraries.ts";
import { REAL_NOTES } from "./notes.ts";
import { at, INTERVIEW, JANE, requestOf } from "./requests.ts";

const RUNS = { numRuns: 400, seed: 20261118 };
const MOST_WORDS: Partial<Record<DraftKind, number>> = { card: 60, phone: 100 };

/** Everything the sender typed, blotted out of the text with a word that offends against nothing. */
function ownWords(text: string, { interview, person, sender }: DraftRequest): string {
  const facts = [interview.company, interview.role, person?.name, sender.name, person?.name.split(" ")[0]];
  return facts
    .flatMap((fact) => (fact === null || fact === undefined ? [] : [fact.replace(/\s+/gu, " ").trim()]))
    .filter((fact) => fact !== "")
    .toSorted((a, b) => b.length - a.length)
    .reduce((result, fact) => result.replaceAll(fact, fact.length > 2 ? "Fact" : fact), text);
}

describe("every draft, whatever was typed", () => {
  test("has no findings of its own check", () => {
    fc.assert(
      fc.property(anyRequest, (drawn) => {
        expect(composeDraft(drawn).findings).toEqual([]);
      }),
      RUNS,
    );
  });

  test("keeps to the words of its kind and counts them right", () => {
    fc.assert(
      fc.property(anyRequest, (drawn) => {
        const { body, words } = composeDraft(drawn);
        expect(words).toBe(countWords(body));
        expect(words).toBeGreaterThan(8);
        expect(words).toBeLessThanOrEqual(MOST_WORDS[drawn.kind] ?? 120);
      }),
      RUNS,
    );
  });

  test("is the same for the same request", () => {
    fc.assert(
      fc.property(anyRequest, (drawn) => {
        expect(composeDraft(drawn)).toEqual(composeDraft(drawn));
      }),
      { numRuns: 200 },
    );
  });

  test("has a subject exactly where its kind is written and mailed", () => {
    fc.assert(
      fc.property(anyRequest, (drawn) => {
        const { subject } = composeDraft(drawn);
        const isMailed = drawn.kind !== "card" && drawn.kind !== "phone";
        expect(/^\S.*\S$/u.test(subject ?? "")).toBe(isMailed);
        expect(subject === null).toBe(!isMailed);
      }),
      RUNS,
    );
  });

  test("does not say that the sender wants a job they do not want", () => {
    const claims =
      /I would (?:still )?(?:love|be (?:so )?glad) to (?:do|join)|I(?:['’]d| would) (?:very much )?like to (?:have|be part)/u;
    fc.assert(
      fc.property(anyRequest, (drawn) => {
        fc.pre(drawn.interview.wantsJob === false);
        expect(ownWords(composeDraft(drawn).body, drawn)).not.toMatch(claims);
      }),
      RUNS,
    );
  });
});

describe("every draft with facts of an ordinary kind", () => {
  test("asks one question at most and exclaims once at most", () => {
    fc.assert(
      fc.property(ordinaryRequest, (drawn) => {
        const { body } = composeDraft(drawn);
        expect(body.match(/\?/gu)?.length ?? 0).toBeLessThanOrEqual(1);
        expect(body.match(/!/gu)?.length ?? 0).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });

  test("leaves no slot, no trace of missing facts and no slip of typography", () => {
    fc.assert(
      fc.property(ordinaryRequest, (drawn) => {
        const { subject, body } = composeDraft(drawn);
        for (const text of [subject ?? "", ownWords(body, drawn)]) {
          expect(text).not.toMatch(/[{}[\]]|__|undefined|\bnull\b|NaN/u);
          expect(text).not.toMatch(/ {2}| [.,;:!?]|\.\.|,\.|\n{3}| \n|\n /u);
        }
      }),
      RUNS,
    );
  });

  test("begins every sentence with a capital", () => {
    fc.assert(
      fc.property(ordinaryRequest, (drawn) => {
        const text = ownWords(composeDraft(drawn).body, drawn);
        expect(text).not.toMatch(/(?:^|[.!?]["”]?\s|\n\n)["“(]?\p{Ll}/u);
      }),
      RUNS,
    );
  });

  test("names company, role, reader and sender exactly as they were given", () => {
    fc.assert(
      fc.property(ordinaryRequest, (drawn) => {
        const { subject, body } = composeDraft(drawn);
        const { company, role } = drawn.interview;
        const isShort = drawn.kind !== "thank-you" && drawn.kind !== "phone";
        const namesCompany = drawn.kind !== "thank-you" || body.includes(company);
        const namesRole = isShort || role === null || `${subject} ${body}`.includes(role);
        const greets = body.split("\n")[0]?.includes(drawn.person?.name.split(" ")[0] ?? "") ?? false;
        const signs =
          drawn.kind === "phone" || body.endsWith(drawn.sender.name === null ? "" : `\n${drawn.sender.name}`);
        expect({ namesCompany, namesRole, greets, signs }).toEqual({
          namesCompany: true,
          namesRole: true,
          greets: true,
          signs: true,
        });
      }),
      RUNS,
    );
  });

  test("mentions an attachment only in the cover note of what was asked for", () => {
    fc.assert(
      fc.property(ordinaryRequest, (drawn) => {
        expect(composeDraft(drawn).body).not.toMatch(/attach|enclos/iu);
      }),
      RUNS,
    );
  });

  test("uses none of the phrases that nobody likes to read", () => {
    fc.assert(
      fc.property(ordinaryRequest, (drawn) => {
        expect(composeDraft(drawn).body).not.toMatch(
          /just checking in|hope this (?:e-?mail|message|note)? ?finds you|touch(?:ing)? base|per my last/iu,
        );
      }),
      RUNS,
    );
  });
});

describe("the notes of one interview", () => {
  const interview = fc.record({
    kind: fc.constantFrom("thank-you" as const, "card" as const),
    tone: fc.constantFrom(...TONES),
    variant: fc.integer({ min: 0, max: 50 }),
    company: fc.constantFrom("Acme", "Nordlys Consulting AS", "R&D Partners"),
    role: fc.constantFrom(null, "Backend developer", "Senior Customer Onboarding Lead"),
    hook: fc.constantFrom(null, ...REAL_NOTES),
    people: fc.uniqueArray(fc.constantFrom("Jane Doe", "Per Lund", "Ana Ruiz", "Tom Okafor", "Li Wei"), {
      minLength: 2,
    }),
  });

  test("are not alike", () => {
    fc.assert(
      fc.property(interview, ({ kind, tone, variant, company: at_, role, hook, people }) => {
        const siblings = people.map((each) => ({ name: each }));
        const bodies = people.map((each) => {
          const person = { ...JANE, name: each };
          const facts = { ...INTERVIEW, company: at_, role };
          return composeDraft(requestOf({ kind, tone, variant, hook, person, siblings, interview: facts }))
            .body;
        });
        for (const [index, body] of bodies.entries()) {
          for (const other of bodies.slice(0, index))
            expect(trigramOverlap(body, other)).toBeLessThanOrEqual(0.4);
        }
      }),
      { ...RUNS, numRuns: 120 },
    );
  });
});

describe("variants", () => {
  test("give another text than the one before, for every kind and tone", () => {
    for (const kind of DRAFT_KINDS) {
      for (const tone of TONES) {
        const now = at("2026-11-24T09:30:00+01:00");
        const bodies = Array.from(
          { length: 12 },
          (_, variant) => composeDraft(requestOf({ kind, tone, variant, now })).body,
        );
        for (const [index, body] of bodies.entries()) expect(body).not.toBe(bodies[index - 1]);
      }
    }
  });
});
