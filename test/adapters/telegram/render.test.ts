import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FormattedText, render } from "../../../adapters/telegram/render.ts";
import { type Block, view } from "../../../src/core/view/view.ts";
import { button, views } from "../../support/views.ts";

const text = (content: string): Block => ({ kind: "text", text: content });

function marked({ text: whole, entities }: FormattedText): string[] {
  return entities.map(({ type, offset, length }) => `${type}: ${whole.slice(offset, offset + length)}`);
}

describe("a view on Telegram", () => {
  it("is one text with entities and a keyboard", () => {
    const card = view(
      [
        { kind: "heading", text: "Thank Jane 🙏" },
        text("Within 24 hours of the interview."),
        {
          kind: "fields",
          rows: [
            { label: "Company", value: "Acme", at: null },
            { label: "Due", value: "Wednesday 18 November, 18:00", at: null },
          ],
        },
        { kind: "copy", text: "Dear Jane,\n\nthank you." },
        { kind: "note", text: "I send nothing to employers." },
      ],
      [[button("Mark sent", "sent.1"), { ...button("Job lost", "lost.1"), style: "danger" }]],
    );
    expect(render(card)).toMatchSnapshot();
    expect(marked(render(card).card)).toEqual([
      "bold: Thank Jane 🙏",
      "bold: Company:",
      "bold: Due:",
      "pre: Dear Jane,\n\nthank you.",
      "italic: I send nothing to employers.",
    ]);
  });

  it("has the note first when there is one", () => {
    expect(render(view([text("Hello")]), "Sent again.").card.text).toBe("Sent again.\n\nHello");
  });

  it("drops blank blocks, and shows a sign where nothing is left", () => {
    expect(render(view([text(" \u200b "), text("Hello"), text("\u0000")])).card.text).toBe("Hello");
    expect(render(view([text("")], [[button("\u2800", "a")]]))).toMatchObject({
      card: { text: "…" },
      keyboard: [[{ text: "…" }]],
    });
  });

  it("keeps letters that Telegram would break, and drops what turns the text around", () => {
    expect(render(view([text("Skåne".normalize("NFD"))])).card.text).toBe("Skåne");
    expect(render(view([text("Acme\u202egnp.exe")])).card.text).toBe("Acmegnp.exe");
    expect(render(view([text("a\u0000b\tc\r\nd\u2028e\ud83d")])).card.text).toBe("a b    c\nd\ne\ufffd");
  });

  it("takes exactly 4096 units whole, and shortens one more", () => {
    const whole = "😀".repeat(2048);
    expect(render(view([text(whole)])).card.text).toBe(whole);
    const cut = render(view([text(`${whole}x`)])).card.text;
    expect(cut).toBe(`${"😀".repeat(2047)}…`);
  });

  it("shortens notes before texts, and the longest of a kind first", () => {
    const long = render(
      view([
        { kind: "heading", text: "Head" },
        text("a".repeat(3000)),
        { kind: "note", text: "n".repeat(3000) },
      ]),
    );
    expect(long.card.text).toContain("a".repeat(3000));
    expect(long.card.text).toHaveLength(4096);
    const two = render(view([text("short"), text("b".repeat(5000)), text("c".repeat(6000))])).card.text;
    expect(two.startsWith("short\n\nb")).toBe(true);
    expect(two.match(/b/gu)?.length).toBe(two.match(/c/gu)?.length);
  });

  it("sends a draft that does not fit ahead, whole and in readable pieces", () => {
    const line = `${"word ".repeat(19)}end.`;
    const draft = Array.from({ length: 90 }, () => line).join("\n");
    const { before, card, keyboard } = render(
      view(
        [
          { kind: "heading", text: "Draft" },
          { kind: "copy", text: draft },
        ],
        [[button("Mark sent", "sent.1")]],
      ),
    );
    expect(before.map((part) => part.text).join("\n")).toBe(draft);
    for (const part of before) {
      expect(part.entities).toEqual([{ type: "pre", offset: 0, length: part.text.length }]);
      expect(part.text.endsWith("end.")).toBe(true);
    }
    expect(card.text).toBe("Draft");
    expect(keyboard).toHaveLength(1);
  });

  it("puts the buttons under the last piece when there is nothing but a draft", () => {
    const { before, card, keyboard } = render(
      view([{ kind: "copy", text: "x".repeat(5000) }], [[button("A", "a")]]),
    );
    expect([before.length, card.text.length, keyboard.length]).toEqual([1, 904, 1]);
  });

  it("is always within Telegram's limits", () => {
    fc.assert(
      fc.property(views, fc.option(fc.string({ maxLength: 200 })), (any, note) => {
        const { before, card, keyboard } = render(any, note);
        for (const { text: shown, entities } of [...before, card]) {
          const isCaption = any.file !== null && shown === card.text;
          // Beside a file there may be nothing.
          expect(shown.length).toBeGreaterThanOrEqual(isCaption ? 0 : 1);
          expect(shown.length).toBeLessThanOrEqual(4096);
          expect(shown).toBe(shown.trim());
          expect(shown).not.toMatch(/\p{Surrogate}|[^\P{Cc}\n]/u);
          expect(entities.length).toBeLessThanOrEqual(100);
          for (const { offset, length } of entities) {
            expect(length).toBeGreaterThan(0);
            expect(offset + length).toBeLessThanOrEqual(shown.length);
          }
        }
        expect(card.text.length).toBeLessThanOrEqual(any.file === null ? 4096 : 1024);
        expect(keyboard.map((row) => row.length)).toEqual(any.buttons.map((row) => row.length));
      }),
      { numRuns: 500 },
    );
  });
});
