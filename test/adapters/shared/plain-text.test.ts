import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBlank, plainText, shortenUnits, splitUnits } from "../../../adapters/shared/plain-text.ts";

describe("plain text", () => {
  it.each([
    ["half a character", "a\ud83d", "a\ufffd"],
    ["a decomposed letter", "Ska\u030ane", "Skåne"],
    ["other line ends", "a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"],
    ["what turns the text around", "Acme\u202egnp.exe", "Acmegnp.exe"],
    ["tabs and control characters", "a\tb\u0000c", "a    b c"],
    ["blank edges", " \n a \t", "a"],
  ])("puts right %s", (_what, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it("leaves every combining mark that has no composed letter", () => {
    expect(plainText("x\u030a y\u0333")).toBe("x\u030a y\u0333");
  });
});

describe("blank", () => {
  it.each(["", " \n", "\u200b", "\u2800", "\u3164", "\u0301"])("is %j", (text) => {
    expect(isBlank(text)).toBe(true);
  });
  it.each(["a", ".", "😀", "\u200b字"])("is not %j", (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe("too long a text", () => {
  const texts = fc.string({ unit: "grapheme", maxLength: 60 });

  it("is shortened to the limit, never through the middle of a character", () => {
    expect(shortenUnits("😀😀", 4)).toBe("😀😀");
    expect(shortenUnits("😀😀x", 4)).toBe("😀…");
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 30 }), (text, max) => {
        const short = shortenUnits(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it("is split where a line or a word ends", () => {
    expect(splitUnits("one two three", 9)).toEqual(["one two", "three"]);
    expect(splitUnits("one\ntwo three", 12)).toEqual(["one\ntwo", "three"]);
    expect(splitUnits("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
  });

  it("is all there in its pieces, but for the blanks between them", () => {
    const words = fc.array(fc.stringMatching(/^[a-z😀]{1,20}[ \n]{1,2}$/u), { maxLength: 20 });
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 30 }), (parts, max) => {
        const text = parts.join("");
        const pieces = splitUnits(text, max);
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(max);
        expect(pieces.join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
      }),
    );
  });
});
