import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, hasWords } from "../../../src/core/conversation/clean-text.ts";

describe("cleanText", () => {
  it.each([
    ["blanks around", "  Acme  ", "Acme"],
    ["blanks inside", "Acme \t  AB", "Acme AB"],
    ["no-break and wide blanks", "Acme\u00a0\u2003AB", "Acme AB"],
    ["lines", "one \r\n two", "one\ntwo"],
    ["many empty lines", "one\n\n\n\n\ntwo", "one\n\ntwo"],
    ["control characters", "A\u0000c\u0007m\u001be", "Acme"],
    ["direction overrides", "\u202eemcA\u202c", "emcA"],
    ["zero-width marks", "Ac\u200bme\ufeff", "Acme"],
    ["half of a pair", "Acme \ud83d", "Acme"],
    ["letters and their accents apart", "Åsa", "Åsa"],
    ["a family, which its joiners hold together", "👩‍👩‍👧", "👩‍👩‍👧"],
    ["nothing that can be seen", " \u200b\n\t ", ""],
  ])("tidies %s", (_name, raw, clean) => expect(cleanText(raw)).toBe(clean));

  it("is done after one time, for every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = cleanText(text);
        expect(cleanText(once)).toBe(once);
        expect(once).not.toMatch(/\p{Surrogate}|\u202e|^\s|\s$/u);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("hasWords", () => {
  it.each([
    ["Acme", true],
    ["3M", true],
    ["株式会社", true],
    ["🙂", false],
    ["...", false],
    ["", false],
  ])("of %j is %s", (text, expected) => expect(hasWords(text)).toBe(expected));
});
