import type { InlineKeyboardButton, MessageEntity } from "grammy/types";
import type { Block, Button, FieldRow, View } from "../../src/core/view/view.ts";
import { isBlank, splitUnits } from "../shared/plain-text.ts";
import { fit, lengthOf, type Span } from "./fit.ts";
import { keptText } from "./kept-text.ts";

/** Bot API: "Text of the message to be sent, 1-4096 characters after entities parsing", in UTF-16 units. */
const MAX_TEXT = 4096;
/** Bot API: "Document caption, 0-1024 characters after entities parsing". */
export const MAX_CAPTION = 1024;
/** Bot API: no more than these are kept. */
const MAX_ENTITIES = 100;
/** Stands where there is nothing to see, because Telegram takes neither an empty text nor an empty label. */
const NOTHING = "…";

/** A text and its formatting. Offsets count UTF-16 units. */
export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** What one view becomes. */
export interface Rendering {
  /** Messages that go before: drafts that do not fit in one message with the rest, or all that fits beside no file. */
  readonly before: readonly FormattedText[];
  /** The last message, or the caption of the view's file. */
  readonly card: FormattedText;
  readonly keyboard: InlineKeyboardButton[][];
}

/**
 * A view as Telegram messages that it will not refuse. What is too long is shortened, notes first; a draft is
 * never shortened but sent ahead of the rest, in as many messages as it takes.
 *
 * Formatting is given as entities, never as markup, so that nothing a person typed is read as markup. Telegram's
 * apps by themselves make an address, an @name or a /command in the text touchable. That is left as it is:
 * the text is shown to nobody but the person who wrote it, a name in a private chat notifies nobody, no link can
 * hide behind another text, previews are off; and characters put in between to prevent it would spoil the
 * e-mail address that somebody copies from a card.
 *
 * @param note a line that is put first and not shortened; null for none.
 */
export function render(view: View, note: string | null = null): Rendering {
  const rendered = renderText(view, note);
  const { before, card, keyboard } = rendered;
  if (view.file === null || card.text.length <= MAX_CAPTION) return rendered;
  return { before: [...before, card], card: { text: "", entities: [] }, keyboard };
}

function renderText(view: View, note: string | null): Rendering {
  const first: Span[] = note === null ? [] : styled(note, { style: "italic", gap: "\n\n", rank: "firm" });
  const spans = [...first, ...view.blocks.flatMap(spansOf)];
  const keyboard = view.buttons.map((row) => row.map(toButton));
  if (lengthOf(spans) <= MAX_TEXT) return { before: [], card: compose(spans), keyboard };
  const before = spans
    .filter(isDraft)
    .flatMap((draft) => splitUnits(draft.text, MAX_TEXT).map((text) => compose([{ ...draft, text }])));
  const rest = fit(
    spans.filter((each) => !isDraft(each)),
    MAX_TEXT,
  );
  const card = rest.length > 0 ? compose(rest) : before.pop();
  return { before, card: card ?? compose([]), keyboard };
}

function isDraft(span: Span): boolean {
  return span.style === "pre";
}

function spansOf(block: Block): Span[] {
  switch (block.kind) {
    case "heading":
      return styled(block.text, { style: "bold", gap: "\n\n", rank: "firm" });
    case "text":
      return styled(block.text, { style: null, gap: "\n\n", rank: "soft" });
    case "copy":
      return styled(block.text, { style: "pre", gap: "\n\n", rank: "soft" });
    case "note":
      return styled(block.text, { style: "italic", gap: "\n\n", rank: "first" });
    case "fields":
      return block.rows.flatMap(fieldSpans);
    default:
      return block satisfies never;
  }
}

function fieldSpans({ label, value }: FieldRow, index: number): Span[] {
  const gap = index === 0 ? "\n\n" : "\n";
  const name = isBlank(label) ? [] : styled(`${label}:`, { style: "bold", gap, rank: "firm" });
  return [...name, ...styled(value, { style: null, gap: name.length === 0 ? gap : " ", rank: "soft" })];
}

function styled(text: string, form: Omit<Span, "text">): Span[] {
  const kept = keptText(text);
  return isBlank(kept) ? [] : [{ ...form, text: kept }];
}

function compose(spans: readonly Span[]): FormattedText {
  let text = "";
  const entities: MessageEntity[] = [];
  for (const { gap, text: part, style } of spans) {
    if (text !== "") text += gap;
    if (style !== null && entities.length < MAX_ENTITIES) {
      entities.push({ type: style, offset: text.length, length: part.length });
    }
    text += part;
  }
  return { text: text === "" ? NOTHING : text, entities };
}

function toButton({ label, token, style }: Button): InlineKeyboardButton {
  const text = keptText(label).replace(/\n+/gu, " ");
  return {
    text: isBlank(text) ? NOTHING : text,
    callback_data: token,
    ...(style !== "plain" && { style }),
  };
}
