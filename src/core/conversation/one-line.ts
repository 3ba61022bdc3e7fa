import { dayAt } from "../time/zone.ts";
import { readWhen } from "../when/read-when.ts";
import { hasWords } from "./clean-text.ts";
import type { FieldContext } from "./field.ts";
import { fieldOf } from "./fields.ts";
import type { Doubt } from "./line-doubts.ts";
import { isClockAlone } from "./read-interview-time.ts";
import { isFullName, looksLikePeople, looksLikeTitle, MAX_PEOPLE, readPeople } from "./read-people.ts";
import { splitOutside } from "./split-outside.ts";
import type { FieldName, FormValues, NamedPerson } from "./state.ts";

/** Opening words that say which field a part belongs to; what follows is its answer. */
const SIGNALS: readonly (readonly [FieldName, RegExp])[] = [
  [
    "promise",
    /^(?:promise\b|decision|answer|reply|response|verdict|news|feedback|promised|(?:they|she|he|we|i)(?:[’']ll| will)? (?:said|decide|answer|reply|respond|call|let me know|get back|hear)|hear(?:ing)? back)\b[\s:]*/iu,
  ],
  ["materials", /^(?:materials?:|(?:they )?(?:wants?|asked for|needs?|would like)\b|send(?: them)?\b)\s*/iu],
  ["hook", /^(?:note|hook|remember|highlight|stayed with me):\s*/iu],
  ["people", /^(?:people:|interviewers?:|with\b|met\b)\s*/iu],
  ["channel", /^(?:channel:|reach(?: them)? by\b|prefers?\b|contact by\b|via\b)\s*/iu],
  ["role", /^(?:role:|position:|as an?\b)\s*/iu],
  ["when", /^when:\s*/iu],
  ["company", /^(?:company:|at\b)\s*/iu],
];

/** "materials: references, portfolio": all of it is the answer, up to the end of the line or the next label. */
const LABEL = /^(?:company|role|when|people|promise|channel|materials|hook):/iu;
const BEFORE_LABEL = /\s*[,;]\s*(?=(?:company|role|when|people|promise|channel|materials|hook):)/iuy;
const COMMAS = /\s*[,;]\s*/uy;

export interface LineReading {
  readonly values: FormValues;
  /** Parts that are meant for a field and left a doubt ("next Friday", a day without its time). */
  readonly doubts: readonly Doubt[];
  /** Parts that fitted no field, as typed. */
  readonly unplaced: readonly string[];
}

interface Sofar extends LineReading {
  /** What the part before went to, for one that only makes sense behind it. */
  readonly last: FieldName | null;
}

/** A field that a part may be the answer of. */
interface Candidate {
  readonly field: FieldName;
  readonly text: string;
  /** The person said that it is this field: what cannot be read there is asked again with its question. */
  readonly isSaid: boolean;
}

/**
 * Reads `Acme, Backend developer, yesterday 14:00, Jane Doe (CTO) + Per Lund, decision by Friday`: the parts may
 * come in any order but for company and role, which are the first two that are nothing else. A part in doubt
 * is kept for the question that settles it; nothing that was typed is dropped.
 */
export function readLine(line: string, context: FieldContext): LineReading {
  const start: Sofar = { values: context.values, doubts: [], unplaced: [], last: null };
  const read = line
    .split("\n")
    .flatMap((part) => splitOutside(part, LABEL.test(part) ? BEFORE_LABEL : COMMAS))
    .reduce((sofar, piece) => place(piece, sofar, context), start);
  const { values, doubts, unplaced } = settleDoubts(read, context);
  return { values, doubts, unplaced };
}

function place(piece: string, sofar: Sofar, context: FieldContext): Sofar {
  if (isRepeated(piece, sofar.values)) return sofar;
  const joined = joinedDay(piece, sofar, context) ?? joinedTime(piece, sofar, context);
  if (joined !== null) return joined;
  const tried = candidates(piece, sofar, context).filter(({ text }) => text !== "");
  const doubts: Doubt[] = [];
  for (const { field, text, isSaid } of tried) {
    const taken = tryField(field, text, sofar.values, context);
    if (typeof taken === "object") return { ...sofar, values: taken, last: field };
    const isOpen = taken !== "closed" && !sofar.doubts.some((one) => one.field === field);
    if (isOpen && (taken === "unsure" || isSaid)) doubts.push({ field, text });
  }
  const [doubt] = doubts;
  if (doubt !== undefined) return { ...sofar, doubts: [...sofar.doubts, doubt], last: doubt.field };
  return behind(piece, sofar, context) ?? { ...sofar, unplaced: [...sofar.unplaced, piece], last: null };
}

function candidates(piece: string, sofar: Sofar, context: FieldContext): readonly Candidate[] {
  const isDay = isDate(piece, context);
  const said = saidFields(piece, isDay);
  const rest = isDay ? dayFields(piece, sofar, context) : likelyFields(piece, sofar);
  const at = isDay || sofar.values.company !== undefined ? [] : roleAtCompany(piece);
  return [...said, ...at, ...rest.map((field) => ({ field, text: piece, isSaid: isDay }))];
}

/** The field that the part's opening words name. */
function saidFields(piece: string, isDay: boolean): readonly Candidate[] {
  const [field, pattern] = SIGNALS.find(([, one]) => one.test(piece)) ?? [];
  // "at 14:00" is a time, not a company.
  if (field === undefined || pattern === undefined || (field === "company" && isDay)) return [];
  // A signal can be the answer as well: "they said nothing" reads better whole.
  return [piece.replace(pattern, ""), piece].map((text) => ({ field, text, isSaid: true }));
}

/** What a part without a sign may be, the surest first; company and role go by their place in the line. */
function likelyFields(piece: string, { values, last }: Sofar): readonly FieldName[] {
  const isFirst = values.company === undefined && values.role === undefined && last === null;
  const byPlace: readonly FieldName[] =
    values.company === undefined ? ["company"] : values.role === undefined ? ["role"] : [];
  const people: readonly FieldName[] =
    looksLikePeople(piece) && !(isFirst && isNamedOnce(piece)) ? ["people"] : [];
  const named: readonly FieldName[] = isFullName(piece) ? ["people"] : [];
  return [...people, ...(isFirst ? [] : (["channel"] as const)), ...byPlace, ...named];
}

/** A deadline or a range of days is what they promised; any other day is the interview's, as long as that is open. */
function dayFields(
  piece: string,
  sofar: Pick<Sofar, "values" | "doubts">,
  context: FieldContext,
): readonly FieldName[] {
  const reading = readWhen(piece, { ...context, direction: "past" });
  const isHours = reading?.kind === "range" && typeof reading.from !== "string";
  const isPromise = reading?.kind === "deadline" || (reading?.kind === "range" && !isHours);
  if (!isPromise && isWhenOpen(piece, sofar, context)) return ["when"];
  return isHours || isBehind(piece, context) ? [] : ["promise"];
}

function isWhenOpen(
  piece: string,
  { values, doubts }: Pick<Sofar, "values" | "doubts">,
  context: FieldContext,
): boolean {
  if (values.when !== undefined) return false;
  const isWhole = fieldOf("when").read(piece, { ...context, values }).kind === "value";
  return isWhole || !doubts.some(({ field }) => field === "when");
}

/** A second day that has passed, or a second hour, is no promise: nobody reads it as one. */
function isBehind(piece: string, context: FieldContext): boolean {
  const ahead = readWhen(piece, { ...context, direction: "future" });
  return (
    ahead?.kind === "instant" || (ahead?.kind === "day" && ahead.from < dayAt(context.now, context.zone))
  );
}

/** "Backend developer at Acme": the role stays a part of its own, so that only the company is taken here. */
function roleAtCompany(piece: string): readonly Candidate[] {
  const [, role, company] = /^(.+?)\s+(?:at|@|for)\s+(.+)$/iu.exec(piece) ?? [];
  if (role === undefined || company === undefined || !looksLikeTitle(role)) return [];
  return [{ field: "company", text: `${company}\n${role}`, isSaid: false }];
}

/** "Acme (Stockholm)" as the first part is a company rather than somebody with a title. */
function isNamedOnce(piece: string): boolean {
  return !/\s\+\s|^(?:with|met)\s/iu.test(piece) && !isFullName(piece.replace(/\(.*$/u, "").trim());
}

/** The answers with this one; else why not: the field is answered already, or leaves a doubt, or cannot read it. */
function tryField(
  field: FieldName,
  text: string,
  values: FormValues,
  context: FieldContext,
): FormValues | "closed" | "unsure" | "problem" {
  if (field === "people" && values.people) return morePeople(text, values, values.people) ?? "problem";
  if (values[field] !== undefined) return "closed";
  const [own = text, role] = text.split("\n");
  const parsed = fieldOf(field).read(own, { ...context, values });
  if (parsed.kind !== "value") return parsed.kind;
  return role === undefined || values.role !== undefined ? parsed.value : { ...parsed.value, role };
}

function morePeople(text: string, values: FormValues, known: readonly NamedPerson[]): FormValues | null {
  const read = readPeople(text);
  const names = new Set(known.map(({ name }) => name.toLowerCase()));
  const people = [...known, ...(read ?? []).filter(({ name }) => !names.has(name.toLowerCase()))];
  return read === null || people.length > MAX_PEOPLE ? null : { ...values, people };
}

/** "yesterday" and then "14:00", with a comma or more between them. */
function joinedDay(piece: string, sofar: Sofar, context: FieldContext): Sofar | null {
  const day = sofar.doubts.find(({ field }) => field === "when");
  const isTime = isClockAlone(piece) && (sofar.last === "when" || isDate(piece, context));
  if (day === undefined || !isTime) return null;
  const text = `${day.text} ${piece}`;
  const values = tryField("when", text, sofar.values, context);
  const others = sofar.doubts.filter((one) => one !== day);
  if (typeof values === "object") return { ...sofar, values, doubts: others, last: "when" };
  return values === "unsure" ? { ...sofar, doubts: [...others, { field: "when", text }] } : null;
}

/** "14:00" and then "yesterday": a time alone was taken as today's. */
function joinedTime(piece: string, sofar: Sofar, context: FieldContext): Sofar | null {
  const { when, ...others } = sofar.values;
  if (when === undefined || !isClockAlone(when.start.words) || isClockAlone(piece)) return null;
  if (!isDate(piece, context) || !isBehind(piece, context)) return null;
  const values = tryField("when", `${piece} ${when.start.words}`, others, context);
  return typeof values === "object" ? { ...sofar, values, last: "when" } : null;
}

/** One more thing they asked for, behind the first. */
function behind(piece: string, sofar: Sofar, context: FieldContext): Sofar | null {
  const { values, last } = sofar;
  if (last !== "materials" || !values.materials) return null;
  const parsed = fieldOf("materials").read(piece, { ...context, values });
  const more = parsed.kind === "value" ? parsed.value.materials : null;
  return more ? { ...sofar, values: { ...values, materials: [...values.materials, ...more] } } : null;
}

/**
 * A part in doubt whose field has its answer by now is over; a day that could have been the interview's is then
 * the promised one.
 */
function settleDoubts(read: Sofar, context: FieldContext): LineReading {
  const isOver = ({ field }: Doubt): boolean => read.values[field] !== undefined;
  let settled: LineReading = { ...read, doubts: read.doubts.filter((doubt) => !isOver(doubt)) };
  for (const { field, text } of read.doubts.filter(isOver)) {
    const isFree = field === "when" && !settled.doubts.some((doubt) => doubt.field === "promise");
    const [wanted] = isFree ? dayFields(text, settled, context) : [];
    const values = wanted === undefined ? "closed" : tryField(wanted, text, settled.values, context);
    settled =
      typeof values === "object"
        ? { ...settled, values }
        : { ...settled, unplaced: [...settled.unplaced, text] };
  }
  return settled;
}

function isRepeated(piece: string, { company, role, when }: FormValues): boolean {
  const known = [company, role, when?.start.words].map((text) => text?.toLowerCase());
  return known.includes(piece.toLowerCase());
}

/** True when all of it is a date or a time, even one that does not exist: "Friday AB" is a company. */
function isDate(piece: string, context: FieldContext): boolean {
  const reading =
    readWhen(piece, { ...context, direction: "past" }) ??
    readWhen(piece, { ...context, direction: "future" });
  if (reading === null) return false;
  const rest = reading.rest.replace(/^\s*[-–]\s*/u, "");
  return !hasWords(rest) || isClockAlone(rest) || (reading.kind === "impossible" && isDate(rest, context));
}
