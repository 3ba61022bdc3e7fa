import type { DraftKind, DraftRequest, FindingCode, Tone } from "./request.ts";

/** What a line can be filled with; null is not known. The second form is used from the second mention on. */
export type SlotValue = string | { readonly first: string; readonly later: string } | null;
export type Slots = Readonly<Record<string, SlotValue>>;

/**
 * One or two sentences with slots: `{name}` is filled, `{^name}` is filled and capitalised, `{?name}` only asks
 * that the slot be known and prints nothing. A line with an unknown slot is never used.
 */
export type Lines = readonly string[] | Readonly<Record<Tone, readonly string[]>>;

/** One thing that a text does (thank, recall, ask …), with several ways to say it. */
export interface Move {
  /** Tried in order: the first tier with a usable line speaks; without one the move is left out. */
  readonly tiers: readonly Lines[];
  /** 0: always kept. Of the others the highest is given up first when the text is too long. */
  readonly spare: number;
}

export interface Paragraph {
  /** Moves of one group stay together and in order. */
  readonly groups: readonly (readonly Move[])[];
  /** Whether another group comes first for each interviewer and each variant. */
  readonly rotates: boolean;
}

/** What one kind of text is made of. */
export interface Blueprint {
  readonly maxWords: number;
  /** The most words that one free note of the sender may take up. */
  readonly maxNoteWords: number;
  readonly subject: Move | null;
  readonly paragraphs: readonly Paragraph[];
}

/** What the draft check of a language looks for. */
export interface LintWords {
  readonly messages: Readonly<Record<FindingCode, string>>;
  readonly pushy: readonly RegExp[];
  readonly accusing: readonly RegExp[];
  readonly attachment: RegExp;
  /** Finds the greeted name as its first group. */
  readonly greeting: RegExp;
  /** Finds, as its first group, a company that the sender applies to. */
  readonly employer: RegExp;
  /** Doubled words that are right ("had had"). */
  readonly rightlyDoubled: readonly string[];
  /** Capitalised words that are no names although they may look like one (months, weekdays). */
  readonly capitalised: readonly string[];
}

/** A language: its texts, and how facts and free notes are put into its words. */
export interface Phrasebook {
  readonly blueprints: Readonly<Record<DraftKind, Blueprint>>;
  readonly lint: LintWords;
  /** The facts as parts of sentences; the notes only as far as `maxNoteWords` allows. */
  slots(request: DraftRequest, maxNoteWords: number): Slots;
  /** The line in the voice of the tone (contractions, for instance); slots stay as they are. */
  voice(line: string, tone: Tone): string;
}

/** A paragraph whose moves come in this order. */
export function paragraph(...moves: readonly Move[]): Paragraph {
  return { groups: [moves], rotates: false };
}

export function move(spare: number, ...tiers: readonly Lines[]): Move {
  return { tiers, spare };
}
