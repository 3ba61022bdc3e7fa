import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptText } from "../../../adapters/telegram/kept-text.ts";
import { formatText } from "../../doubles/telegram/formatted-text.ts";

describe("text as Telegram keeps it", () => {
  it.each([
    ["a decomposed letter is composed, and keeps its ring", "Ska\u030ane", "Skåne"],
    ["the marks that Telegram drops are gone", "x\u030a y\u0333 z\u033f", "x y z"],
    ["nothing but such marks is nothing", "\u0333 \u030a", ""],
    ["a blank that stood behind such a mark is no edge", "\u030a Acme \u0333", "Acme"],
    ["other marks stay", "x\u0301", "x\u0301"],
  ])("%s", (_rule, text, kept) => {
    expect(keptText(text)).toBe(kept);
  });

  it("is changed by Telegram no more", () => {
    const mark = fc.constantFrom("\u0333", "\u033f", "\u030a", "\u202e", "\u2028", "\r", " ", "a", "\ud83d");
    const word = fc.array(fc.oneof(mark, fc.string({ unit: "binary" })), { maxLength: 20 });
    fc.assert(
      fc.property(word, (parts) => {
        const kept = keptText(`Acme ${parts.join("")}.`);
        expect(formatText(kept).text).toBe(kept);
      }),
    );
  });
});
