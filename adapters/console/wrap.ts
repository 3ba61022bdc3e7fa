const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const PLAIN_ASCII = /^[ -~]*$/u;
/** Marks and joiners, which stand over or in the character before them. */
const NO_WIDTH = /^[\p{M}\p{Cf}]+$/u;
const EMOJI = /\p{Emoji_Presentation}|\uFE0F/u;
/** East Asian letters and full-width forms: the blocks that Unicode's annex 11 calls wide, roughly. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;

function graphemeWidth(grapheme: string): number {
  if (NO_WIDTH.test(grapheme)) return 0;
  return EMOJI.test(grapheme) || WIDE.test(grapheme) ? 2 : 1;
}

/** How many columns of a terminal the text takes; roughly, because terminals differ about emoji. */
export function displayWidth(text: string): number {
  if (PLAIN_ASCII.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** Pieces of one word that each fit into `width` columns; a character wider than that stands alone. */
function breakWord(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const size = graphemeWidth(segment);
    if (used + size > width && piece !== "") {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += segment;
    used += size;
  }
  return piece === "" ? pieces : [...pieces, piece];
}

function wrapParagraph(paragraph: string, width: number): readonly string[] {
  if (displayWidth(paragraph) <= width) return [paragraph];
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of paragraph.split(/(?<= )(?=[^ ])/u)) {
    const size = displayWidth(word.trimEnd());
    if (used > 0 && used + size > width) {
      lines.push(line.trimEnd());
      line = "";
      used = 0;
    }
    const blanks = word.slice(word.trimEnd().length);
    const pieces = size > width ? breakWord(word.trimEnd(), width) : [word.trimEnd()];
    lines.push(...pieces.slice(0, -1));
    const rest = `${pieces.at(-1) ?? ""}${blanks}`;
    line += rest;
    used += displayWidth(rest);
  }
  return [...lines, line.trimEnd()];
}

/**
 * The text in lines of at most `width` columns (at least 1; `Infinity` for as they are), broken between words
 * where it can be. The text is plain: colours are put on the lines afterwards, so they never count.
 */
export function wrap(text: string, width: number): readonly string[] {
  return text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph, Math.max(1, width)));
}
