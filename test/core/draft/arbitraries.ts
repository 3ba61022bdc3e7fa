import fc from "fast-check";
import { DRAFT_KINDS, type DraftRequest, TONES } from "../../../src/core/draft/request.ts";
import { addDays } from "../../../src/core/time/day.ts";
import { after, DAY_MS } from "../../../src/core/time/instant.ts";
import { NASTY_NOTES, REAL_NOTES } from "./notes.ts";
import { day, INTERVIEW, JANE, requestOf } from "./requests.ts";

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
const companyName = fc.oneof(
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

/** Requests of every kind, with names, notes and days nobody would think of. */
export const anyRequest: fc.Arbitrary<DraftRequest> = fc
  .record({
    kind: fc.constantFrom(...DRAFT_KINDS),
    tone: fc.constantFrom(...TONES),
    variant: fc.integer({ min: 0, max: 50 }),
    passedDays: fc.integer({ min: -3, max: 500 }),
    sender: fc.record({ name: fc.oneof(fc.constant(null), name) }),
    company: companyName,
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

/** The same with names as most people have them, so that texts can be read for slips of typography. */
export const ordinaryRequest: fc.Arbitrary<DraftRequest> = fc
  .record({
    base: anyRequest,
    company: fc.constantFrom("Acme", "Acme Inc.", "Åhléns", "eBay", "R&D Partners"),
    role: fc.constantFrom(null, "Backend developer", "HR lead"),
    names: fc.uniqueArray(fc.constantFrom("Jane Doe", "Per Lund", "Ana Ruiz"), { minLength: 1 }),
    sender: fc.constantFrom(null, "Maya Brandt"),
    hook: fc.constantFrom(null, ...REAL_NOTES),
  })
  .map(({ base, company, role, names, sender, hook }): DraftRequest => {
    const person = base.person === null ? null : { ...JANE, name: names[0] ?? "" };
    const interview = { ...base.interview, company, role, materials: [] };
    const siblings = names.map((each) => ({ name: each }));
    const { kind, tone, variant, now } = base;
    return requestOf({
      kind,
      tone,
      variant,
      now,
      interview,
      person,
      hook,
      sender: { name: sender },
      siblings,
    });
  });
