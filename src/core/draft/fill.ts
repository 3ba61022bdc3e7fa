import { trigramsOf, wordsOf } from "./measure.ts";
import type { Lines, Move, Slots } from "./phrasebook.ts";
import type { Tone } from "./request.ts";

const SLOT = /\{([?^]?)([\w.]+)\}(\.?)/gu;

/** What has been said so far in one text: it decides which form of a slot comes next, and what not to say again. */
export interface Said {
  readonly slots: Set<string>;
  readonly trigrams: Set<string>;
}

export function nothingSaid(): Said {
  return { slots: new Set(), trigrams: new Set() };
}

/** What is asked of a line again and again while lines are chosen. */
interface LineAnatomy {
  /** Every slot that has to be known. */
  readonly needs: readonly string[];
  /** The slots that are printed. */
  readonly tells: readonly string[];
  /** Its own word triples; a slot breaks the run, as its words are facts and not wording. */
  readonly trigrams: readonly string[];
}

/** Lines are constants of the phrasebooks: each is taken apart once. */
const anatomies = new Map<string, LineAnatomy>();

function anatomyOf(line: string): LineAnatomy {
  const known = anatomies.get(line);
  if (known !== undefined) return known;
  const found = [...line.matchAll(SLOT)].map(([, mark, name = ""]) => ({ mark, name }));
  const anatomy = {
    needs: found.map(({ name }) => name),
    tells: found.filter(({ mark }) => mark !== "?").map(({ name }) => name),
    trigrams: line.split(SLOT).flatMap((part) => Array.from(trigramsOf(wordsOf(part ?? "")))),
  };
  anatomies.set(line, anatomy);
  return anatomy;
}

const isUsable = (line: string, slots: Slots): boolean =>
  anatomyOf(line).needs.every((name) => (slots[name] ?? null) !== null);

const linesFor = (lines: Lines, tone: Tone): readonly string[] => ("warm" in lines ? lines[tone] : lines);

/** The lines of the first tier that has any with all its slots known; empty when there is none. */
export function usableLines(move: Move, slots: Slots, tone: Tone): readonly string[] {
  const tiers = move.tiers.map((lines) => linesFor(lines, tone).filter((line) => isUsable(line, slots)));
  return tiers.find((lines) => lines.length > 0) ?? [];
}

/** The line at `start`, or the next one that repeats neither wording nor a fact that has been given; counts round. */
export function chooseLine(lines: readonly string[], start: number, said: Said): string | null {
  const turned = lines.map((_, at) => lines[(start + at) % lines.length] ?? "");
  const isFresh = (line: string): boolean =>
    anatomyOf(line).trigrams.every((trigram) => !said.trigrams.has(trigram));
  const isNewFact = (line: string): boolean => anatomyOf(line).tells.every((slot) => !said.slots.has(slot));
  const chosen =
    turned.find((line) => isFresh(line) && isNewFact(line)) ?? turned.find(isFresh) ?? turned[0] ?? null;
  return chosen;
}

const capitalise = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** The line with its slots filled; notes in `said` what it has used. Every slot of the line must be known. */
export function fillLine(line: string, slots: Slots, said: Said): string {
  for (const trigram of anatomyOf(line).trigrams) said.trigrams.add(trigram);
  const filled = line.replace(SLOT, (_, mark: string, name: string, stop: string) => {
    const value = slots[name] ?? null;
    if (mark === "?" || value === null) return stop;
    const text = typeof value === "string" ? value : said.slots.has(name) ? value.later : value.first;
    said.slots.add(name);
    // "Acme Inc." and "Yahoo!" bring the mark that ends the sentence with them.
    const end = /[.!?…]$/u.test(text) ? "" : stop;
    return `${mark === "^" ? capitalise(text) : text}${end}`;
  });
  return filled.trim();
}
