import { chooseLine, fillLine, nothingSaid, type Said, usableLines } from "./fill.ts";
import { type LintFacts, lint } from "./lint.ts";
import { countWords, TOO_ALIKE, trigramOverlap } from "./measure.ts";
import { ENGLISH } from "./moves/en/phrasebook.ts";
import type { Blueprint, Move, Paragraph, Phrasebook, Slots } from "./phrasebook.ts";
import type { Draft, DraftLanguage, DraftPerson, DraftRequest, Tone } from "./request.ts";
import { usableFact } from "./tidy-note.ts";

const PHRASEBOOKS: Readonly<Record<DraftLanguage, Phrasebook>> = { en: ENGLISH };

/** So many interviewers are kept apart from one another; nobody meets more of them in one interview. */
const MOST_SIBLINGS = 8;
/** How often another choice of lines is tried to get away from another interviewer's text. */
const MOST_TRIES = 24;

/** Which lines a text takes: the same numbers always give the same text. */
interface Choice {
  readonly tone: Tone;
  /** The place among the interviewers: neighbours take neighbouring lines, so never the same one. */
  readonly place: number;
  /** Of the interview, the variant and the attempt: other lines throughout for every other one. */
  readonly seed: string;
}

/** FNV-1a, with its bits mixed once more because only the lowest of them are used. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Where among its lines the move number `at` begins to choose. */
const startOf = ({ seed, place }: Choice, at: number): number => (hashOf(`${seed}/${at}`) % 60_060) + place;

function rotated(paragraph: Paragraph, choice: Choice): readonly Move[] {
  const { groups, rotates } = paragraph;
  const start = rotates ? startOf(choice, 0) : 0;
  return groups.flatMap((_, at) => groups[(start + at) % groups.length] ?? []);
}

/** The text with all moves whose `spare` is at most `limit`. */
function write(
  book: Phrasebook,
  blueprint: Blueprint,
  slots: Slots,
  how: Choice & { readonly limit: number },
): string {
  const said = nothingSaid();
  let at = 0;
  const say = (move: Move): string => {
    at += 1;
    return move.spare > how.limit ? "" : speak(book, move, slots, { choice: how, at, said });
  };
  return blueprint.paragraphs
    .map((paragraph) =>
      rotated(paragraph, how)
        .map(say)
        .filter((line) => line !== "")
        .join(" "),
    )
    .filter((text) => text !== "")
    .join("\n\n");
}

function speak(
  book: Phrasebook,
  move: Move,
  slots: Slots,
  { choice, at, said }: { readonly choice: Choice; readonly at: number; readonly said: Said },
): string {
  const lines = usableLines(move, slots, choice.tone);
  const line = chooseLine(lines, startOf(choice, at), said);
  return line === null ? "" : fillLine(book.voice(line, choice.tone), slots, said);
}

/** The fullest text that keeps to the limit of words; the barest one when none does. */
function fitting(book: Phrasebook, blueprint: Blueprint, slots: Slots, choice: Choice): string {
  const spares = blueprint.paragraphs.flatMap(({ groups }) => groups.flat().map((move) => move.spare));
  const limits = [...new Set([...spares, 0])].toSorted((a, b) => b - a);
  const texts = limits.map((limit) => write(book, blueprint, slots, { ...choice, limit }));
  return texts.find((text) => countWords(text) <= blueprint.maxWords) ?? texts.at(-1) ?? "";
}

/** What the sender typed freely, and may have typed badly. */
function freeTextOf({ person, hook, interview }: DraftRequest): readonly string[] {
  const notes = [
    hook,
    person?.highlight,
    person?.learned,
    person?.value,
    person?.problem,
    person?.experience,
  ];
  return [...notes, ...interview.materials.map((item) => item.what)].filter(
    (text) => typeof text === "string",
  );
}

function factsOf(request: DraftRequest, blueprint: Blueprint): LintFacts {
  const { interview, person, sender, siblings } = request;
  return {
    maxWords: blueprint.maxWords,
    company: usableFact(interview.company) ?? "",
    role: usableFact(interview.role),
    reader: person === null ? null : { name: person.name, academicTitle: person.academicTitle },
    sender: usableFact(sender.name),
    siblingNames: siblings.map((sibling) => sibling.name),
    siblingTexts: [],
    hasMaterials: interview.materials.length > 0,
    known: freeTextOf(request).flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []),
  };
}

const withoutNotes = (person: DraftPerson | null): DraftPerson | null =>
  person === null
    ? null
    : { ...person, highlight: null, learned: null, value: null, problem: null, experience: null };

/** The request, then ever barer ones, for notes and facts that make no clean text. */
function simpler(request: DraftRequest): readonly DraftRequest[] {
  const onlyHighlight = { ...withoutNotes(request.person), highlight: request.person?.highlight ?? null };
  const person = request.person === null ? null : { ...request.person, ...onlyHighlight };
  const bare = { ...request, person: withoutNotes(request.person), hook: null };
  const interview = { ...bare.interview, materials: [] };
  const isLongName = request.person !== null && usableFact(request.person.name) === null;
  return [
    request,
    { ...request, person },
    bare,
    { ...bare, interview },
    { ...bare, interview: { ...interview, company: "", role: null } },
    {
      ...bare,
      person: isLongName ? null : bare.person,
      sender: { name: null },
      interview: { ...interview, company: "", role: null },
    },
  ];
}

interface Written {
  readonly request: DraftRequest;
  readonly slots: Slots;
  readonly body: string;
}

/** The first of the ever simpler texts in which the check finds nothing. */
function cleanest(book: Phrasebook, request: DraftRequest, choice: Choice): Written {
  const blueprint = book.blueprints[request.kind];
  const facts = factsOf(request, blueprint);
  let last: Written | null = null;
  for (const candidate of simpler(request)) {
    const slots = book.slots(candidate, blueprint.maxNoteWords);
    last = { request: candidate, slots, body: fitting(book, blueprint, slots, choice) };
    if (lint(last.body, facts, book.lint).length === 0) return last;
  }
  return last ?? { request, slots: {}, body: "" };
}

/** The place of the reader among the interviewers; the first one's when they are none of them. */
const placeOf = ({ person, siblings }: DraftRequest): number =>
  Math.max(
    0,
    siblings.slice(0, MOST_SIBLINGS).findIndex((sibling) => sibling.name === person?.name),
  );

interface Chosen {
  readonly written: Written;
  readonly choice: Choice;
}

/** The text whose choice of lines comes out unlike the others, or the least alike of those tried. */
function unlike(book: Phrasebook, request: DraftRequest, place: number, others: readonly string[]): Chosen {
  const { interview, variant, tone, kind } = request;
  const seed = [interview.company, interview.role ?? "", kind, variant].join("\n");
  const choice = { tone, place, seed };
  let best: Chosen = { written: cleanest(book, request, choice), choice };
  let overlap = closeness(best, others);
  for (let attempt = 1; attempt < MOST_TRIES && overlap > TOO_ALIKE; attempt += 1) {
    const next = { ...choice, seed: `${seed}\n${attempt}` };
    const tried = { written: cleanest(book, request, next), choice: next };
    const triedOverlap = closeness(tried, others);
    if (triedOverlap < overlap) [best, overlap] = [tried, triedOverlap];
  }
  return best;
}

const closeness = ({ written }: Chosen, others: readonly string[]): number =>
  Math.max(0, ...others.map((other) => trigramOverlap(written.body, other)));

/** The reader's text, kept apart from those of the interviewers before them, as these would be by themselves. */
function choose(book: Phrasebook, request: DraftRequest): Chosen {
  const place = placeOf(request);
  const others: string[] = [];
  for (const [at, { name }] of request.siblings.slice(0, place).entries()) {
    others.push(unlike(book, { ...request, person: blank(name) }, at, others).written.body);
  }
  return unlike(book, request, place, others);
}

function blank(name: string): DraftPerson {
  return {
    name,
    title: null,
    address: null,
    gender: "unknown",
    academicTitle: null,
    highlight: null,
    learned: null,
    value: null,
    problem: null,
    experience: null,
  };
}

/** Straight quotes throughout where the sender types no others, so that a text has one kind of them. */
function quotesLike(request: DraftRequest, text: string): string {
  const { interview, person, sender } = request;
  const facts = [interview.company, interview.role, person?.name, sender.name];
  const typed = [...freeTextOf(request), ...facts].join(" ");
  if (!/['"]/u.test(typed) || /[‘’“”]/u.test(typed)) return text;
  return text.replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"');
}

/**
 * Writes the text for a request: always the same one for the same request, never longer than its kind allows, with
 * nothing in it that the request does not say. `findings` is what the draft check would say to the text.
 */
export function composeDraft(request: DraftRequest): Draft {
  const book = PHRASEBOOKS[request.language];
  const blueprint = book.blueprints[request.kind];
  const { written, choice } = choose(book, request);
  const { subject } = blueprint;
  const speaking = { choice, at: 0, said: nothingSaid() };
  const body = quotesLike(request, written.body);
  return {
    subject: subject === null ? null : quotesLike(request, speak(book, subject, written.slots, speaking)),
    body,
    words: countWords(body),
    findings: lint(body, factsOf(request, blueprint), book.lint),
  };
}
