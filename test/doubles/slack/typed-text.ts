const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** The three characters that mean something to Slack, as it writes them wherever they mean nothing. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>]/gu, (character) => ESCAPES[character] ?? character);
}

/** Text as Slack gives it back: what the app did not escape, but should have, is escaped now. */
export function mended(text: string): string {
  return text.replaceAll(/&(?!(?:amp|lt|gt);)|[<>]/gu, (character) => ESCAPES[character] ?? character);
}

/** What somebody typed into a chat, as the app gets it: escaped, and with addresses made into links. */
export function typedText(text: string): string {
  return escaped(text).replaceAll(
    /https?:\/\/[^\s&]*[^\s&.,;:!?'")\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu,
    (address) => (address.includes("://") ? `<${address}>` : `<mailto:${address}|${address}>`),
  );
}
