import type { Material } from "../interview.ts";

/** Something known that is named again keeps its place, and gets the day that is named now. */
export function addedMaterials(named: readonly Material[], known: readonly Material[]): readonly Material[] {
  const kept = known.map((old) => {
    const again = named.find((one) => isSame(one, old));
    return again === undefined ? old : { ...old, due: again.due ?? old.due };
  });
  return [...kept, ...named.filter((one) => !known.some((old) => isSame(one, old)))];
}

function isSame(one: Material, other: Material): boolean {
  return one.what.toLowerCase() === other.what.toLowerCase();
}
