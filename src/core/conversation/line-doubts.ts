import type { FieldName } from "./state.ts";

/** A part of a one-line log that is meant for a field but left a doubt, as typed. */
export interface Doubt {
  readonly field: FieldName;
  readonly text: string;
}

/** The parts of a line that wait for their question, one `field: text` a line. */
export function doubtLine(doubts: readonly Doubt[]): string | null {
  return doubts.length === 0 ? null : doubts.map(({ field, text }) => `${field}: ${text}`).join("\n");
}

/** Takes the part that waits for this field out of the line; `rest` is what still waits. */
export function takeDoubt(
  line: string | null,
  field: FieldName,
): { readonly text: string | null; readonly rest: string | null } {
  const waiting = line === null ? [] : line.split("\n");
  const mine = waiting.find((part) => part.startsWith(`${field}: `));
  if (mine === undefined) return { text: null, rest: line };
  const rest = waiting.filter((part) => part !== mine).join("\n");
  return { text: mine.slice(field.length + 2), rest: rest === "" ? null : rest };
}
