import { editDistance } from "./edit-distance.ts";
import { readFigure } from "./read-figure.ts";
import type { Payload, Token, Word } from "./token.ts";
import type { WordList } from "./words/word-list.ts";

interface Raw {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly type: "figure" | "word" | "name" | "other";
}

interface Scope {
  readonly text: string;
  readonly raws: readonly Raw[];
  readonly list: WordList;
}

interface Phrase {
  readonly words: readonly Word[];
  readonly length: number;
  readonly end: number;
}

const SHAPES = [
  // Addresses: the day in anna@friday.example or monday.com is none.
  {
    type: "name",
    shape: /[\p{L}\d._+-]+@[\p{L}\d._-]+|[\p{L}\d-]+\.(?:com|org|net|io|se|no|de|ai|eu|uk)(?![\p{L}\d])/iuy,
  },
  { type: "figure", shape: /\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)/uy },
  {
    type: "figure",
    shape: /(?<!\d\.)\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})(?!\d|[./]\d)|\d{1,2}-\d{1,2}-\d{4}(?!\d)/uy,
  },
  { type: "figure", shape: /\d{1,2}:\d{2}(?::\d{2})?(?!\d)/uy },
  { type: "figure", shape: /(?<!\d\.)(?:\d{1,2}\.\d{1,2}\.(?!\d)|\d{1,2}[./]\d{1,2}(?!\d|[./]\d))/uy },
  { type: "figure", shape: /\d+/uy },
  // Abbreviations (p.m.) keep their dots; the T of an ISO date is no word.
  { type: "word", shape: /(?!(?<=\d)t\d)(?:\p{L}(?:\.\p{L})+\.?(?!\p{L})|\p{L}[\p{L}\p{M}']*)/iuy },
  { type: "other", shape: /[^\s]/uy },
] as const;

const LONGEST_PHRASE = 6;
const LONGEST_ABBREVIATION = 5;
const DASHES = new Set(["-", "–", "—", "‐", "‑", "−"]);
const MONEY_BEFORE = /[$€£#+=]/u;
const MONEY_BEHIND = /^\s?(?:[$€£%°]|(?:kr|sek|nok|dkk|eur|usd|gbp|euros?|dollars|pounds)(?!\p{L}))/iu;

function rawTokens(text: string): readonly Raw[] {
  const result: Raw[] = [];
  for (let at = 0; at < text.length; ) {
    const raw = rawAt(text, at);
    if (raw !== null) result.push(raw);
    at = raw?.end ?? at + 1;
  }
  return result;
}

function rawAt(text: string, start: number): Raw | null {
  for (const { type, shape } of SHAPES) {
    shape.lastIndex = start;
    const found = shape.exec(text)?.[0];
    if (found !== undefined) return { text: found.toLowerCase(), start, end: start + found.length, type };
  }
  return null;
}

/** The text as tokens, in order; `start` and `end` are places in the text. */
export function tokenize(text: string, list: WordList): readonly Token[] {
  const scope: Scope = { text, raws: rawTokens(text), list };
  const tokens: Token[] = [];
  for (let at = 0; at < scope.raws.length; ) {
    const raw = scope.raws[at];
    if (raw === undefined) break;
    const phrase = raw.type === "word" ? findPhrase(scope, at) : null;
    const end = phrase?.end ?? raw.end;
    const payloads = phrase?.words ?? readOne(scope, at);
    for (const payload of payloads) tokens.push({ ...payload, start: raw.start, end });
    at += phrase?.length ?? 1;
  }
  return settleHyphens(tokens);
}

const spelling = ({ text }: Raw): string => text.replaceAll(".", "");
const touches = (left: Raw | undefined, right: Raw | undefined): boolean =>
  left !== undefined && left.end === right?.start;

/** The longest row of words that the language knows, hyphens between them counting as spaces. */
function findPhrase(scope: Scope, at: number): Phrase | null {
  const { raws, list } = scope;
  const beside = gluedToDigits(scope, at);
  if (beside !== null) return beside;
  const found: Phrase[] = [];
  const parts: string[] = [];
  for (let next = at; next < raws.length && parts.length < LONGEST_PHRASE; next += 1) {
    const raw = raws[next];
    if (raw === undefined) break;
    if (raw.type === "word") {
      parts.push(spelling(raw));
      const words = lookUp(list, parts.join(" "));
      if (words !== null) found.push({ words, length: next - at + 1, end: raw.end });
    } else if (!DASHES.has(raw.text) || !touches(raws[next - 1], raw)) break;
  }
  return found.at(-1) ?? guess(scope, at);
}

function lookUp(list: WordList, key: string): readonly Word[] | null {
  return Object.hasOwn(list.words, key) ? (list.words[key] ?? null) : null;
}

/** A word that has a meaning of its own beside digits: "2pm", "w48". */
function gluedToDigits({ raws, list }: Scope, at: number): Phrase | null {
  const [before, raw, behind] = [raws[at - 1], raws[at], raws[at + 1]];
  if (raw === undefined) return null;
  const after = before?.type === "figure" && touches(before, raw) ? lookUp(list, `#${spelling(raw)}`) : null;
  const ahead = behind?.type === "figure" && touches(raw, behind) ? lookUp(list, `${spelling(raw)}#`) : null;
  const words = after ?? ahead;
  return words === null ? null : { words, length: 1, end: raw.end };
}

/** An unknown word without its ending, or the word it may be a misspelling of. */
function guess({ raws, list }: Scope, at: number): Phrase | null {
  const raw = raws[at];
  if (raw === undefined) return null;
  const text = spelling(raw);
  const stems = list.endings.filter((ending) => text.endsWith(ending)).map((e) => text.slice(0, -e.length));
  const key = stems.find((one) => lookUp(list, one) !== null) ?? nearestWord(text, list.tolerant);
  const words = key === undefined ? null : lookUp(list, key);
  return words === null ? null : { words, length: 1, end: raw.end };
}

/**
 * One slip in a word of five letters or more (in a short one never the first letter), and two in a long one
 * that at least begins right ("wensday").
 */
function nearestWord(text: string, candidates: readonly string[]): string | undefined {
  if (text.length < 5) return undefined;
  const near = candidates.find(
    (word) => (word.length > 5 || word[0] === text[0]) && editDistance(text, word, 1) <= 1,
  );
  if (near !== undefined || text.length < 7) return near;
  const alike = candidates.filter((word) => word.length >= 8 && word[0] === text[0]);
  return alike.find((word) => editDistance(text, word, 2) <= 2);
}

function readOne(scope: Scope, at: number): readonly Payload[] {
  const raw = scope.raws[at];
  if (raw === undefined) return [];
  if (raw.type === "word" || raw.type === "name") return [{ kind: "unknown" }];
  if (raw.type === "other") return readPunctuation(scope.raws, at);
  return [isForeign(scope, at) ? { kind: "unknown" } : readFigure(raw.text)];
}

/** Digits beside a currency, or grown together with a word that means nothing here ("4K"). */
function isForeign(scope: Scope, at: number): boolean {
  const { raws, text } = scope;
  const [before, raw, behind] = [raws[at - 1], raws[at], raws[at + 1]];
  if (raw === undefined) return false;
  if (MONEY_BEFORE.test(text[raw.start - 1] ?? "") || MONEY_BEHIND.test(text.slice(raw.end))) return true;
  const strangeBefore = before?.type === "word" && touches(before, raw) && findPhrase(scope, at - 1) === null;
  return (
    strangeBefore || (behind?.type === "word" && touches(raw, behind) && findPhrase(scope, at + 1) === null)
  );
}

/** Marks that mean the same wherever they stand. */
const MARKS: Readonly<Record<string, Payload["kind"] & ("at" | "approx" | "comma" | "stop")>> = {
  "@": "at",
  "~": "approx",
  ...Object.fromEntries([...",:()\"'“”‘"].map((mark) => [mark, "comma" as const])),
  ...Object.fromEntries([...".!?;"].map((mark) => [mark, "stop" as const])),
};

function readPunctuation(raws: readonly Raw[], at: number): readonly Payload[] {
  const [before, raw, behind] = [raws[at - 1], raws[at], raws[at + 1]];
  const mark = raw?.text ?? "";
  const isTight = touches(before, raw) && touches(raw, behind);
  if (DASHES.has(mark)) {
    const joinsWords = isTight && (isWord(before) || isWord(behind));
    return [{ kind: joinsWords ? "hyphen" : "dash" }];
  }
  if (mark === "/" && isTight) return [{ kind: "or" }];
  return isMute(mark, before) ? [] : [{ kind: MARKS[mark] ?? "unknown" }];
}

/** The T of 2026-12-03T14:00, and the dot of an abbreviation. */
function isMute(mark: string, before: Raw | undefined): boolean {
  return mark === "t" || (mark === "." && isWord(before) && before.text.length <= LONGEST_ABBREVIATION);
}

const isWord = (raw: Raw | undefined): raw is Raw => raw?.type === "word";

/** A hyphen joins words ("mid-December"), except between two dates, where it is a range ("Mon-Wed"). */
function settleHyphens(tokens: readonly Token[]): readonly Token[] {
  const ends = new Set<string | undefined>([
    "weekday",
    "relative",
    "meridiem",
    "clockWord",
    "feast",
    "ordinalEnding",
  ]);
  return tokens.flatMap((token, index): readonly Token[] => {
    if (token.kind !== "hyphen") return [token];
    const [before, behind] = [tokens[index - 1]?.kind, tokens[index + 1]?.kind];
    const months = before === "month" && behind === "month";
    const isRange =
      months || (ends.has(before) && (ends.has(behind) || behind === "number" || behind === "colon"));
    return isRange ? [{ kind: "dash", start: token.start, end: token.end }] : [];
  });
}
