/** A command written as text: `/name` and what stands behind it; null for any other text. */
export function typedCommand(text: string): { readonly name: string; readonly args: string } | null {
  const match = /^\/([a-z0-9_]{1,32})(?:\s+|$)/iu.exec(text);
  if (match === null) return null;
  const [head, name = ""] = match;
  return { name: name.toLowerCase(), args: text.slice(head.length).trim() };
}
