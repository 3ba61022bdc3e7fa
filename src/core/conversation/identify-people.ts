import { freshId, type PersonId } from "../ids.ts";
import type { Person } from "../interview.ts";
import { editDistance } from "../when/edit-distance.ts";
import { personKind } from "./read-people.ts";
import type { NamedPerson } from "./state.ts";

/** One letter may be a slip of the pen, in a name long enough not to become another (Ann, Jan). */
const SLIPS = 1;
const LONG_ENOUGH = 5;

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

/** The people that are known, with those that are named now: a title that is new, or somebody new behind them. */
export function addedPeople(
  named: readonly NamedPerson[],
  known: readonly Person[],
  newId: () => string,
): readonly Person[] {
  const found = identify(named, known, newId);
  const kept = known.map((person) => {
    const again = found.find(({ id }) => id === person.id);
    if (again === undefined) return person;
    const title = again.title ?? person.title;
    // "Jane" again is still the Jane Doe that was known.
    const name = again.name.length < person.name.length ? person.name : again.name;
    return { ...person, name, title, kind: personKind(title) };
  });
  return [...kept, ...found.filter(({ id }) => !known.some((person) => person.id === id))];
}

function isEqual(first: string, second: string): boolean {
  return first === second;
}

function isCorrected(first: string, second: string): boolean {
  const words = first.split(" ");
  const others = second.split(" ");
  const isLonger =
    words.every((word) => others.includes(word)) || others.every((word) => words.includes(word));
  const isSlip =
    Math.min(first.length, second.length) >= LONG_ENOUGH &&
    first[0] === second[0] &&
    editDistance(first, second, SLIPS) <= SLIPS;
  return isLonger || isSlip;
}
