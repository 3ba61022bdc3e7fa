import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MessageBody, render, renderHome } from "../../../adapters/slack/render.ts";
import { instant } from "../../../src/core/time/instant.ts";
import { type Block, type Button, type View, view } from "../../../src/core/view/view.ts";
import { blockList } from "../../doubles/slack/blocks.ts";
import { readMrkdwn } from "../../doubles/slack/mrkdwn.ts";
import { textOfBlocks } from "../../doubles/slack/screen.ts";
import { INJECTION_CORPUS } from "../../support/injection-corpus.ts";
import { button, views } from "../../support/views.ts";

const text = (content: string): Block => ({ kind: "text", text: content });
const copy = (content: string): Block => ({ kind: "copy", text: content });
const heading = (content: string): Block => ({ kind: "heading", text: content });
const note = (content: string): Block => ({ kind: "note", text: content });
const plain = (content: string) => ({ type: "plain_text", text: content, emoji: false });

/** As Slack reads it; throws where it would refuse. */
function accepted({ blocks }: Pick<MessageBody, "blocks">, most = 50) {
  const parsed = blockList(most, "message").parse(blocks);
  // The least that Slack was seen to refuse.
  expect(JSON.stringify(blocks).length).toBeLessThan(13_172);
  return parsed;
}
const shownBy = (body: Pick<MessageBody, "blocks">) => textOfBlocks(accepted(body));
const typesOf = ({ blocks }: MessageBody) => blocks.map(({ type }) => type);

describe("a card on Slack", () => {
  it("is made of blocks, each plain by its type", () => {
    const card = view(
      [
        heading("Thank Jane 🙏"),
        text("Within 24 hours of the interview."),
        {
          kind: "fields",
          rows: [
            { label: "Company", value: "Acme & *GmbH*", at: null },
            { label: "Due", value: "Wednesday 18 November, 18:00", at: instant(1_795_021_200_999) },
          ],
        },
        copy("Dear Jane,\n\nthank you <3"),
        note("I send nothing to employers."),
      ],
      [
        [
          { ...button("Draft", "draft.1"), style: "primary" },
          { ...button("Change it", "text.1"), asks: "text" },
        ],
        [{ ...button("Job lost", "lost.1"), style: "danger" }],
      ],
    );
    const bold = { bold: true };
    expect(render(card)).toEqual({
      before: [],
      card: {
        text: "Thank Jane 🙏\nWithin 24 hours of the interview.",
        blocks: [
          { type: "header", text: plain("Thank Jane 🙏") },
          { type: "section", text: plain("Within 24 hours of the interview.") },
          {
            type: "rich_text",
            elements: [
              {
                type: "rich_text_section",
                elements: [
                  { type: "text", text: "Company:", style: bold },
                  { type: "text", text: " Acme & *GmbH*" },
                ],
              },
              {
                type: "rich_text_section",
                elements: [
                  { type: "text", text: "Due:", style: bold },
                  { type: "text", text: " Wednesday 18 November, 18:00" },
                  { type: "text", text: " (" },
                  {
                    type: "date",
                    timestamp: 1_795_021_200,
                    format: "{date_short_pretty}, {time}",
                    fallback: "Wednesday 18 November, 18:00",
                  },
                  { type: "text", text: ")" },
                ],
              },
            ],
          },
          {
            type: "rich_text",
            elements: [
              {
                type: "rich_text_preformatted",
                elements: [{ type: "text", text: "Dear Jane,\n\nthank you <3" }],
              },
            ],
          },
          { type: "context", elements: [plain("I send nothing to employers.")] },
          {
            type: "actions",
            elements: [
              {
                type: "button",
                action_id: "press.1",
                value: "draft.1",
                text: plain("Draft"),
                style: "primary",
              },
              { type: "button", action_id: "text.2", value: "text.1", text: plain("Change it") },
            ],
          },
          {
            type: "actions",
            elements: [
              {
                type: "button",
                action_id: "press.3",
                value: "lost.1",
                text: plain("Job lost"),
                style: "danger",
              },
            ],
          },
        ],
      },
    });
  });

  it("shows a sign where nothing is left", () => {
    const { card } = render(view([text(" \u200b ")], [[button("\u2800", "a")]]));
    expect(shownBy(card).text).toBe("");
    expect(JSON.stringify(card.blocks)).toContain('"text":"…"');
    expect(card.text).toBe("…");
    expect(shownBy(render(view([text("")])).card).text).toBe("…");
  });

  it("has the words of a notification, in which nothing lives either", () => {
    for (const typed of INJECTION_CORPUS) {
      const { card } = render(view([heading("Due"), text(typed)]));
      const { marked } = readMrkdwn(card.text, { links: false, names: false });
      expect(marked.filter(({ as }) => as === "link" || as === "mention" || as === "date")).toEqual([]);
    }
  });

  it("says in a notification what is due, and not a draft", () => {
    const { card } = render(view([copy("Dear Jane"), note("Copy it."), text("More")]));
    expect(card.text).toBe("Copy it.\nMore");
    expect(render(view([copy("Dear Jane & all")])).card.text).toBe("Dear Jane &amp; all");
    expect(render(view([text("y".repeat(5000))])).card.text.length).toBe(300);
  });
});

describe("what is beyond a limit of Slack's is degraded, and not refused:", () => {
  it("a heading of more than 150 signs, escapes counted, is bold text instead", () => {
    const fits = "x".repeat(150);
    expect(typesOf(render(view([heading(fits)])).card)).toEqual(["header"]);
    for (const long of ["x".repeat(151), "&".repeat(31), "two\nlines"]) {
      const { card } = render(view([heading(long)]));
      expect(typesOf(card)).toEqual(["rich_text"]);
      expect(shownBy(card)).toEqual({ text: long, marked: [{ as: "bold", text: long }] });
    }
  });

  it("a text of more than 3,000 signs, escapes counted, is in several sections", () => {
    expect(typesOf(render(view([text("x".repeat(3000))])).card)).toEqual(["section"]);
    const words = Array.from({ length: 600 }, (_, index) => `<w${index}>`);
    const { card } = render(view([text(words.join(" "))]));
    expect(card.blocks.length).toBeGreaterThan(1);
    expect(shownBy(card).text.split(/\s+/u)).toEqual(words);
  });

  it("a note of more than 2,000 signs is in several pieces of small print", () => {
    const { card } = render(view([note("word ".repeat(500))]));
    expect(typesOf(card)).toEqual([
      "context",
      "context",
      "context",
      "context",
      "context",
      "context",
      "context",
    ]);
    expect(shownBy(card).text.match(/word/gu)).toHaveLength(500);
  });

  it("more than 50 blocks are one, with all of the text", () => {
    const blocks = Array.from({ length: 60 }, (_, index) => [
      heading(`Heading ${index}`),
      note(`note ${index}`),
    ]);
    const { card } = render(view([heading("First"), ...blocks.flat()], [[button("Go", "go.1")]]));
    expect(typesOf(card)).toEqual(["rich_text", "actions"]);
    expect(shownBy(card).text.split("\n")).toHaveLength(121);
  });

  it("more than 100 blocks are one in the App Home", () => {
    const many = view([
      heading("First"),
      ...Array.from({ length: 120 }, (_, index) => text(`Text ${index}`)),
    ]);
    expect(renderHome(many)).toHaveLength(1);
    const few = view([heading("First"), ...Array.from({ length: 90 }, (_, index) => text(`Text ${index}`))]);
    expect(renderHome(few)).toHaveLength(91);
  });

  it("a label of more than 75 signs, escapes counted, is shortened", () => {
    const labels = ["y".repeat(64), "&".repeat(40), "<b>".repeat(20), "a\nb"].map((label) => {
      const { card } = render(view([text("x")], [[button(label, "a")]]));
      const [, row] = accepted(card);
      return row?.type === "actions" && row.elements[0]?.type === "button" ? row.elements[0].text.text : "";
    });
    expect(labels).toEqual([
      "y".repeat(64),
      `${"&amp;".repeat(14)}…`,
      expect.stringMatching(/^(?:&lt;b&gt;)+.*…$/u),
      "a b",
    ]);
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(75);
  });

  it("more than all blocks may have together gives way, notes first, buttons never", () => {
    const rows = Array.from({ length: 5 }, (_, row) =>
      Array.from({ length: 5 }, (__, column) => button("&".repeat(64), `t.${row}-${column}`)),
    );
    const { card } = render(
      view([heading("Heading"), text("t".repeat(9_000)), note("n".repeat(9_000))], rows),
    );
    const shown = shownBy(card).text;
    expect(accepted(card).filter(({ type }) => type === "actions")).toHaveLength(5);
    expect(shown).toMatch(/^Heading\n/u);
    expect(shown.split("\n").at(-1)).toBe("…");
    expect(shown.length).toBeGreaterThan(4_000);
  });

  it("a draft that is too long for one message is whole, in messages ahead of the card", () => {
    const words = Array.from({ length: 2_500 }, (_, index) => `w"${index}"`);
    const change: Button = { ...button("Change it", "text.1"), asks: "text" };
    const { before, card } = render(
      view([heading("Draft"), copy(words.join(" "))], [[change]]),
      "Sent again.",
    );
    const pieces = before.map((piece) => shownBy(piece));
    expect(pieces.flatMap(({ text: piece }) => piece.split(" "))).toEqual(words);
    for (const { text: whole, marked } of pieces) expect(marked).toEqual([{ as: "code block", text: whole }]);
    expect(shownBy(card).text).toBe("Sent again.\nDraft");
    // From there the draft cannot be put into a form.
    expect(JSON.stringify(card.blocks)).toContain('"action_id":"press.1"');
  });

  it("a draft with nothing beside it has its buttons under its last piece", () => {
    const { before, card } = render(view([copy("word ".repeat(4_000))], [[button("Go", "go.1")]]));
    expect(before).toHaveLength(3);
    expect(typesOf(card)).toEqual(["rich_text", "actions"]);
  });

  it("whatever it is", () => {
    fc.assert(
      fc.property(views, (any: View) => {
        const { before, card } = render(any, "Sent again.");
        for (const body of [...before, card]) {
          accepted(body);
          expect(body.text.trim()).not.toBe("");
          expect(body.text.length).toBeLessThanOrEqual(4_000);
        }
        blockList(100, "view").parse(renderHome(any));
      }),
      { numRuns: 100 },
    );
  });
});
