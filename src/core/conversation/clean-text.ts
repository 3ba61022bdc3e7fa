/** The longest message we look at; more than any field takes. */
export const MAX_TEXT = 2000;

const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Control characters but newline and tab, zero-width marks that only hide things, and direction overrides. */
const INVISIBLE = /[^\P{Cc}\n\t]|[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** What a person typed, in one Unicode form, without anything that cannot be seen, blanks folded. */
export function cleanText(raw: string): string {
  return raw
    .replace(LONE_SURROGATE, "")
    .replaceAll("\r\n", "\n")
    .replace(INVISIBLE, "")
    .normalize("NFC")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n ?/gu, "\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}

/** True when there is at least one letter or digit: emoji and punctuation alone name nothing. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
