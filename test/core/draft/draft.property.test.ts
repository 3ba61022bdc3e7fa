import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeDraft } from "../../../src/core/draft/draft.ts";
import { countWords, trigramOverlap } from "../../../src/core/draft/measure.ts";
import { DRAFT_KINDS, type DraftKind, type DraftRequest, TONES } from "../../../src/core/draft/request.ts";
import { addDays } from "../../../src/core/time/day.ts";
import { after, DAY_MS } from "../../../src/core/time/instant.ts";
import { NASTY_NOTES, REAL_NOTES } from "./notes.ts";
import { at, day, INTERVIEW, JANE, requestOf } from "./requests.ts";

const RUNS = { numRuns: 800, seed: 20261118 };
const MOST_WORDS: Partial<Record<DraftKind, number>> = { card: 60, phone: 100 };

const NAMES = [
  "Jane Doe",
  "Per Lund",
  "Ana Ruiz",
  "J. Smith",
  "Dr. Ola Nordmann",
  "van der Berg",
  "王小明",
  "Hank Dean",
];
const COMPANIES = [
  "Acme",
  "Acme Inc.",
  "Yahoo!",
  "Who?",
  "[Brackets]",
  "{slot}",
  "R&D $& $1",
  "Nike Nike",
  "eBay",
  "Åhléns",
  "Q",
  "Ernst & Young, Advisory and Tax Services of the Nordic and Baltic Countries",
  "a",
  "___",
  "Jane",
];
const ROLES = [
  null,
  "Backend developer",
  "HR lead",
  "the Manager",
  "Sales role",
  "C++ Engineer (m/f/d)",
  "VP, Ops & IT",
];

const note = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...REAL_NOTES) },
  { weight: 1, arbitrary: fc.constantFrom(...NASTY_NOTES) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  { weight: 2, arbitrary: fc.constant(null) },
);
const name = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
);
const company = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...COMPANIES) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ minLength: 100, maxLength: 400 }) },
);
const promise = fc.oneof(
  fc.constant(null),
  fc.record({ from: fc.constant(null), by: fc.integer({ min: -40, max: 60 }) }),
  fc.record({ from: fc.integer({ min: -40, max: 20 }), by: fc.integer({ min: 21, max: 60 }) }),
);
const material = fc.record({
  what: fc.oneof(
    fc.constantFrom("references", "a work sample", "fill in the form", "My CV", "send the code"),
    fc.string(),
  ),
  due: fc.constantFrom(null, day("2026-11-18"), day("2026-11-30")),
});

const request: fc.Arbitrary<DraftRequest> = fc
  .record({
    kind: fc.constantFrom(...DRAFT_KINDS),
    tone: fc.constantFrom(...TONES),
    variant: fc.integer({ min: 0, max: 50 }),
    passedDays: fc.integer({ min: -3, max: 500 }),
    sender: fc.record({ name: fc.oneof(fc.constant(null), name) }),
    company,
    role: fc.constantFrom(...ROLES),
    promise,
    materials: fc.array(material, { maxLength: 4 }),
    channel: fc.constantFrom(null, "email" as const, "post" as const, "phone" as const),
    wantsJob: fc.boolean(),
    hook: note,
    people: fc.array(name, { minLength: 1, maxLength: 5 }),
    address: fc.constantFrom(null, "first" as const, "formal" as const),
    academicTitle: fc.constantFrom(null, "Dr."),
    notes: fc.record({ highlight: note, learned: note, value: note, problem: note, experience: note }),
    isKnown: fc.boolean(),
  })
  .map((drawn) => {
    const { startsAt } = INTERVIEW;
    const met = day("2026-11-17");
    const promised =
      drawn.promise === null
        ? null
        : {
            from: drawn.promise.from === null ? null : addDays(met, drawn.promise.from),
            by: addDays(met, drawn.promise.by),
          };
    const { kind, tone, variant, sender, hook, role, materials, channel, wantsJob, address, academicTitle } =
      drawn;
    return requestOf({
      kind,
      tone,
      variant,
      sender,
      hook,
      now: after(startsAt, drawn.passedDays * DAY_MS),
      interview: { company: drawn.company, role, startsAt, promise: promised, materials, channel, wantsJob },
      person: drawn.isKnown
        ? { ...JANE, ...drawn.notes, name: drawn.people[0] ?? "", address, academicTitle }
        : null,
      siblings: drawn.people.map((each) => ({ name: each })),
    });
  });

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
      fc.property(request, (drawn) => {
        expect(composeDraft(drawn).findings).toEqual([]);
      }),
      RUNS,
    );
  });

  test("keeps to the words of its kind and counts them right", () => {
    fc.assert(
      fc.property(request, (drawn) => {
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
      fc.property(request, (drawn) => {
        expect(composeDraft(drawn)).toEqual(composeDraft(drawn));
      }),
      { numRuns: 200 },
    );
  });

  test("has a subject exactly where its kind is written and mailed", () => {
    fc.assert(
      fc.property(request, (drawn) => {
        const { subject } = composeDraft(drawn);
        if (drawn.kind === "card" || drawn.kind === "phone") expect(subject).toBeNull();
        else expect(subject).toMatch(/^\S.*\S$/u);
      }),
      RUNS,
    );
  });

  test("does not say that the sender wants a job they do not want", () => {
    const claims =
      /I would (?:still )?(?:love|be (?:so )?glad) to (?:do|join)|I(?:['’]d| would) (?:very much )?like to (?:have|be part)/u;
    fc.assert(
      fc.property(request, (drawn) => {
        fc.pre(drawn.interview.wantsJob === false);
        expect(ownWords(composeDraft(drawn).body, drawn)).not.toMatch(claims);
      }),
      RUNS,
    );
  });
});

describe("every draft with facts of an ordinary kind", () => {
  const ordinary = fc
    .record({
      base: request,
      company: fc.constantFrom("Acme", "Acme Inc.", "Åhléns", "eBay", "R&D Partners"),
      role: fc.constantFrom(null, "Backend developer", "HR lead"),
      names: fc.uniqueArray(fc.constantFrom("Jane Doe", "Per Lund", "Ana Ruiz"), { minLength: 1 }),
      sender: fc.constantFrom(null, "Maya Brandt"),
      hook: fc.constantFrom(null, ...REAL_NOTES),
    })
    .map(({ base, company, role, names, sender, hook }): DraftRequest => {
      const person = base.person === null ? null : { ...JANE, name: names[0] ?? "" };
      return {
        ...base,
        interview: { ...base.interview, company, role, materials: [] },
        person,
        hook,
        sender: { name: sender },
        siblings: names.map((each) => ({ name: each })),
      };
    });

  test("asks one question at most and exclaims once at most", () => {
    fc.assert(
      fc.property(ordinary, (drawn) => {
        const { body } = composeDraft(drawn);
        expect(body.match(/\?/gu)?.length ?? 0).toBeLessThanOrEqual(1);
        expect(body.match(/!/gu)?.length ?? 0).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });

  test("leaves no slot, no trace of missing facts and no slip of typography", () => {
    fc.assert(
      fc.property(ordinary, (drawn) => {
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
      fc.property(ordinary, (drawn) => {
        const text = ownWords(composeDraft(drawn).body, drawn);
        expect(text).not.toMatch(/(?:^|[.!?]["”]?\s|\n\n)["“(]?\p{Ll}/u);
      }),
      RUNS,
    );
  });

  test("names company, role, reader and sender exactly as they were given", () => {
    fc.assert(
      fc.property(ordinary, (drawn) => {
        const { subject, body } = composeDraft(drawn);
        const { company, role } = drawn.interview;
        if (drawn.kind === "thank-you") expect(body).toContain(company);
        if (role !== null && (drawn.kind === "thank-you" || drawn.kind === "phone"))
          expect(`${subject} ${body}`).toContain(role);
        if (drawn.person !== null) expect(body.split("\n")[0]).toContain(drawn.person.name.split(" ")[0]);
        if (drawn.sender.name !== null && drawn.kind !== "phone")
          expect(body.endsWith(`\n${drawn.sender.name}`)).toBe(true);
      }),
      RUNS,
    );
  });

  test("mentions an attachment only in the cover note of what was asked for", () => {
    fc.assert(
      fc.property(ordinary, (drawn) => {
        expect(composeDraft(drawn).body).not.toMatch(/attach|enclos/iu);
      }),
      RUNS,
    );
  });

  test("uses none of the phrases that nobody likes to read", () => {
    fc.assert(
      fc.property(ordinary, (drawn) => {
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
      { ...RUNS, numRuns: 600 },
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
        for (const [index, body] of bodies.entries())
          expect(body, `${kind} ${tone} ${index}`).not.toBe(bodies[index - 1]);
      }
    }
  });
});
