import fc from "fast-check";
import { anyValue } from "./nasty.ts";

/** Changes an update somewhere; `where` picks the place among all there are. */
export interface Mutation {
  readonly where: number;
  readonly how:
    | { readonly kind: "drop" }
    | { readonly kind: "put"; readonly value: unknown }
    | { readonly kind: "wrap" }
    | { readonly kind: "rename"; readonly key: string }
    | { readonly kind: "twice" };
}

const how: fc.Arbitrary<Mutation["how"]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: "drop" as const }) },
  { weight: 8, arbitrary: anyValue.map((value) => ({ kind: "put" as const, value })) },
  { weight: 1, arbitrary: fc.constant({ kind: "wrap" as const }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom("__proto__", "constructor", "prototype", "toString", "", "0", "a\u0000")
      .map((key) => ({ kind: "rename" as const, key })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "twice" as const }) },
);

/** Mostly none, so that updates get far enough into the program. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.oneof(
  { weight: 5, arbitrary: fc.constant([]) },
  { weight: 6, arbitrary: fc.array(fc.record({ where: fc.nat(), how }), { minLength: 1, maxLength: 3 }) },
);

/** The update as it arrives after the mutations: what JSON can carry, prototype keys as keys of its own. */
export function mutated(update: unknown, changes: readonly Mutation[]): unknown {
  let tree = update;
  for (const { where, how: change } of changes) {
    const places = countPlaces(tree);
    if (places > 0) tree = changeAt(tree, { left: where % places }, change);
  }
  const parsed: unknown = JSON.parse(JSON.stringify(tree) ?? "null");
  return parsed;
}

function entriesOf(value: unknown): readonly (readonly [key: string, value: unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/** Every value inside of another one is a place. */
function countPlaces(value: unknown): number {
  return entriesOf(value).reduce((sum, [, inner]) => sum + 1 + countPlaces(inner), 0);
}

function changeAt(value: unknown, counter: { left: number }, change: Mutation["how"]): unknown {
  const changed = entriesOf(value).flatMap(([key, inner]): (readonly [string, unknown])[] => {
    counter.left -= 1;
    if (counter.left === -1) return changedEntries(key, inner, change);
    return [[key, counter.left < 0 ? inner : changeAt(inner, counter, change)]];
  });
  if (Array.isArray(value)) return changed.map(([, inner]) => inner);
  return typeof value === "object" && value !== null ? Object.fromEntries(changed) : value;
}

function changedEntries(
  key: string,
  value: unknown,
  change: Mutation["how"],
): (readonly [string, unknown])[] {
  switch (change.kind) {
    case "drop":
      return [];
    case "put":
      return [[key, change.value]];
    case "wrap":
      return [[key, [value]]];
    case "rename":
      return [[change.key, value]];
    case "twice":
      return [[key, [value, value]]];
  }
}
