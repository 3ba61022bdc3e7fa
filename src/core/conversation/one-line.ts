import type { FieldContext } from "./field.ts";
import { fieldOf } from "./fields.ts";
import { looksLikePeople, readPeople } from "./read-people.ts";
import type { FieldName, FormValues } from "./state.ts";

/** Commas outside of parentheses, and line breaks. */
const PIECES = /\s*(?:,(?![^(]*\))|\n|;)\s*/u;

/** Opening words that say which field a part belongs to; what follows is its answer. */
const SIGNALS: readonly (readonly [FieldName, RegExp])[] = [
  ["promise", /^(?:decision|answer|reply|response|verdict|news|feedback|they(?:[’']ll| will)? (?:said|decide|answer|reply|call|let me know|get back)|promised|hear(?:ing)? back)\b[\s:]*/iu],
  ["materials", /^(?:they )?(?:wants?|asked for|need|would like|materials?:|send(?: them)?)\s+/iu],
  ["hook", /^(?:note|hook|remember|highlight|stayed with me):\s*/iu],
  ["people", /^(?:with|met|interviewers?:|people:)\s+/iu],
  ["channel", /^(?:reach(?: them)? by|prefers?|contact by|channel:|via)\s+/iu],
  ["role", /^(?:role:|position:|as an?)\s+/iu],
  ["company", /^(?:company:|at)\s+/iu],
];

/** What an unsigned part may be, the surest first; company and role go by their place in the line. */
const GUESSES: readonly FieldName[] = ["channel", "when", "promise"];

export interface LineReading {
  readonly values: FormValues;
  /** Parts that fitted no field, as typed. */
  readonly unplaced: readonly string[];
}

/**
 * Reads `Acme, Backend developer, yesterday 14:00, Jane Doe (CTO) + Per Lund, decision by Friday`: the parts may
 * come in any order but for company and role, which are the first two that are nothing else. A part in doubt
 * ("next Friday", a day without its time) is left for the questions that follow.
 */
export function readLine(line: string, context: FieldContext): LineReading {
  const start: LineReading = { values: context.values, unplaced: [] };
  return line
    .split(PIECES)
    .filter((piece) => piece !== "")
    .reduce((sofar, piece) => place(piece, sofar, context), start);
}

function place(piece: string, sofar: LineReading, context: FieldContext): LineReading {
  const signal = SIGNALS.find(([, pattern]) => pattern.test(piece));
  const tries: (readonly [FieldName, string])[] = [];
  if (signal !== undefined) {
    const [name, pattern] = signal;
    // A signal can be the answer as well: "they said nothing" reads better whole.
    tries.push([name, piece.replace(pattern, "")], [name, piece]);
  }
  if (looksLikePeople(piece)) tries.push(["people", piece]);
  tries.push(...GUESSES.map((name) => [name, piece] as const));
  if (sofar.values.company === undefined) tries.push(["company", piece]);
  else if (sofar.values.role === undefined) tries.push(["role", piece]);
  else if (isName(piece)) tries.push(["people", piece]);
  for (const [name, text] of tries) {
    const values = tryField(name, text, sofar.values, context);
    if (values !== null) return { ...sofar, values };
  }
  return { ...sofar, unplaced: [...sofar.unplaced, piece] };
}

/** The answers with this one, or null when the field has one already or cannot read the text. */
function tryField(name: FieldName, text: string, values: FormValues, context: FieldContext): FormValues | null {
  if (values[name] !== undefined && name !== "people") return null;
  if (text === "") return null;
  if (name === "people" && values.people) {
    const more = readPeople(text);
    return more === null ? null : { ...values, people: [...values.people, ...more] };
  }
  const parsed = fieldOf(name).read(text, { ...context, values });
  return parsed.kind === "value" ? parsed.value : null;
}

/** Two to four words that all begin with a capital: a name rather than a note. */
function isName(text: string): boolean {
  return /^\p{Lu}[\p{L}’'-]+(?: (?:de|van|von|af|der|den|\p{Lu}[\p{L}’'.-]*)){1,3}$/u.test(text);
}
