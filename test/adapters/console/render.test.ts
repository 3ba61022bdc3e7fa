import { stripVTControlCharacters } from "node:util";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { harmless, harmlessLine } from "../../../adapters/console/harmless.ts";
import { type Look, renderBlocks, renderButtons } from "../../../adapters/console/render.ts";
import { displayWidth, wrap } from "../../../adapters/console/wrap.ts";
import { type Block, type Button, view } from "../../../src/core/view/view.ts";
import { button, textView } from "./cards.ts";

const PLAIN: Look = { width: 40, color: false };
const COLOR: Look = { width: 40, color: true };
/** C0 with ESC, DEL, C1, half characters, and what turns the direction of reading. */
const DANGEROUS = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.stringMatching(/^[a-zå 日🎉\n\t]{0,150}$/u),
  fc.constantFrom(
    "\u001B[31mred\u001B]0;title\u0007",
    "\u009B2J",
    "\u202Egnp.exe",
    "\uD800",
    "\r\n\r",
    "\u007F",
  ),
);
const label = text.map((value) => value.slice(0, 64));
const styles = fc.constantFrom<Button["style"]>("plain", "primary", "danger");
const blocks: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom("heading", "text", "note", "copy"), text }),
  fc.record({
    kind: fc.constant("fields"),
    rows: fc.array(fc.record({ label, value: text, at: fc.constant(null) }), { maxLength: 4 }),
  }),
);
const views = fc
  .tuple(
    blocks,
    fc.array(blocks, { maxLength: 4 }),
    fc.array(fc.array(fc.tuple(label, styles), { maxLength: 5 }), { maxLength: 5 }),
  )
  .map(([first, more, rows]) =>
    view(
      [first, ...more],
      rows.map((row) => row.map(([shown, style]) => ({ ...button("t", style), label: shown }))),
    ),
  );
const widths = fc.integer({ min: 20, max: 120 });

describe("harmless", () => {
  test("shows control characters as pictures and keeps line ends", () => {
    expect(harmless("a\u001B[31mb\0c\u007Fd\u0085e\nf\r\ng\rh\ti")).toBe("a␛[31mb␀c␡d\uFFFDe\nf\ng␍h    i");
  });

  test("leaves out what turns the direction of reading, and keeps right-to-left writing", () => {
    expect(harmless("\u202Egnp.exe \u2067שלום\u2069")).toBe("gnp.exe שלום");
  });

  test("keeps pictures made of several characters", () => {
    expect(harmless("👩‍💻 å 日本")).toBe("👩‍💻 å 日本");
  });

  test("lets no dangerous character through, whatever the text", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(harmless(value).replaceAll("\n", "")).not.toMatch(DANGEROUS);
        expect(harmlessLine(value)).not.toMatch(DANGEROUS);
      }),
    );
  });
});

describe("wrap", () => {
  test("breaks between words", () => {
    expect(wrap("the quick brown fox", 10)).toEqual(["the quick", "brown fox"]);
  });

  test("breaks a word that is too long for a line", () => {
    expect(wrap("abcdefghij klm", 4)).toEqual(["abcd", "efgh", "ij", "klm"]);
  });

  test("counts wide characters as two columns and marks as none", () => {
    expect(displayWidth("日本 🎉e\u0301")).toBe(8);
    expect(wrap("日本語", 4)).toEqual(["日本", "語"]);
  });

  test("keeps empty lines and does not wrap at all without a width", () => {
    expect(wrap("a\n\nb", 10)).toEqual(["a", "", "b"]);
    expect(wrap("x ".repeat(500), Number.POSITIVE_INFINITY)).toEqual(["x ".repeat(500)]);
  });

  test("keeps every line within the width and loses nothing but blanks", () => {
    fc.assert(
      fc.property(text.map(harmless), fc.integer({ min: 2, max: 60 }), (value, width) => {
        const lines = wrap(value, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(/\s/gu, "")).toBe(value.replaceAll(/\s/gu, ""));
      }),
    );
  });
});

describe("renderBlocks", () => {
  const card = view([
    { kind: "heading", text: "Thank Jane" },
    {
      kind: "fields",
      rows: [
        { label: "Whom", value: "Jane Doe (CTO)", at: null },
        { label: "Why now", value: "an hour has passed since the interview ended", at: null },
      ],
    },
    { kind: "copy", text: "Dear Jane,\n\nthanks" },
    { kind: "note", text: "97 words" },
  ]);

  test("aligns the values of fields and wraps them beside their labels", () => {
    expect(renderBlocks(card, PLAIN)).toEqual([
      "Thank Jane",
      "  Whom     Jane Doe (CTO)",
      "  Why now  an hour has passed since the",
      "           interview ended",
      `┌${"─".repeat(39)}`,
      "Dear Jane,",
      "",
      "thanks",
      `└${"─".repeat(39)}`,
      "97 words",
    ]);
  });

  test("sets a value under a label that leaves it no room", () => {
    const rows = [{ label: "A label as long as the line", value: "the value", at: null }];
    expect(renderBlocks(view([{ kind: "fields", rows }]), { width: 30, color: false })).toEqual([
      "  A label as long as the line",
      "    the value",
    ]);
  });

  test("makes headings bold and notes dim, and says the same without colours", () => {
    const colored = renderBlocks(card, COLOR);
    expect(colored.at(0)).toBe("\u001B[1mThank Jane\u001B[22m");
    expect(colored.at(-1)).toBe("\u001B[2m97 words\u001B[22m");
    expect(colored.map((line) => stripVTControlCharacters(line))).toEqual(renderBlocks(card, PLAIN));
  });

  test("never fails, stays within the width and lets nothing steer the terminal", () => {
    fc.assert(
      fc.property(views, widths, (shown, width) => {
        for (const line of renderBlocks(shown, { width, color: false })) {
          expect(line).not.toMatch(DANGEROUS);
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});

describe("renderButtons", () => {
  const card = {
    message: "m",
    tag: "a",
    view: view(
      [{ kind: "text", text: "" }],
      [[button("Draft", "primary"), button("Mark sent"), button("Snooze")], [button("Job lost", "danger")]],
    ),
  };

  test("numbers the buttons through, row by row, after the card's letter", () => {
    expect(renderButtons(card, null, PLAIN)).toEqual([
      "a  1 Draft   2 Mark sent   3 Snooze",
      "   4 Job lost",
    ]);
  });

  test("highlights the picked one without moving the others", () => {
    expect(renderButtons(card, 1, PLAIN)[0]).toBe("a  1 Draft  [2 Mark sent]  3 Snooze");
    expect(renderButtons(card, 3, COLOR)[1]).toContain("\u001B[7m 4 Job lost \u001B[27m");
  });

  test("goes on in the next line where a row is too long", () => {
    expect(renderButtons(card, null, { width: 25, color: false })).toEqual([
      "a  1 Draft   2 Mark sent",
      "   3 Snooze",
      "   4 Job lost",
    ]);
  });

  test("is nothing for a card without buttons", () => {
    expect(renderButtons({ ...card, view: textView("done") }, null, PLAIN)).toEqual([]);
  });

  test("never fails, keeps within the width, shows every number and lets nothing steer the terminal", () => {
    fc.assert(
      fc.property(views, widths, (shown, width) => {
        const lines = renderButtons({ message: "m", tag: "a", view: shown }, null, { width, color: false });
        for (const line of lines) {
          expect(line).not.toMatch(DANGEROUS);
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
        const numbers = shown.buttons.flat().map((_, index) => ` ${index + 1}`);
        expect(numbers.filter((number) => !lines.join(" ").includes(number))).toEqual([]);
      }),
    );
  });
});
