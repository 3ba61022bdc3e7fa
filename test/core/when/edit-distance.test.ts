import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "../../../src/core/when/edit-distance.ts";

describe("editDistance", () => {
  it.each([
    ["friday", "friday", 0],
    ["fridy", "friday", 1],
    ["firday", "friday", 1],
    ["fridaay", "friday", 1],
    ["fryday", "friday", 1],
    ["wensday", "wednesday", 2],
    ["monday", "friday", 3],
    ["", "ab", 2],
  ])("of %s and %s is %i", (first, second, distance) => {
    expect(editDistance(first, second, 3)).toBe(distance);
  });

  it("stops counting beyond the limit", () => {
    expect(editDistance("monday", "friday", 1)).toBe(2);
    expect(editDistance("a", "abcdef", 1)).toBe(2);
  });

  it("is the same both ways, and zero for equal words only", () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, (first, second) => {
        expect(editDistance(first, second, 9)).toBe(editDistance(second, first, 9));
        expect(editDistance(first, second, 9) === 0).toBe(first === second);
      }),
    );
  });
});
