import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isFullName,
  personKind,
  readPeople,
  showPerson,
} from "../../../src/core/conversation/read-people.ts";

function shown(text: string): string | null {
  return readPeople(text)?.map(showPerson).join(" + ") ?? null;
}

describe("readPeople", () => {
  it.each([
    ["Jane Doe (CTO) + Per Lund", "Jane Doe (CTO) + Per Lund"],
    ["Jane Doe, CTO and Per Lund", "Jane Doe (CTO) + Per Lund"],
    ["Jane Doe - CTO; Per", "Jane Doe (CTO) + Per"],
    ["Dr. Ann-Marie O'Neill (Head of HR, EMEA), Bo", "Dr. Ann-Marie O'Neill (Head of HR, EMEA) + Bo"],
    ["jane doe", "jane doe"],
    ["Jane", "Jane"],
    ["Jane Doe", "Jane Doe"],
    ["Jane Doe and Per Lund", "Jane Doe + Per Lund"],
    ["Jane Doe & Per Lund", "Jane Doe + Per Lund"],
    ["Jane Doe AND Per Lund", "Jane Doe + Per Lund"],
    ["Jane Doe / Per Lund", "Jane Doe + Per Lund"],
    ["Jane Doe\nPer Lund", "Jane Doe + Per Lund"],
    ["Jane Doe, Per Lund, Bo", "Jane Doe + Per Lund + Bo"],
    ["Jane Doe, Per Lund and Bo", "Jane Doe + Per Lund + Bo"],
    ["Jane Doe,Per Lund", "Jane Doe + Per Lund"],
    ["Jane Doe +Per Lund", "Jane Doe + Per Lund"],
    ["with Jane Doe", "Jane Doe"],
    ["I met Jane Doe", "Jane Doe"],
    ["spoke to Jane and Per", "Jane + Per"],
    ["Jane Doe – CTO", "Jane Doe (CTO)"],
    ["Jane Doe — Chief of staff", "Jane Doe (Chief of staff)"],
    ["Jane Doe: CTO", "Jane Doe (CTO)"],
    ["Jane Doe : CTO", "Jane Doe (CTO)"],
    ["Jane Doe, hiring manager, Per Lund, recruiter", "Jane Doe (hiring manager) + Per Lund (recruiter)"],
    [
      "Jane Doe, Head of Research and Development, Per Lund",
      "Jane Doe (Head of Research and Development) + Per Lund",
    ],
    ["Jane Doe, Head of R&D", "Jane Doe (Head of R&D)"],
    ["Jane Doe (R&D/Platform) and Bo", "Jane Doe (R&D/Platform) + Bo"],
    ["Jane Doe (Product and Design), Bo", "Jane Doe (Product and Design) + Bo"],
    ["Jane Doe (C++ lead) + Bo", "Jane Doe (C++ lead) + Bo"],
    ["Jane Doe (CTO", "Jane Doe (CTO)"],
    ["Jane Doe ()", "Jane Doe"],
    ["Jane Doe (CTO), Jane Doe", "Jane Doe (CTO)"],
    ["Alexander Roland and Andrea Sandberg", "Alexander Roland + Andrea Sandberg"],
    ["Åsa Öberg (VD) + Søren Ågård", "Åsa Öberg (VD) + Søren Ågård"],
    ["José María García-López", "José María García-López"],
    ["O’Brien", "O’Brien"],
    ["Jean-Luc van der Berg", "Jean-Luc van der Berg"],
    ["李小龙 + 山田太郎", "李小龙 + 山田太郎"],
    ["Prof. Dr. Max Müller (CTO)", "Prof. Dr. Max Müller (CTO)"],
    ["  Jane Doe  ,  Bo  ", "Jane Doe + Bo"],
    ["Jane Doe 🙂", "Jane Doe 🙂"],
    ["Jane Doe, tech lead", "Jane Doe (tech lead)"],
    ["a, b, c, d, e, f, g, h, i, j", "a + b + c + d + e + f + g + h + i + j"],
    ["a, b, c, d, e, f, g, h, i, j, k", null],
    ["🙂", null],
    ["+", null],
    ["", null],
    ["(CTO)", null],
    ["asdf ??? 123", null],
    ["Jane Doe + room 12", null],
    ["Jane?", null],
    ["Jane Doe!", null],
    ["Jane Doe (CTO, 2nd floor)", "Jane Doe (CTO, 2nd floor)"],
    ["Jane Doe + 🙂", null],
    ["x".repeat(81), null],
    [`Jane (${"x".repeat(81)})`, null],
  ])("reads %j as %s", (text, people) => expect(shown(text)).toBe(people));

  it("never throws, and never names somebody twice or by anything but letters", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
        const people = readPeople(text) ?? [];
        expect(new Set(people.map(({ name }) => name.toLowerCase())).size).toBe(people.length);
        for (const { name } of people) expect(name).toMatch(/^[^\p{N}?!]*\p{L}[^\p{N}?!]*$/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it("answers a line of 2,000 brackets at once", () => {
    const start = performance.now();
    readPeople("(".repeat(2_000));
    readPeople("a (".repeat(600));
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe("personKind", () => {
  it.each([
    [null, "interviewer"],
    ["CTO", "interviewer"],
    ["Recruiter", "recruiter"],
    ["Talent acquisition partner", "recruiter"],
    ["HR", "recruiter"],
    ["Chris from HR", "recruiter"],
    ["Receptionist", "reception"],
    ["executive assistant", "reception"],
    ["Chromatographer", "interviewer"],
  ])("of %j is %s", (title, kind) => expect(personKind(title)).toBe(kind));
});

describe("isFullName", () => {
  it.each([
    ["Jane Doe", true],
    ["Ludwig van Beethoven", true],
    ["Jane", false],
    ["it rained a lot", false],
    ["Jane doe", false],
  ])("of %j is %s", (text, expected) => expect(isFullName(text)).toBe(expected));
});
