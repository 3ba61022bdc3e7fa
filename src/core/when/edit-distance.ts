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
      const isSwap = letter === b[j - 1] && a[i - 1] === other;
      row.push(
        Math.min(
          at(above, j + 1) + 1,
          at(row, j) + 1,
          at(above, j) + (letter === other ? 0 : 1),
          isSwap ? at(before, j - 1) + 1 : limit + 1,
        ),
      );
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = above;
    above = row;
  }
  return Math.min(at(above, b.length), limit + 1);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;
