/**
 * The text in pieces wherever the separator (a sticky expression) stands outside of parentheses; empty pieces
 * are dropped. A parenthesis that is never closed encloses nothing.
 */
export function splitOutside(text: string, separator: RegExp): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === "(" && text.includes(")", index)) depth += 1;
    else if (letter === ")" && depth > 0) depth -= 1;
    if (depth > 0) continue;
    separator.lastIndex = index;
    const found = separator.exec(text)?.[0];
    if (found === undefined || found === "") continue;
    pieces.push(text.slice(start, index));
    index += found.length - 1;
    start = index + 1;
  }
  return [...pieces, text.slice(start)].map((piece) => piece.trim()).filter((piece) => piece !== "");
}
