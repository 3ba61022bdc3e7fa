import fc from "fast-check";
import { INJECTION_CORPUS } from "../support/injection-corpus.ts";

/** Parts of what people type when they mean well. */
const WORDS = [
  "Acme",
  "Backend developer",
  "yesterday 14:00",
  "next Friday",
  "in two weeks",
  "between 1 and 10 December",
  "30 February",
  "Jane Doe (CTO) + Per Lund",
  "skip",
  "back",
  "save",
  "cancel",
  "Europe/Stockholm",
  "16:20",
  "08:00 to 21:00",
  "phone",
  "references by Thursday, portfolio",
  "Acme, Backend developer, yesterday 14:00, Jane Doe (CTO) + Per Lund, decision by Friday",
  "/interview Beta; today 09:00; they said nothing",
  "/interview",
  "/interviews",
  "/next",
  "/draft",
  "/settings",
  "/cancel",
  "/help",
  "/start deep-link",
  "/next@AfterwordTestBot",
] as const;

/** What breaks programs: for Postgres, for JSON, for JavaScript, for whoever looks at it. */
const POISON = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udfff tail",
  "\u202eevil\u202c",
  "\u200f\u2066x\u2069",
  "\ufeff",
  "e\u0301".repeat(50),
  "👩‍👩‍👧‍👧".repeat(30),
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "{what}",
  "{n, plural, other {#}}",
  "%s%n",
  "'; DROP TABLE users; --",
  "\\u0000",
  "null",
  "undefined",
  "NaN",
  "-0",
  "1e309",
  "9007199254740993",
  "00000000-0000-4000-8000-000000000000",
  "\n".repeat(500),
  "١٢٣",
  "İ",
  "ß".repeat(120),
] as const;

const huge = fc
  .tuple(fc.constantFrom("x", "🙂", "\u0000", "1", " a", "a.", "<b>"), fc.integer({ min: 500, max: 20_000 }))
  .map(([unit, count]) => unit.repeat(count));

/** A text as people type it, or as nobody should. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 3, arbitrary: fc.constantFrom(...INJECTION_CORPUS) },
  { weight: 3, arbitrary: fc.constantFrom(...POISON) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...POISON)).map(([a, b]) => a + b),
  },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: huge },
);

/** What may stand where something else belongs. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: anyText },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      -0,
      1.5,
      1e21,
      2 ** 31,
      2 ** 53,
      2 ** 53 + 2,
      -(2 ** 53) - 2,
      8_640_000_000_001,
      Number.MAX_VALUE,
      "18446744073709551616",
      "99999999999999999999",
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom<unknown>([], {}, [[]], [null], { id: {} }, [{}, {}]) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
