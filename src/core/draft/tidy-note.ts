import { countWords } from "./measure.ts";

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u{2028}\u{2029}]/gu;
/** Of a name only what breaks the line or turns the writing round is taken away: joiners belong to its spelling. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u{2028}\u{2029}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu;
const EMOJI = /[\p{Extended_Pictographic}\u{FE0F}\u{20E3}\p{Regional_Indicator}\p{Emoji_Modifier}]/gu;
const BULLET = /^\s*(?:[-*•–—>#]+|\d{1,2}[.)])\s+/u;
const PAIRS = [
  ["(", ")"],
  ["“", "”"],
  ["„", "“"],
  ["«", "»"],
] as const;

/** Something left to be filled in: braces, square brackets, <name>, lines to write on, TODO. */
export const OPEN_SLOT =
  /\{[^{}\n]*\}?|\[[^[\]\n]*\]?|[}\]]|<\p{L}[^<>\n]*>|_{2,}|%\p{L}+%|\b(?:TODO|TBD|FIXME|XXX+)\b/gu;

const count = (text: string, part: string): number => text.split(part).length - 1;

/** Without the quotes and brackets that lost their partner. */
function balanced(text: string): string {
  let result = text;
  for (const [open, close] of PAIRS) {
    if (open === "„" || count(result, open) === count(result, close)) continue;
    result = result.replaceAll(open, "").replaceAll(close, "");
  }
  return count(result, '"') % 2 === 0 ? result : result.replaceAll('"', "");
}

/** Without one pair of quotes around the whole. */
const unwrapped = (text: string): string =>
  /^(?:"([^"]+)"|“([^“”]+)”|\(([^()]+)\))$/u.exec(text)?.slice(1).find(Boolean) ?? text;

/** Cuts after a full stop, question or exclamation mark that ends a sentence, not after "Dr." or "e.g.". */
function sentencesOf(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const found of text.matchAll(/[.!?…]+["”’)]*\s+(?=["“‘(]*[\p{Lu}\p{N}])/gu)) {
    const word = /[\p{L}\p{N}.]*$/u.exec(text.slice(start, found.index))?.[0] ?? "";
    if (
      found[0].startsWith(".") &&
      (/^\p{Lu}\p{Ll}{0,3}$/u.test(word) || word.includes(".") || /^\p{L}?$/u.test(word))
    )
      continue;
    parts.push(text.slice(start, found.index + found[0].length).trim());
    start = found.index + found[0].length;
  }
  return [...parts, text.slice(start).trim()].filter((part) => part !== "");
}

const trimmed = (text: string): string =>
  text
    .replace(/\s+([,.;:!?])/gu, "$1")
    .replace(/^[\s,.;:!?…)\]&*_~`-]+/u, "")
    .replace(/[\s,.;:!?…(&*_~`–—-]+$/u, "")
    .trim();

/**
 * The first thing that a free note says, on one line, without end mark, emoji, bullets, doubled words and broken
 * brackets; null when nothing can be read, or when it has a slot that is still to be filled in.
 */
export function tidyNote(raw: string | null): string | null {
  if (raw === null || raw.search(OPEN_SLOT) !== -1) return null;
  const lines = raw
    .normalize("NFC")
    .slice(0, 4000)
    .split(/[\r\n\u{2028}\u{2029}]+/u)
    .map((line) => oneLine(line.replace(BULLET, "")))
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  const whole = lines.find((line) => countWords(line) > 1) ?? lines[0] ?? "";
  const sentences = sentencesOf(whole);
  const said = sentences.find((part) => countWords(part) > 1 && !/\?["”’)]*$/u.test(part));
  const text = trimmed(balanced(unwrapped(trimmed(said ?? whole))));
  const isReadable = /[\p{L}\p{N}]/u.test(text) && !/\?|\S{80}/u.test(text);
  return isReadable ? unshouted(text) : null;
}

/** Small letters for a note that was typed in capitals throughout. */
function unshouted(text: string): string {
  const isShouted =
    !/\p{Ll}/u.test(text) && text.split(" ").filter((word) => /\p{Lu}{3}/u.test(word)).length > 1;
  return isShouted ? text.toLowerCase() : text;
}

/** Text on one line with single spaces, without what cannot be seen and without emoji. */
function oneLine(text: string): string {
  return text
    .replace(EMOJI, " ")
    .replace(/\t/gu, " ")
    .replace(INVISIBLE, "")
    .replace(/\*\*|`/gu, "")
    .replace(/!+(?=\s+\p{Lu})/gu, ".")
    .replace(/!+(?=\s*\S)(?!["”’)])/gu, ",")
    .replace(/!+/gu, "")
    .replace(/\.{2,}/gu, "…")
    .replace(/\s+/gu, " ")
    .replace(/(?<![\p{L}\p{N}'’-])(\p{L}+)(?: \1)+(?![\p{L}\p{N}'’-])/giu, "$1")
    .trim();
}

/** A name or a fact exactly as given, white space aside; null when it is empty or too long for a sentence. */
export function usableFact(raw: string | null): string | null {
  const text = raw?.replace(UNPRINTABLE, " ").replace(/\s+/gu, " ").trim() ?? "";
  return text === "" || countWords(text) > 12 || text.length > 120 ? null : text;
}

/** Cuts a note that is too long at its last comma, dash or joining word; null when there is no such place. */
export function cutAtClause(text: string, maxWords: number, joints: RegExp): string | null {
  const places = [...text.matchAll(joints)].map((found) => text.slice(0, found.index));
  const fitting = places.filter((part) => countWords(part) <= maxWords && countWords(part) >= 4);
  const best = fitting.at(-1);
  return best === undefined ? null : trimmed(balanced(best));
}

/** The first `maxWords` words, with an ellipsis. */
export function cutAtWord(text: string, maxWords: number): string {
  return `${trimmed(
    balanced(
      text
        .split(" ")
        .slice(0, maxWords)
        .join(" ")
        .slice(0, maxWords * 20),
    ),
  )} …`;
}
