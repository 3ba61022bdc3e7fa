import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMarkdown } from "../../../adapters/discord/escape.ts";
import { readMarkdown } from "../../doubles/discord/markdown.ts";
import { INJECTION_CORPUS } from "../../support/injection-corpus.ts";

describe("escaped text", () => {
  it("is shown as it was typed, wherever it stands in a line", () => {
    expect(INJECTION_CORPUS.length).toBeGreaterThanOrEqual(200);
    for (const typed of INJECTION_CORPUS) {
      expect(readMarkdown(escapeMarkdown(typed))).toEqual({ text: typed, marked: [] });
      expect(readMarkdown(`**x:** ${escapeMarkdown(typed)}`).marked).toHaveLength(1);
    }
  });

  it("is shown as it was typed, whatever it is", () => {
    const signs = fc.array(
      fc.constantFrom(..."*_~`|<>[]()#-+.:@/\\!1a \n".split(""), "everyone", "https://", "<@1>", ":a:"),
    );
    fc.assert(
      fc.property(signs, (typed) => {
        expect(readMarkdown(escapeMarkdown(typed.join("")))).toEqual({ text: typed.join(""), marked: [] });
      }),
      { numRuns: 3000 },
    );
  });

  it("leaves alone what needs no escape", () => {
    const plain = "Jane Doe (CTO), 14:00 to 15:00, C# & F#, 50 + 50, jane.doe@acme.example!";
    expect(escapeMarkdown(plain)).toBe(plain);
  });
});
