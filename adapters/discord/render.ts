import type { Block, Button, FieldRow, View } from "../../src/core/view/view.ts";
import { isBlank, plainText, shortenUnits, splitUnits } from "../shared/plain-text.ts";
import { customIds } from "./custom-id.ts";
import { copyBlock, copyBlockRoom, escapeMarkdown } from "./escape.ts";
import { compose, fit, type Span } from "./fit.ts";

// Discord's documentation, message and embed limits. In all, an embed may have 6,000: these add up to less.
export const MAX_CONTENT = 2000;
const MAX_TITLE = 256;
const MAX_DESCRIPTION = 4096;
const MAX_FOOTER = 1600;
/** Stands where there is nothing to see, because Discord takes neither an empty message nor an empty label. */
const NOTHING = "…";
const ACCENT = 0x3f_7c_ac;

/** Message flag: whatever the text names, no preview is shown below it. */
const SUPPRESS_EMBEDS = 4;

interface WireEmbed {
  readonly title?: string;
  readonly description?: string;
  readonly footer?: { readonly text: string };
  readonly color: number;
}

interface WireButton {
  readonly type: 2;
  readonly style: 1 | 2 | 4;
  readonly label: string;
  readonly custom_id: string;
}

/** A menu that opens into a list. */
interface WireSelect {
  readonly type: 3;
  readonly custom_id: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

interface WireRow {
  readonly type: 1;
  readonly components: readonly (WireButton | WireSelect)[];
}

/** All that a message shows. Every part is given every time, so that an edit leaves nothing of before. */
export interface MessageBody {
  readonly content: string;
  readonly embeds: readonly WireEmbed[];
  readonly components: readonly WireRow[];
  readonly flags: number;
}

/** What one view becomes. */
export interface Rendering {
  /** Messages that go before: drafts that do not fit in one message with the rest. */
  readonly before: readonly MessageBody[];
  readonly card: MessageBody;
}

export interface RenderOptions {
  /** A line that is put first and not shortened; null for none. */
  readonly note: string | null;
  /** Goes into the buttons' ids, so that the message can be found again; null for none. */
  readonly mark: string | null;
}

/**
 * A view as Discord messages that it will not refuse. A card is an embed, where links show no preview. A draft
 * is the text of its message, because apps copy the text of a message and not that of an embed; previews are
 * off there. What is too long is shortened, notes first; a draft is never shortened but sent ahead of the rest,
 * in as many messages as it takes.
 */
export function render(view: View, { note, mark }: RenderOptions = { note: null, mark: null }): Rendering {
  const components = toRows(view.buttons, mark);
  const first: Span[] = note === null ? [] : styled(note, "italic", "firm");
  const drafts = view.blocks.flatMap((block) => (block.kind === "copy" ? draftOf(block.text) : []));
  if (drafts.length === 0) return { before: [], card: toCard(view.blocks, first, components) };

  const whole = compose([...first, ...view.blocks.flatMap(spansOf)]);
  if (whole.length <= MAX_CONTENT) return { before: [], card: toLetter(whole, components) };
  const pieces = drafts.flatMap((draft) =>
    splitUnits(draft, copyBlockRoom(draft)).map((piece) => letterPiece(piece, draft)),
  );
  const rest = view.blocks.filter((block) => block.kind !== "copy");
  if (rest.some((block) => spansOf(block).length > 0)) {
    return { before: pieces, card: toCard(rest, first, components) };
  }
  const before = first.length === 0 ? pieces : [toLetter(compose(first), []), ...pieces];
  const last = before.at(-1);
  return { before: before.slice(0, -1), card: { ...(last ?? toLetter(NOTHING, [])), components } };
}

function draftOf(text: string): readonly string[] {
  const plain = plainText(text);
  return isBlank(plain) ? [] : [plain];
}

/** Whether a piece is quoted or fenced is the whole draft's matter, so that its pieces look alike. */
function letterPiece(piece: string, draft: string): MessageBody {
  const isQuoted = copyBlock(draft).startsWith(">");
  return toLetter(isQuoted ? escapeMarkdown(piece).replace(/^/gmu, "> ") : copyBlock(piece), []);
}

function toLetter(content: string, components: MessageBody["components"]): MessageBody {
  return { content, embeds: [], components, flags: SUPPRESS_EMBEDS };
}

function toCard(
  blocks: readonly Block[],
  first: readonly Span[],
  components: MessageBody["components"],
): MessageBody {
  const [head, ...tail] = blocks;
  const title = head?.kind === "heading" ? titleOf(head.text) : "";
  const body = title === "" ? blocks : tail;
  const notes = trailingNotes(body);
  const description = fit(body.slice(0, body.length - notes.length).flatMap(spansOf), MAX_DESCRIPTION);
  const footer = shortenUnits(
    notes
      .map(({ text }) => plainText(text))
      .filter((text) => !isBlank(text))
      .join("\n"),
    MAX_FOOTER,
  );
  const isEmpty = title === "" && description === "" && footer === "";
  const embed = {
    ...(title !== "" && { title }),
    ...((description !== "" || isEmpty) && { description: description || NOTHING }),
    ...(footer !== "" && { footer: { text: footer } }),
    color: ACCENT,
  };
  return { content: fit(first, MAX_CONTENT), embeds: [embed], components, flags: 0 };
}

function titleOf(text: string): string {
  const plain = plainText(text);
  return isBlank(plain)
    ? ""
    : fit([{ text: plain, gap: "", rank: "firm", write: escapeMarkdown }], MAX_TITLE);
}

function trailingNotes(blocks: readonly Block[]): readonly (Block & { kind: "note" })[] {
  const from = blocks.findLastIndex((block) => block.kind !== "note") + 1;
  return blocks.slice(from).filter((block) => block.kind === "note");
}

function spansOf(block: Block): Span[] {
  switch (block.kind) {
    case "heading":
      return styled(block.text, "bold", "firm");
    case "text":
      return styled(block.text, "plain", "soft");
    case "copy":
      return styled(block.text, "copy", "soft");
    case "note":
      return styled(block.text, "italic", "first");
    case "fields":
      return block.rows.flatMap(fieldSpans);
    default:
      return block satisfies never;
  }
}

function fieldSpans({ label, value, at }: FieldRow, index: number): Span[] {
  const gap = index === 0 ? "\n\n" : "\n";
  const name = isBlank(label) ? [] : styled(`${label}:`, "bold", "firm", gap);
  const seconds = at === null ? null : Math.floor(at / 1000);
  const zoned = seconds === null ? "" : ` (<t:${seconds}:F>, <t:${seconds}:R>)`;
  const text = plainText(value);
  if (isBlank(text)) return name;
  const write = (part: string): string => escapeMarkdown(part) + zoned;
  return [...name, { text, gap: name.length === 0 ? gap : " ", rank: "soft", write }];
}

const WRITE = {
  plain: escapeMarkdown,
  bold: (text: string) => `**${escapeMarkdown(text)}**`,
  italic: (text: string) => `*${escapeMarkdown(text)}*`,
  copy: copyBlock,
} as const;

function styled(text: string, style: keyof typeof WRITE, rank: Span["rank"], gap = "\n\n"): Span[] {
  const plain = plainText(text);
  return isBlank(plain) ? [] : [{ text: plain, gap, rank, write: WRITE[style] }];
}

const STYLES = { plain: 2, primary: 1, danger: 4 } as const;

/** So many rows, and so many buttons in them, read better as a list; no list has more than 25 entries. */
const LIST = { rows: 3, buttons: 7 };

function toRows(buttons: View["buttons"], mark: string | null): readonly WireRow[] {
  const idOf = customIds(mark);
  const rows: WireRow[] = [];
  for (let at = 0; at < buttons.length; ) {
    const list = listAt(buttons, at);
    const shown = list.length === 0 ? buttons.slice(at, at + 1) : list;
    const one = shown.flat();
    const components =
      list.length === 0
        ? one.map((button) => toButton(button, idOf(button.token, button.asks)))
        : [toSelect(one, idOf)];
    rows.push({ type: 1, components });
    at += shown.length;
  }
  return rows;
}

/**
 * The rows from here on that make up a list of equals, none where there are too few: rows of one width, of which
 * the last may be narrower. What stands below such a row, or is wider, is something else.
 */
function listAt(buttons: View["buttons"], from: number): View["buttons"] {
  const width = buttons[from]?.length ?? 0;
  const run: (readonly Button[])[] = [];
  for (const row of buttons.slice(from)) {
    if (row.length > width || row.some(({ style }) => style !== "plain")) break;
    run.push(row);
    if (row.length < width) break;
  }
  return run.length >= LIST.rows && run.flat().length >= LIST.buttons ? run : [];
}

function toSelect(buttons: readonly Button[], idOf: (token: string) => string): WireSelect {
  const options = buttons.map(({ label, token }) => ({ label: labelOf(label), value: idOf(token) }));
  return { type: 3, custom_id: idOf("list"), options };
}

function labelOf(label: string): string {
  const text = plainText(label).replace(/\n+/gu, " ");
  return isBlank(text) ? NOTHING : shortenUnits(text, 80);
}

function toButton({ label, style }: Button, id: string): WireButton {
  return { type: 2, style: STYLES[style], label: labelOf(label), custom_id: id };
}
