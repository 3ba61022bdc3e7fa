import { badRequest } from "./bot-api-error.ts";
import type { WireEntity } from "./schemas.ts";

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly WireEntity[];
}

const ENTITY_TYPES = new Set([
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "blockquote",
  "expandable_blockquote",
  "code",
  "pre",
  "text_link",
]);
const MAX_TEXT_BYTES = 1 << 15;
/** Nothing but these is nothing to see: TDLib's list of empty characters. */
const NOTHING_TO_SEE = /^[\s\u00a0\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f\u2800\u3000\ufeff\ufffc]*$/u;

/**
 * What Telegram makes of a text: control characters become spaces, some characters vanish, both ends are
 * trimmed. Lengths and offsets count UTF-16 units.
 * @throws {BotApiError} for what is no text, or for an entity outside of it.
 */
export function formatText(text: string, entities: readonly WireEntity[] = []): FormattedText {
  if (/\p{Surrogate}/u.test(text)) throw badRequest("strings must be encoded in UTF-8");
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) throw badRequest("text is too long");
  for (const entity of entities) checkEntity(text, entity);
  const { cleaned, position } = clean(text);
  const start = cleaned.length - cleaned.trimStart().length;
  const end = Math.max(start, cleaned.trimEnd().length);
  const shown = NOTHING_TO_SEE.test(cleaned) ? "" : cleaned.slice(start, end);
  return {
    text: shown,
    entities: entities
      .map((entity) => {
        const from = clamp(position(entity.offset), start, end);
        const to = clamp(position(entity.offset + entity.length), start, end);
        return { ...entity, offset: from - start, length: to - from };
      })
      .filter((entity) => entity.length > 0),
  };
}

function checkEntity(text: string, entity: WireEntity): void {
  if (!ENTITY_TYPES.has(entity.type)) {
    throw badRequest("can't parse MessageEntity: Unsupported type specified");
  }
  const end = entity.offset + entity.length;
  if (entity.offset < 0 || entity.length <= 0 || end > text.length) {
    throw badRequest("can't parse entities: entity is outside of the text");
  }
  if (splitsPair(text, entity.offset) || splitsPair(text, end)) {
    throw badRequest("can't parse entities: entity begins or ends in the middle of a UTF-16 symbol");
  }
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

interface Cleaned {
  readonly cleaned: string;
  /** Where a position in the original text has come to lie. */
  readonly position: (before: number) => number;
}

function clean(text: string): Cleaned {
  const moved: number[] = [];
  let cleaned = "";
  for (const unit of text.split("")) {
    moved.push(cleaned.length);
    if (unit < " " && unit !== "\n" && unit !== "\r") cleaned += " ";
    else if (!/[\r\u2028-\u202e]|\u0333|\u033f|\u030a/u.test(unit)) cleaned += unit;
  }
  moved.push(cleaned.length);
  return { cleaned, position: (before) => moved[before] ?? cleaned.length };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
