import type { Word } from "../token.ts";

/**
 * All that the engine knows of one language.
 *
 * A key of `words` is what is typed, in lower case: one word, or several with single spaces between them
 * (the longest match wins). A key that starts with `#` counts only right after digits (`#pm` in "2pm"),
 * one that ends with `#` only right before digits (`w#` in "w48"). A value is a row of words of the engine,
 * so that a language may say in one word what takes two in another.
 */
export interface WordList {
  readonly words: Readonly<Record<string, readonly Word[]>>;
  /** Endings that are cut off an unknown word before it is looked up again: "Friday's". */
  readonly endings: readonly string[];
  /** Misspelt words are compared with these. */
  readonly tolerant: readonly string[];
  /** "Half three" is half past three, or half an hour to three. */
  readonly halfMeans: "past" | "to";
  /** Whether 2:30 without "am" or a leading zero is as likely an afternoon as a night. */
  readonly twelveHours: boolean;
}
