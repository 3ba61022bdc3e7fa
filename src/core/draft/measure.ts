/** Above this share of common word triples two notes of one interview count as the same text. */
export const TOO_ALIKE = 0.4;

/** Words as a word processor counts them: runs of anything but white space. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== "").length;
}

/** The lower-case words of a text without punctuation. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** All runs of three words. */
export function trigramsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`));
}

/** The share (0 to 1) of the shorter text's word triples that the other has as well. */
export function trigramOverlap(one: string, other: string): number {
  const first = trigramsOf(wordsOf(one));
  const second = trigramsOf(wordsOf(other));
  const smaller = Math.min(first.size, second.size);
  if (smaller === 0) return 0;
  return [...first].filter((trigram) => second.has(trigram)).length / smaller;
}
