import type { Block, Button, FieldRow, View } from "../../src/core/view/view.ts";
import { harmless, harmlessLine } from "./harmless.ts";
import type { Card } from "./screen.ts";
import { displayWidth, wrap } from "./wrap.ts";

/** How the output can show things. */
export interface Look {
  /** Columns; `Infinity` where lines are not to be wrapped. */
  readonly width: number;
  readonly color: boolean;
}

/** SGR codes (ECMA-48, 8.3.117) that begin and end each style. */
const STYLES = { bold: [1, 22], dim: [2, 22], inverse: [7, 27], red: [31, 39], cyan: [36, 39] } as const;
type Style = keyof typeof STYLES;

const MIN_WIDTH = 20;
/** The longest rule around text to copy. */
const MAX_RULE = 40;
const FIELD_INDENT = 2;
const FIELD_GAP = 2;
const MIN_VALUE_WIDTH = 10;
/** The card's letter and a blank. */
const BUTTON_INDENT = 2;

/** The text in a style, or as it is where there are no colours. */
export function paint(style: Style, text: string, look: Look): string {
  const [begin, end] = STYLES[style];
  return look.color && text !== "" ? `\u001B[${begin}m${text}\u001B[${end}m` : text;
}

/** Padded to `width` columns. */
function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

function renderFields(rows: readonly FieldRow[], look: Look): readonly string[] {
  const shown = rows.map(({ label, value }) => ({ label: harmlessLine(label), value: harmless(value) }));
  const widest = Math.max(0, ...shown.map(({ label }) => displayWidth(label)));
  const column = FIELD_INDENT + widest + FIELD_GAP;
  // Beside a very long label there is no room: the value then stands under it.
  const beside = look.width - column >= MIN_VALUE_WIDTH;
  const indent = " ".repeat(beside ? column : 2 * FIELD_INDENT);
  const lines: string[] = [];
  for (const { label, value } of shown) {
    const values = wrap(value, look.width - indent.length).map((line) => (line === "" ? "" : indent + line));
    const margin = " ".repeat(FIELD_INDENT);
    if (beside) {
      const head = margin + paint("dim", pad(label, widest), look);
      lines.push(head + (values[0] ?? "").slice(FIELD_INDENT + widest), ...values.slice(1));
    } else {
      const labels = wrap(label, look.width - FIELD_INDENT);
      lines.push(...labels.map((line) => margin + paint("dim", line, look)), ...values);
    }
  }
  return lines;
}

/** Between two rules and at the margin, so that whole lines can be selected without a frame in them. */
function renderCopy(text: string, look: Look): readonly string[] {
  const rule = "─".repeat(Math.min(look.width, MAX_RULE) - 1);
  return [
    paint("dim", `┌${rule}`, look),
    ...wrap(harmless(text), look.width),
    paint("dim", `└${rule}`, look),
  ];
}

const TEXT_STYLES = { heading: "bold", text: null, note: "dim" } as const;

function renderBlock(block: Block, look: Look): readonly string[] {
  if (block.kind === "fields") return renderFields(block.rows, look);
  if (block.kind === "copy") return renderCopy(block.text, look);
  const style = TEXT_STYLES[block.kind];
  const lines = wrap(harmless(block.text), look.width);
  return style === null ? lines : lines.map((line) => paint(style, line, look));
}

const roomy = (look: Look): Look => ({ ...look, width: Math.max(MIN_WIDTH, look.width) });

/** The blocks of a view as lines without line ends. Buttons are {@link renderButtons}'. */
export function renderBlocks(view: View, look: Look): readonly string[] {
  return view.blocks.flatMap((block) => renderBlock(block, roomy(look)));
}

interface Item {
  readonly shown: string;
  readonly columns: number;
}

function renderButton(button: Button, number: number, look: Look & { readonly picked: boolean }): Item {
  const [first = "", ...cut] = wrap(
    harmlessLine(button.label),
    look.width - BUTTON_INDENT - `${number}`.length - 4,
  );
  const label = cut.length === 0 ? first : `${first}…`;
  const columns = displayWidth(`${number} ${label}`) + 2;
  if (look.picked) {
    const text = `${number} ${label}`;
    return { shown: look.color ? paint("inverse", ` ${text} `, look) : `[${text}]`, columns };
  }
  const styled = {
    plain: label,
    primary: paint("bold", label, look),
    danger: paint("red", label, look),
  }[button.style];
  return { shown: ` ${paint("cyan", `${number}`, look)} ${styled} `, columns };
}

/**
 * The buttons of a card as lines, their rows kept: `a  1 Draft   2 Mark sent   3 Snooze`, none when it has
 * none. `picked` is the index of the button to be highlighted.
 */
export function renderButtons(card: Card, picked: number | null, look: Look): readonly string[] {
  const wide = roomy(look);
  const lines: string[] = [];
  let count = 0;
  for (const row of card.view.buttons) {
    let line = "";
    let used = 0;
    for (const button of row) {
      const item = renderButton(button, count + 1, { ...wide, picked: picked === count });
      count += 1;
      if (used > 0 && used + 1 + item.columns > wide.width - BUTTON_INDENT) {
        lines.push(line);
        line = "";
        used = 0;
      }
      line += used > 0 ? ` ${item.shown}` : item.shown;
      used += item.columns + (used > 0 ? 1 : 0);
    }
    lines.push(line);
  }
  return lines.map((line, index) => {
    const margin = index === 0 ? `${paint("dim", card.tag, wide)} ` : " ".repeat(BUTTON_INDENT);
    return (margin + line).trimEnd();
  });
}
