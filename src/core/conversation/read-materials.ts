import type { Material } from "../interview.ts";
import type { Day } from "../time/day.ts";
import { tell } from "../view/lens.ts";
import { hasWords } from "./clean-text.ts";
import type { FieldContext, Parsed } from "./field.ts";
import { readNearest } from "./read-nearest.ts";

const MAX_ITEMS = 10;
const MAX_LENGTH = 80;

const NOTHING = /^(no|none|nothing|nope)[.!]?$/iu;
const LEAD =
  /^(?:(?:they |he |she )?(?:wants?|asked (?:me )?for|would like|need(?:s|ed)?|send(?: them)?)\s+)?(?:(?:my|the|an?|some)\s+)?/iu;
/** Small words that a date leaves behind: "references by", "portfolio, due". */
const TAIL = /[\s,:–-]*\b(by|until|till|before|on|due|for|not later than)?\s*[.!]?$/iu;

/** "references by Thursday, portfolio": each thing with its own day, or null for the next morning. */
export function readMaterials(text: string, context: FieldContext): Parsed<readonly Material[] | null> {
  if (NOTHING.test(text)) return { kind: "value", value: null };
  const groups = text.split(/\s*[,;+\n]\s*/u).filter((piece) => piece !== "");
  const items = groups.flatMap((group) => readGroup(group, context));
  const usable = items.every(({ what }) => hasWords(what) && [...what].length <= MAX_LENGTH);
  if (!usable || items.length === 0 || items.length > MAX_ITEMS) {
    return { kind: "problem", sentence: tell(context, "field.materials.problem") };
  }
  const distinct = items.filter(
    ({ what }, index) =>
      items.findIndex((other) => other.what.toLowerCase() === what.toLowerCase()) === index,
  );
  return { kind: "value", value: distinct };
}

/** Things joined by "and" share the day that is named behind the last of them. */
function readGroup(group: string, context: FieldContext): readonly Material[] {
  const { what, due } = splitDate(group, context);
  return what
    .split(/\s+(?:and|&)\s+/iu)
    .map((piece) => ({ what: piece.replace(LEAD, "").trim(), due }))
    .filter((item) => item.what !== "");
}

function splitDate(text: string, context: FieldContext): { readonly what: string; readonly due: Day | null } {
  const reading = readNearest(text, context, "future");
  if (reading === null || reading.kind === "impossible") return { what: text, due: null };
  const end = reading.kind === "deadline" || reading.kind === "range" ? reading.to : reading.from;
  const due = typeof end === "string" ? end : end.wall.day;
  const what = reading.rest.replace(TAIL, "").trim();
  return what === "" ? { what: text, due: null } : { what, due };
}
