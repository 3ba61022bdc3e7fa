import { countWords } from "../../measure.ts";
import { givenName } from "../../reader-name.ts";
import { cutAtClause, cutAtWord, tidyNote } from "../../tidy-note.ts";
import {
  AFTER_HEAD,
  DETERMINERS,
  EMPTY_WORDS,
  FINITE,
  HEADS,
  MY_VERBS,
  OUR_VERBS,
  SMALL_WORDS,
  SUBORDINATORS,
  WORK_VERBS,
} from "./note-words.ts";
import { type NoteReader, toReader } from "./readers-you.ts";

/**
 * What a free note is, so that a frame can take it: a sure noun phrase; a that-clause; a clause with how, why, what …;
 * a whole sentence; `loose` can only follow a colon; `quote` only stands between quotation marks.
 */
export const NOTE_SHAPES = ["noun", "that", "wh", "own", "loose", "quote"] as const;
export type NoteShape = (typeof NOTE_SHAPES)[number];

export interface ShapedNote {
  readonly shape: NoteShape;
  readonly text: string;
}

/** Places where a sentence can end early and still be one. */
const JOINTS =
  /(?:[,;:]|\s[–—-])\s|\s(?=(?:because|although|which|while|whereas|but|so that|so they|and then|and that)\s)/gu;
const WH_WORDS = new Set(["how", "why", "what", "when", "where", "who", "whether"]);
const QUESTION =
  /^(?:(?:how|why|when|where) (?:is|are|was|were|do|does|did|can|could|will|would|should)|(?:what|who) (?:do|does|did|can|could|will|would|should|are)|(?:do|does|did|is|are|can|could|will|would|should) )\b/iu;
const SENTENCE_STARTS = new Set(
  "i i'm i've i'd i'll we we're we've we'd we'll you you're you've you'd you'll it's there's there".split(
    " ",
  ),
);

const plain = (word: string | undefined): string =>
  (word ?? "")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/[^\p{L}']/gu, "");

const isSmall = (word: string): boolean =>
  SMALL_WORDS.has(word) ||
  MY_VERBS.has(word) ||
  OUR_VERBS.has(word) ||
  WORK_VERBS.has(word) ||
  HEADS.has(word);

/** The note with a small first letter unless that is a name's or "I"; null when it cannot be told. */
function inSentence(text: string): string | null {
  const [first = ""] = text.split(" ");
  if (/^(?:I|I['’]\p{Ll}+)$/u.test(first)) return text;
  if (/^i(?=$|\s|['’]\p{Ll})/u.test(text)) return `I${text.slice(1)}`;
  if (!/^\p{Lu}\p{Ll}*/u.test(text)) return text;
  if (isSmall(plain(first)) || /^\p{Lu}\p{Ll}{3,}ing$/u.test(first))
    return `${first.charAt(0).toLowerCase()}${text.slice(1)}`;
  return /^\p{Lu}\S*['’]s$/u.test(first) ? text : null;
}

/** Whether a phrase that opens with a determiner is surely no sentence: a known noun soon, and no verb of its own. */
function isNounPhrase(words: readonly string[]): boolean {
  const at = words.findIndex((word) => HEADS.has(word));
  const next = words[at + 1];
  if (at < 1 || at > 4 || (next !== undefined && !AFTER_HEAD.has(next))) return false;
  for (const word of words.slice(1)) {
    if (SUBORDINATORS.has(word)) return true;
    if (FINITE.has(word)) return false;
  }
  return true;
}

function shapeOf(text: string): NoteShape {
  const words = text.split(" ").map(plain);
  const [first = "", second = ""] = words;
  const isClause = words.length > 2;
  if (first === "that") return thatShape(words);
  if (/^(?:what an?|because|so|since|no idea)\s/iu.test(text)) return "quote";
  if (WH_WORDS.has(first)) return isClause ? "wh" : "loose";
  if (isSentenceStart(first, second)) return isClause ? "own" : "loose";
  return isOwned(text, first) && isNounPhrase(words) ? "noun" : "loose";
}

const isSentenceStart = (first: string, second: string): boolean =>
  SENTENCE_STARTS.has(first) || (first === "it" && FINITE.has(second));

/** "that engineers sit in …" is a clause, "that joke about …" is a thing. */
function thatShape(words: readonly string[]): NoteShape {
  if (!HEADS.has(words[1] ?? "") && words.length > 2) return "that";
  return isNounPhrase(words) ? "noun" : "loose";
}

/** Opens with a determiner or a name's possessive; "a culture of …" is nothing to come back to, only to name. */
const isOwned = (text: string, first: string): boolean =>
  (DETERMINERS.has(first) && first !== "a" && first !== "an") || /^\p{Lu}\S*['’]s\s/u.test(text);

/** Whose doings a note without a subject tells: those of the talk, or those of the sender's own work. */
export type NoteTopic = "talk" | "work";

const MOVED = new Set([
  "impressed",
  "surprised",
  "struck",
  "amazed",
  "touched",
  "fascinated",
  "inspired",
  "glad",
  "happy",
]);

/** The subject that the note leaves out: "talked about …" → "we", "loved …" → "I", "impressed by …" → "I was". */
function missingSubject(words: readonly string[], topic: NoteTopic): string | null {
  const [first = "", second = ""] = words;
  if (topic === "work" ? WORK_VERBS.has(first) : MY_VERBS.has(first)) return "I";
  if (OUR_VERBS.has(first)) return "we";
  if (first === "was" && MOVED.has(second)) return "I";
  return MOVED.has(first) && /^(?:by|at|how|that|to)$/u.test(second) ? "I was" : null;
}

function withSubject(text: string, topic: NoteTopic): string {
  const subject = missingSubject(text.split(" ").map(plain), topic);
  return subject === null ? text : `${subject} ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

const quotable = (text: string): string =>
  text
    .replaceAll("“", "‘")
    .replaceAll("”", "’")
    .replace(/"([^"]*)"/gu, "‘$1’")
    .replaceAll('"', "");

/** Scripts without Latin letters: nothing can be told about their grammar here. */
const isLatin = (text: string): boolean =>
  !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text);

/** What a free note says to its reader, in at most `maxWords` words; null when there is nothing to use. */
export function readNote(
  raw: string | null,
  reader: NoteReader,
  limits: { readonly maxWords: number; readonly topic: NoteTopic },
): ShapedNote | null {
  const tidy = tidyNote(raw);
  if (tidy === null || QUESTION.test(tidy) || EMPTY_WORDS.has(tidy.toLowerCase())) return null;
  if (tidy === reader.name || (reader.name !== null && tidy === givenName(reader.name))) return null;
  const isLong = countWords(tidy) > limits.maxWords || tidy.length > limits.maxWords * 12;
  const cut = isLong ? cutAtClause(tidy, limits.maxWords, JOINTS) : tidy;
  if (cut === null) return { shape: "quote", text: quotable(cutAtWord(tidy, limits.maxWords)) };
  return shaped(cut, reader, limits.topic);
}

function shaped(note: string, reader: NoteReader, topic: NoteTopic): ShapedNote {
  const quote: ShapedNote = { shape: "quote", text: quotable(note) };
  if (!isLatin(note)) return quote;
  const addressed = toReader(inSentence(withSubject(note, topic)) ?? note, reader);
  if (!addressed.certain) return quote;
  const text = inSentence(addressed.text);
  // A short topic may begin with a name or not: after a colon a capital is right for both.
  if (text === null) return countWords(note) < 5 ? { shape: "loose", text: note } : quote;
  if (/^you\s\S+\s/iu.test(text)) return { shape: "that", text: `that ${text}` };
  const shape = shapeOf(text);
  const hasOwnColon = shape === "loose" && /[:;]\s/u.test(text);
  return shape === "quote" || hasOwnColon ? quote : { shape, text };
}
