const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Text in which nothing is read as a mention, a link or an entity: Slack looks for these three signs in all texts
 * but those of rich text, plain ones included.
 */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/gu, (sign) => ENTITIES[sign] ?? sign);
}
