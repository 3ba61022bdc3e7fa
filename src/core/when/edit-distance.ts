/**
 * How many letters have to be added, dropped, replaced or swapped with their neighbour to turn one word
 * into the other (optimal string alignment). Stops at `limit` + 1: whatever is further apart is just "more".
 */
export function editDistance(first: string, second: string, limit: number): number {
  const a = [...first];
  const b = [...second];
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: readonly number[] = [];
  let above: readonly number[] = [0, ...b.map((_, index) => index + 1)];
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries()) {
      const replaced = (above[j] ?? 0) + (letter === other ? 0 : 1);
      const swapped = letter === b[j - 1] && a[i - 1] === other ? (before[j - 1] ?? 0) + 1 : limit + 1;
      row.push(Math.min((above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, replaced, swapped));
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length] ?? 0, limit + 1);
}
