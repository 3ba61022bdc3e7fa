import { describe, expect, test } from "vitest";
import { greetedName } from "../../../src/core/draft/reader-name.ts";
import type { DraftPerson, Tone } from "../../../src/core/draft/request.ts";
import { JANE } from "./requests.ts";

const greeted = (name: string, tone: Tone, change: Partial<DraftPerson> = {}): string =>
  greetedName({ ...JANE, name, ...change }, tone);

describe("the name in the greeting", () => {
  test.each<[string, string, string, string]>([
    ["Jane Doe", "Jane", "Jane", "Jane Doe"],
    ["Doe, Jane", "Jane", "Jane", "Jane Doe"],
    ["Dr. Jane Doe", "Jane", "Dr. Jane Doe", "Dr. Jane Doe"],
    ["Ms Okafor", "Ms Okafor", "Ms Okafor", "Ms Okafor"],
    ["J. Smith", "J. Smith", "J. Smith", "J. Smith"],
    ["van der Berg", "van der Berg", "van der Berg", "van der Berg"],
    ["王小明", "王小明", "王小明", "王小明"],
    ["Jane Doe (CTO)", "Jane", "Jane", "Jane Doe"],
    ["O’Brien", "O’Brien", "O’Brien", "O’Brien"],
  ])("of %s is %s, %s or %s by tone", (name, warm, neutral, formal) => {
    expect([greeted(name, "warm"), greeted(name, "neutral"), greeted(name, "formal")]).toEqual([
      warm,
      neutral,
      formal,
    ]);
  });

  test("follows the wish of the reader before the tone", () => {
    expect(greeted("Jane Doe", "formal", { address: "first" })).toBe("Jane");
    expect(greeted("Jane Doe", "warm", { address: "formal" })).toBe("Jane Doe");
  });

  test("has the academic title in a formal letter, and never guesses Mr or Ms", () => {
    expect(greeted("Jane Doe", "formal", { academicTitle: "Dr." })).toBe("Dr. Jane Doe");
    expect(greeted("Dr. Jane Doe", "formal", { academicTitle: "Dr." })).toBe("Dr. Jane Doe");
    expect(greeted("Jane Doe", "formal", { gender: "f" })).toBe("Jane Doe");
  });
});
