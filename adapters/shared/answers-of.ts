import { FIELDS } from "../../src/core/conversation/fields.ts";
import type { Answers } from "../../src/core/conversation/state.ts";

/** The answers to our own fields, by their names; an empty one was left out. */
export function answersOf(given: ReadonlyMap<string, string>): Answers {
  return Object.fromEntries(
    FIELDS.flatMap(({ name }) => {
      const value = given.get(name) ?? "";
      return value.trim() === "" ? [] : [[name, value]];
    }),
  );
}
