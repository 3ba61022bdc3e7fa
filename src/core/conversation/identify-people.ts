import { freshId, type PersonId } from "../ids.ts";
import type { Person } from "../interview.ts";
import { editDistance } from "../when/edit-distance.ts";
import { personKind } from "./read-people.ts";
import type { NamedPerson } from "./state.ts";

/** Letters by which a corrected name may differ from the one before. */
const SLIPS = 2;

/**
 * Gives people their ids. Somebody known keeps theirs, also under a corrected name ("Jane" becomes "Jane Doe",
 * "Lnud" becomes "Lund"), so that what was done for them stays theirs.
 */
export function identify(
  named: readonly NamedPerson[],
  known: readonly Person[],
  newId: () => string,
): readonly Person[] {
  const taken = new Map<NamedPerson, PersonId>();
  for (const isSame of [isEqual, isCorrected]) {
    for (const one of named.filter((person) => !taken.has(person))) {
      const ids = new Set(taken.values());
      const match = known.find(
        ({ id, name }) => !ids.has(id) && isSame(one.name.toLowerCase(), name.toLowerCase()),
      );
      if (match !== undefined) taken.set(one, match.id);
    }
  }
  return named.map((one) => ({
    id: taken.get(one) ?? freshId<PersonId>(newId),
    name: one.name,
    title: one.title,
    kind: personKind(one.title),
  }));
}

function isEqual(first: string, second: string): boolean {
  return first === second;
}

function isCorrected(first: string, second: string): boolean {
  const words = first.split(" ");
  const others = second.split(" ");
  const isLonger =
    words.every((word) => others.includes(word)) || others.every((word) => words.includes(word));
  return isLonger || editDistance(first, second, SLIPS) <= SLIPS;
}
