/**
 * Text as a person typed it, in Discord's markdown, so that it is shown exactly so: nothing in it is bold, a
 * link, a mention, an emoji code, a list. Only what could begin something is escaped, because some notifications
 * show the backslashes.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\*_~`|<[]/gu, "\\$&")
      .replace(/@(?=everyone|here)/gu, "\\@")
      // An address is only made touchable when its colon stands bare; `:name:` becomes a picture.
      .replace(/:(?=\/\/)|:(?=[^\s:]+:)/gu, "\\:")
      // At the beginning of a line: headings, quotes, lists, small print.
      .replace(/^([^\S\n]*)([#>+-])/gmu, "$1\\$2")
      .replace(/^([^\S\n]*\d+)(?=[.)])/gmu, "$1\\")
  );
}

const FENCE = "```";

/**
 * Text to be copied as it stands. Nothing can be escaped inside a code block, so text that has the block's own
 * end in it is quoted instead: what it looks like, and what is copied, stays the same.
 */
export function copyBlock(text: string): string {
  return text.includes(FENCE) ? escapeMarkdown(text).replace(/^/gmu, "> ") : `${FENCE}\n${text}\n${FENCE}`;
}

/** So many units of text surely make a copy block of at most 2,000. */
export function copyBlockRoom(text: string): number {
  // A quoted line break costs three units, an escaped sign two.
  return text.includes(FENCE) ? 650 : 1990;
}
