export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** One line of JSON, numbers to three figures. */
export function print(figures: Readonly<Record<string, number | string>>): void {
  const rounded = Object.entries(figures).map(([name, value]) => [
    name,
    typeof value === "number" ? Number(value.toPrecision(3)) : value,
  ]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(rounded))}\n`);
}
