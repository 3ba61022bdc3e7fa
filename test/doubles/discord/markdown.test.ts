import { describe, expect, it } from "vitest";
import { INJECTION_CORPUS } from "../../support/injection-corpus.ts";
import { readMarkdown } from "./markdown.ts";

describe("what Discord's apps read as markup", () => {
  it.each([
    ["**bold**", "bold", "bold"],
    ["*italic*", "italic", "italic"],
    ["_italic_", "italic", "italic"],
    ["__underline__", "underline", "underline"],
    ["~~strike~~", "strike", "strike"],
    ["||spoiler||", "spoiler", "spoiler"],
    ["`code`", "code", "code"],
    ["```js\ncode\n```", "code block", "code"],
    ["> quote", "quote", "quote"],
    [">>> a\nb", "quote", "a\nb"],
    ["# heading", "heading", "heading"],
    ["-# small", "small print", "small"],
    ["- item", "list", "item"],
    ["1. item", "list", "item"],
    ["[Acme](https://evil.example)", "link", "Acme"],
    ["https://evil.example", "link", "https://evil.example"],
    ["<https://evil.example>", "link", "<https://evil.example>"],
    ["@everyone", "mention", "@everyone"],
    ["<@123>", "mention", "<@123>"],
    ["<@&123>", "mention", "<@&123>"],
    ["<#123>", "mention", "<#123>"],
    ["</forget:123>", "command", "</forget:123>"],
    ["<:smile:123>", "emoji", "<:smile:123>"],
    [":smile:", "emoji", ":smile:"],
    ["<t:1795000000:R>", "timestamp", "<t:1795000000:R>"],
    ["<id:guide>", "place", "<id:guide>"],
  ])("%j is a %s", (source, as, text) => {
    expect(readMarkdown(source).marked).toContainEqual({ as, text });
  });

  it("is much of what people may type, if nobody escapes it", () => {
    const alive = INJECTION_CORPUS.filter(
      (typed) => readMarkdown(typed).marked.length > 0 || readMarkdown(typed).text !== typed,
    );
    expect(alive.length).toBeGreaterThan(50);
  });
});
