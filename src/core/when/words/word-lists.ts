import type { Language } from "../../user.ts";
import { en } from "./en.ts";
import type { WordList } from "./word-list.ts";

const LISTS: Partial<Readonly<Record<Language, WordList>>> = { en };

/** Whether dates can be read in that language. */
export function canRead(language: Language): boolean {
  return LISTS[language] !== undefined;
}

/** The words of a language; those of English where it has none of its own. */
export function wordListOf(language: Language): WordList {
  return LISTS[language] ?? en;
}
