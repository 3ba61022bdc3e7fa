import { ALL_FIELDS } from "../../src/core/conversation/fields.ts";
import type { Answers } from "../../src/core/conversation/state.ts";

/** The answers to our own fields, by their names; blank for one that was asked and left empty. */
export function answersOf(given: ReadonlyMap<string, string>): Answers {
  return Object.fromEntries(
    ALL_FIELDS.flatMap(({ name }) => {
      const value = given.get(name);
      return value === undefined ? [] : [[name, value.trim() === "" ? "" : value]];
    }),
  );
}
