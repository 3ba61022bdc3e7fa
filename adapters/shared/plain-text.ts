/**
 * Text as every platform can show it: well-formed, composed, one kind of line end, no control characters, and
 * none of the characters that turn the direction of the text around them.
 */
export function plainText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\u{fffd}")
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/gu, "\n")
    .replace(/[\u202a-\u202e]/gu, "")
    .replace(/\t/gu, "    ")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .trim();
}

/** Blank to the eye, whatever characters it is made of: platforms refuse such a message. */
export function isBlank(text: string): boolean {
  return !/[^\p{Z}\p{Cc}\p{Cf}\p{M}\u{115f}\u{1160}\u{2800}\u{3164}\u{ffa0}\u{fffc}\u{e0000}-\u{e0fff}]/u.test(
    text,
  );
}

/**
 * At most `max` UTF-16 units, with an ellipsis for what was cut; never half of a character.
 * `max` is at least 1.
 */
export function shortenUnits(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, boundaryBefore(text, max - 1)).trimEnd()}…`;
}

/** Pieces of at most `max` UTF-16 units, broken after a line or a word where one ends in the second half. */
export function splitUnits(text: string, max: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const window = rest.slice(0, boundaryBefore(rest, max));
    const end = breakWithin(window);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).replace(/^[ \n]+/u, "");
  }
  return [...pieces, rest].filter((piece) => !isBlank(piece));
}

function breakWithin(window: string): number {
  for (const mark of ["\n\n", "\n", " "]) {
    const at = window.lastIndexOf(mark);
    if (at >= window.length / 2) return at;
  }
  return window.length;
}

/** `at`, or one less where that would part a surrogate pair. */
function boundaryBefore(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}
