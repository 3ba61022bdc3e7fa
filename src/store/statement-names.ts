/**
 * A statement gets a name when it comes for this time: most of those that come once are made of lists, and as many
 * as there are lengths.
 */
const NAMED_FROM = 3;
/** Every connection keeps the plans of all of them, with some tens of kilobytes each. */
const MOST = 100;

/**
 * Names for the statements that come again and again: the server parses and plans a named one once for each
 * connection, which is most of what a small statement costs. Gives none for a text without values, which may be
 * several statements.
 */
export function createStatementNames(): (text: string, values: readonly unknown[]) => string | undefined {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  return (text, values) => {
    const name = names.get(text);
    if (name !== undefined || values.length === 0 || names.size === MOST) return name;
    const times = (seen.get(text) ?? 0) + 1;
    if (times < NAMED_FROM) {
      if (seen.size === MOST) seen.clear();
      seen.set(text, times);
      return undefined;
    }
    seen.delete(text);
    const given = `afterword_${names.size}`;
    names.set(text, given);
    return given;
  };
}
