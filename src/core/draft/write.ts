import { chooseLine, fillLine, nothingSaid, type Said, usableLines } from "./fill.ts";
import { countWords } from "./measure.ts";
import type { Blueprint, Move, Paragraph, Phrasebook, Slots } from "./phrasebook.ts";
import type { Tone } from "./request.ts";

/** Which lines a text takes: the same values always give the same text. */
export interface Choice {
  readonly tone: Tone;
  /** The same for all texts of one kind about one interview. */
  readonly base: string;
  /** The place among the interviewers: neighbours take neighbouring lines, so not the same one. */
  readonly place: number;
  readonly variant: number;
  /** Grows when a text came out too like another interviewer's. */
  readonly attempt: number;
}

/** What is written from: a kind of text in a language, and the facts in its words. */
export interface Material {
  readonly book: Phrasebook;
  readonly blueprint: Blueprint;
  readonly slots: Slots;
}

/** The move after the greeting. It goes on by one line with every variant, so that no variant repeats the one before. */
const OPENING = 2;

/** FNV-1a, with its bits mixed once more because only the lowest of them are used. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % 1_000_003;
}

/** Where among its lines the move number `at` begins to choose. */
function startOf({ base, place, variant, attempt }: Choice, at: number): number {
  if (at === OPENING) return hashOf(base) + place + variant;
  return hashOf(`${base}\n${variant}\n${attempt}\n${at}`) + place;
}

function rotated({ groups, rotates }: Paragraph, choice: Choice): readonly Move[] {
  const start = rotates ? startOf(choice, 0) : 0;
  return groups.flatMap((_, at) => groups[(start + at) % groups.length] ?? []);
}

function speak(
  { book, slots }: Material,
  move: Move,
  choice: Choice,
  { at, said }: { readonly at: number; readonly said: Said },
): string {
  const lines = usableLines(move, slots, choice.tone);
  const line = chooseLine(lines, startOf(choice, at), said);
  return line === null ? "" : fillLine(book.voice(line, choice.tone), slots, said);
}

/** The text with all moves whose `spare` is at most `limit`. */
function writeUpTo(limit: number, material: Material, choice: Choice): string {
  const said = nothingSaid();
  let at = 0;
  const say = (move: Move): string => {
    at += 1;
    return move.spare > limit ? "" : speak(material, move, choice, { at, said });
  };
  const sayAll = (moves: readonly Move[]): string => moves.map(say).filter(Boolean).join(" ");
  return material.blueprint.paragraphs
    .map((paragraph) => sayAll(rotated(paragraph, choice)))
    .filter(Boolean)
    .join("\n\n");
}

/** The fullest text that keeps to the limit of words; the barest one when none does. */
export function writeBody(material: Material, choice: Choice): string {
  const { paragraphs, maxWords } = material.blueprint;
  const spares = paragraphs.flatMap(({ groups }) => groups.flat().map((move) => move.spare));
  const limits = [...new Set([0, ...spares])].toSorted((a, b) => b - a);
  let text = "";
  for (const limit of limits) {
    text = writeUpTo(limit, material, choice);
    if (countWords(text) <= maxWords) break;
  }
  return text;
}

/** The subject of the text, or null where its kind has none. */
export function writeSubject(material: Material, choice: Choice): string | null {
  const { subject } = material.blueprint;
  return subject === null ? null : speak(material, subject, choice, { at: 0, said: nothingSaid() });
}
