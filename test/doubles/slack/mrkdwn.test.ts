import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { INJECTION_CORPUS } from "../../support/injection-corpus.ts";
import { readMrkdwn, readPlainText } from "./mrkdwn.ts";
import type { SlackPerson } from "./person.ts";
import { rawCall } from "./raw-call.ts";
import { type SlackDouble, startSlackDouble } from "./slack-double.ts";
import { escaped } from "./typed-text.ts";

const richSection = (...elements: object[]) => ({ type: "rich_text_section", elements });

describe("what Slack's apps read as markup", () => {
  it.each([
    ["*bold*", "bold", "bold"],
    ["a *bold* b", "bold", "bold"],
    ["(*bold*)", "bold", "bold"],
    ["_italic_", "italic", "italic"],
    ["~strike~", "strike", "strike"],
    ["`code`", "code", "code"],
    ["```\ncode\n```", "code block", "code"],
    ["&gt; quote", "quote", "quote"],
    ["> quote", "quote", "quote"],
    ["&gt;&gt;&gt; a\nb", "quote", "a\nb"],
    ["<!channel>", "mention", "<!channel>"],
    ["<!here|here>", "mention", "<!here|here>"],
    ["<!everyone>", "mention", "<!everyone>"],
    ["`<!channel>`", "mention", "<!channel>"],
    ["<!subteam^S012>", "mention", "<!subteam^S012>"],
    ["<!date^1795000000^{date}|x>", "date", "<!date^1795000000^{date}|x>"],
    ["<@U012AB>", "mention", "<@U012AB>"],
    ["<@W012AB|ada>", "mention", "<@W012AB|ada>"],
    ["<#C012AB|general>", "mention", "<#C012AB|general>"],
    ["<https://evil.example>", "link", "<https://evil.example>"],
    ["<https://evil.example|Acme>", "link", "<https://evil.example|Acme>"],
    ["<mailto:a@evil.example|Acme>", "link", "<mailto:a@evil.example|Acme>"],
    ["https://evil.example/a.", "link", "https://evil.example/a"],
    ["evil.com/a", "link", "evil.com/a"],
    ["a@evil.example", "link", "a@evil.example"],
    [":smile:", "emoji", ":smile:"],
  ])("%j is a %s", (source, as, text) => {
    expect(readMrkdwn(source, { links: true }).marked).toContainEqual({ as, text });
  });

  it.each([
    "2*3*4",
    "a_b_c",
    "* a *",
    "_ a_",
    "*a\nb*",
    "a~b~c",
    "&lt;!channel&gt;",
    "&amp;lt;",
    "10:30:15h",
  ])("%j is nothing but text", (source) => {
    expect(readMrkdwn(source, { links: true }).marked).toEqual([]);
  });

  it("decodes three entities, once", () => {
    expect(readMrkdwn("&lt;b&gt; &amp;amp; &nbsp; &#60;").text).toBe("<b> &amp; &nbsp; &#60;");
  });

  it("makes links of bare addresses, and mentions of names, only where it is told to", () => {
    expect(readMrkdwn("https://evil.example @ada #general").marked).toEqual([]);
    expect(readMrkdwn("@ada #general", { names: true }).marked).toEqual([
      { as: "mention", text: "@ada" },
      { as: "mention", text: "#general" },
    ]);
  });

  it("leaves plain text plain, but for emoji where they are not turned off", () => {
    const text = "*a* <!channel> https://evil.example &amp; :smile:";
    expect(readPlainText({ text })).toEqual({
      text: "*a* <!channel> https://evil.example & :smile:",
      marked: [{ as: "emoji", text: ":smile:" }],
    });
    expect(readPlainText({ text, emoji: false }).marked).toEqual([]);
  });

  it("is much of what people may type, if nobody escapes it", () => {
    const alive = INJECTION_CORPUS.filter(
      (typed) => readMrkdwn(typed, { links: true }).marked.length > 0 || readMrkdwn(typed).text !== typed,
    );
    expect(alive.length).toBeGreaterThan(50);
  });
});

describe("what people may type", () => {
  let double: SlackDouble;
  beforeEach(async () => {
    double = await startSlackDouble();
  });
  afterEach(() => double.close());

  it("stays dead in rich text, and in plain text that is escaped and without emoji", async () => {
    const ada = double.person({ id: "U0ADA" });
    for (const typed of INJECTION_CORPUS) {
      const blocks = [
        { type: "rich_text", elements: [richSection({ type: "text", text: typed })] },
        { type: "section", text: { type: "plain_text", text: escaped(typed), emoji: false } },
      ];
      await rawCall(double, "chat.postMessage", { channel: ada.chat.id, text: escaped(typed), blocks });
      expect(ada.sees().at(-1)).toMatchObject({ text: `${typed}\n${typed}`, marked: [] });
      expect(
        ada
          .sees()
          .at(-1)
          ?.notification.marked.filter(({ as }) => as === "mention"),
      ).toEqual([]);
    }
  });
});

describe("a message on the screen", () => {
  let double: SlackDouble;
  let ada: SlackPerson;
  beforeEach(async () => {
    double = await startSlackDouble();
    ada = double.person({ id: "U0ADA" });
  });
  afterEach(() => double.close());

  const shown = async (args: object) => {
    await rawCall(double, "chat.postMessage", { channel: ada.chat.id, ...args });
    return ada.sees().at(-1);
  };

  it("shows its blocks, and its text only in the notification", async () => {
    const blocks = [
      { type: "header", text: { type: "plain_text", text: "A & B" } },
      { type: "section", text: { type: "mrkdwn", text: "*c*" }, fields: [{ type: "plain_text", text: "d" }] },
      { type: "divider" },
      { type: "context", elements: [{ type: "plain_text", text: "e" }] },
    ];
    expect(await shown({ text: "<!channel>", blocks })).toMatchObject({
      text: "A & B\nc\nd\ne",
      marked: [
        { as: "header", text: "A & B" },
        { as: "bold", text: "c" },
        { as: "context", text: "e" },
      ],
      notification: { marked: [{ as: "mention", text: "<!channel>" }] },
      linkPreview: false,
    });
  });

  it("shows text of rich text as it stands, and what lives in it", async () => {
    const elements = [
      richSection(
        { type: "text", text: "*a* <!channel> &amp; " },
        { type: "text", text: "b", style: { bold: true, italic: false } },
        { type: "broadcast", range: "here" },
        { type: "link", url: "https://evil.example", text: "Acme" },
      ),
      { type: "rich_text_preformatted", elements: [{ type: "text", text: "```c```" }] },
      { type: "rich_text_list", style: "bullet", elements: [richSection({ type: "text", text: "d" })] },
    ];
    expect(await shown({ text: "x", blocks: [{ type: "rich_text", elements }] })).toMatchObject({
      text: "*a* <!channel> &amp; b@hereAcme\n```c```\nd",
      marked: [
        { as: "bold", text: "b" },
        { as: "mention", text: "@here" },
        { as: "link", text: "Acme" },
        { as: "code block", text: "```c```" },
        { as: "list", text: "d" },
      ],
      linkPreview: true,
    });
  });

  it("shows a page below a link unless both kinds are turned off", async () => {
    const text = "see https://evil.example";
    expect(await shown({ text })).toMatchObject({ linkPreview: true });
    expect(await shown({ text, unfurl_links: false })).toMatchObject({ linkPreview: true });
    expect(await shown({ text, unfurl_links: false, unfurl_media: false })).toMatchObject({
      linkPreview: false,
      marked: [{ as: "link" }],
    });
  });

  it("leaves addresses alone where the app asks for that", async () => {
    const text = "https://evil.example";
    expect(await shown({ text, parse: "none" })).toMatchObject({ marked: [] });
    const section = (verbatim: boolean) => [{ type: "section", text: { type: "mrkdwn", text, verbatim } }];
    expect(await shown({ text: "x", blocks: section(true) })).toMatchObject({ marked: [] });
    expect(await shown({ text: "x", blocks: section(false) })).toMatchObject({ marked: [{ as: "link" }] });
    expect(await shown({ text: "*a*", mrkdwn: false })).toMatchObject({ text: "*a*", marked: [] });
  });
});
