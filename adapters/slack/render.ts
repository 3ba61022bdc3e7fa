import type { Instant } from "../../src/core/time/instant.ts";
import type { Block, Button, View } from "../../src/core/view/view.ts";
import { type Fitting, fit } from "../shared/fit.ts";
import { isBlank, plainText, shortenUnits, splitUnits } from "../shared/plain-text.ts";
import { actionId } from "./action-id.ts";
import { line, plain, preformatted, type RichElement, richText, run, type WireBlock } from "./blocks.ts";
import { escapeText } from "./escape.ts";

// Slack's documentation, Block Kit reference; lengths count what is sent, escapes included.
const MAX_HEADER = 150;
const MAX_SECTION = 3000;
const MAX_CONTEXT = 2000;
const MAX_LABEL = 75;
const MAX_MESSAGE_BLOCKS = 50;
const MAX_HOME_BLOCKS = 100;
/** An escaped sign takes five at the most. */
const ESCAPED = 5;
/**
 * All blocks of a message together, as JSON: Slack refuses somewhat more than 13,000 characters, and does not say
 * how many exactly.
 */
const MAX_MESSAGE_JSON = 12_000;
/** As JSON a sign of a draft takes two at the most: line breaks and quotation marks do. */
const DRAFT_PIECE = 5_500;
const MAX_NOTIFICATION = 300;
const MAX_FIELD_LABEL = 150;
/** Stands where there is nothing to see, because Slack takes neither an empty message nor an empty label. */
const NOTHING = "…";

/** All that a message shows. */
export interface MessageBody {
  /** What notifications and screen readers say, which show no blocks. */
  readonly text: string;
  readonly blocks: readonly WireBlock[];
}

/** What one view becomes. */
export interface Rendering {
  /** Messages that go before: drafts that do not fit in one message with the rest. */
  readonly before: readonly MessageBody[];
  readonly card: MessageBody;
}

/** A run of plain text and what it becomes. */
interface Span extends Fitting {
  readonly kind: Exclude<Block["kind"], "fields"> | "field";
  /** Of a field: what stands before its value; empty where nothing does. */
  readonly label: string;
  /** Of a field: the instant that its value speaks of. */
  readonly at: Instant | null;
}

/**
 * A view as Slack messages that it will not refuse. What is too long is shortened, notes first; a draft is never
 * shortened but sent ahead of the rest, in as many messages as it takes.
 *
 * @param note a line that is put first and not shortened; null for none.
 */
export function render(view: View, note: string | null = null): Rendering {
  const first = note === null ? [] : spanOf("note", note, "firm");
  const spans = [...first, ...view.blocks.flatMap(spansOf)];
  const drafts = spans.filter(isDraft);
  if (drafts.length === 0 || fitsMessage(spans, toRows(view.buttons))) {
    return { before: [], card: toMessage(spans, toRows(view.buttons)) };
  }
  const pieces = drafts.flatMap(({ text }) => splitUnits(text, DRAFT_PIECE)).map(toPiece);
  const rest = spans.filter((span) => !isDraft(span));
  // The draft is not in the message that is pressed: it cannot be put into a form from there.
  const rows = toRows(
    view.buttons.map((row) => row.map((one) => (one.asks === "text" ? { ...one, asks: null } : one))),
  );
  if (rest.length > 0) return { before: pieces, card: toMessage(rest, rows) };
  const last = pieces.at(-1) ?? toMessage([], []);
  return { before: pieces.slice(0, -1), card: { ...last, blocks: [...last.blocks, ...rows] } };
}

/** A view as the blocks of the App Home. */
export function renderHome(view: View): readonly WireBlock[] {
  return compose(view.blocks.flatMap(spansOf), toRows(view.buttons), MAX_HOME_BLOCKS);
}

function isDraft({ kind }: Span): boolean {
  return kind === "copy";
}

function toPiece(text: string): MessageBody {
  return { text: escapeText(shortenUnits(text, MAX_NOTIFICATION)), blocks: [richText(preformatted(text))] };
}

function fitsMessage(spans: readonly Span[], rows: readonly WireBlock[]): boolean {
  return JSON.stringify(compose(spans, rows, MAX_MESSAGE_BLOCKS)).length <= MAX_MESSAGE_JSON;
}

function toMessage(spans: readonly Span[], rows: readonly WireBlock[]): MessageBody {
  const fitting = fit(spans, (runs) => fitsMessage(runs, rows));
  return { text: notificationOf(fitting), blocks: compose(fitting, rows, MAX_MESSAGE_BLOCKS) };
}

/** The first two things that are said. */
function notificationOf(spans: readonly Span[]): string {
  const said = spans.filter((span) => !isDraft(span)).slice(0, 2);
  const lines = (said.length > 0 ? said : spans.slice(0, 1)).map(({ label, text }) =>
    label === "" ? text : `${label}: ${text}`,
  );
  return escapeText(shortenUnits(lines.join("\n"), MAX_NOTIFICATION)) || NOTHING;
}

function spansOf(block: Block): readonly Span[] {
  switch (block.kind) {
    case "heading":
      return spanOf("heading", block.text, "firm");
    case "text":
    case "copy":
      return spanOf(block.kind, block.text, "soft");
    case "note":
      return spanOf("note", block.text, "first");
    case "fields":
      return block.rows.flatMap(({ label, value, at }) => {
        const name = isBlank(label) ? "" : shortenUnits(plainText(label), MAX_FIELD_LABEL);
        const text = isBlank(plainText(value)) ? "" : plainText(value);
        if (name === "" && text === "") return [];
        return [{ kind: "field", text, rank: "soft", label: name, at }] as const;
      });
    default:
      return block satisfies never;
  }
}

function spanOf(kind: Span["kind"], text: string, rank: Span["rank"]): readonly Span[] {
  const kept = plainText(text);
  return isBlank(kept) ? [] : [{ kind, text: kept, rank, label: "", at: null }];
}

/** The blocks, or, where there would be too many of them, the same text as one. */
function compose(spans: readonly Span[], rows: readonly WireBlock[], most: number): readonly WireBlock[] {
  const shown = inGroups(spans).flatMap(blocksOf);
  const blocks = shown.length + rows.length <= most ? shown : [asOne(spans)];
  return blocks.length + rows.length === 0
    ? [{ type: "section", text: plain(NOTHING) }]
    : [...blocks, ...rows];
}

/** Fields that follow each other stand together, everything else by itself. */
function inGroups(spans: readonly Span[]): readonly (readonly Span[])[] {
  const groups: Span[][] = [];
  for (const span of spans) {
    const last = groups.at(-1);
    if (span.kind === "field" && last?.[0]?.kind === "field") last.push(span);
    else groups.push([span]);
  }
  return groups;
}

function blocksOf(group: readonly Span[]): readonly WireBlock[] {
  const [span] = group;
  if (span === undefined) return [];
  const { kind, text } = span;
  switch (kind) {
    case "heading":
      return escapeText(text).length <= MAX_HEADER && !text.includes("\n")
        ? [{ type: "header", text: plain(text) }]
        : [richText(partOf(span))];
    case "text":
      return piecesOf(text, MAX_SECTION).map((piece) => ({ type: "section", text: plain(piece) }));
    case "note":
      return piecesOf(text, MAX_CONTEXT).map((piece) => ({ type: "context", elements: [plain(piece)] }));
    case "copy":
      return [richText(preformatted(text))];
    case "field":
      return [richText(...group.map(partOf))];
    default:
      return kind satisfies never;
  }
}

function piecesOf(text: string, max: number): readonly string[] {
  return escapeText(text).length <= max ? [text] : splitUnits(text, max / ESCAPED);
}

function asOne(spans: readonly Span[]): WireBlock {
  return richText(...spans.map(partOf));
}

function partOf(span: Span) {
  switch (span.kind) {
    case "heading":
      return line(run(span.text, { bold: true }));
    case "text":
      return line(run(span.text));
    case "note":
      return line(run(span.text, { italic: true }));
    case "copy":
      return preformatted(span.text);
    case "field":
      return line(...fieldElements(span));
    default:
      return span.kind satisfies never;
  }
}

function fieldElements({ label, text, at }: Span): readonly RichElement[] {
  const name = label === "" ? [] : [run(`${label}:`, { bold: true })];
  const value = text === "" ? [] : [run(label === "" ? text : ` ${text}`)];
  if (at === null || text === "") return [...name, ...value];
  const date = {
    type: "date",
    timestamp: Math.floor(at / 1000),
    format: "{date_short_pretty}, {time}",
    fallback: text,
  } as const;
  return [...name, ...value, run(" ("), date, run(")")];
}

function toRows(buttons: View["buttons"]): readonly WireBlock[] {
  let index = 0;
  return buttons.map((row) => ({
    type: "actions",
    elements: row.map(({ label, token, style, asks }: Button) => {
      index += 1;
      const look = style === "plain" ? {} : { style };
      return {
        type: "button",
        action_id: actionId(asks, index),
        value: token,
        text: labelOf(label),
        ...look,
      };
    }),
  }));
}

function labelOf(label: string) {
  const text = plainText(label).replace(/\n+/gu, " ");
  if (isBlank(text)) return plain(NOTHING);
  return plain(shortenTo(text, MAX_LABEL));
}

/** At most `max` units once it is escaped. */
function shortenTo(text: string, max: number): string {
  const [fitting] = fit([{ text, rank: "firm" }], ([only]) => escapeText(only?.text ?? "").length <= max);
  return fitting?.text ?? NOTHING;
}
