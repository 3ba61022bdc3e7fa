import { type LintFacts, lint } from "./lint.ts";
import { countWords, TOO_ALIKE, trigramOverlap } from "./measure.ts";
import { ENGLISH } from "./moves/en/phrasebook.ts";
import type { Phrasebook } from "./phrasebook.ts";
import type { Draft, DraftLanguage, DraftPerson, DraftRequest, Finding } from "./request.ts";
import { usableFact } from "./tidy-note.ts";
import { type Choice, type Material, writeBody, writeSubject } from "./write.ts";

const PHRASEBOOKS: Readonly<Record<DraftLanguage, Phrasebook>> = { en: ENGLISH };

/** So many interviewers are kept apart from one another; nobody meets more of them in one interview. */
const MOST_SIBLINGS = 8;
/** How many choices of lines are tried to get away from the other interviewers' texts. */
const MOST_TRIES = 40;
/** Which of the {@link simpler} requests is the first one without notes. */
const WITHOUT_NOTES = 2;

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

function factsOf(request: DraftRequest, book: Phrasebook): LintFacts {
  const { interview, person, sender, siblings, kind } = request;
  return {
    maxWords: book.blueprints[kind].maxWords,
    company: usableFact(interview.company) ?? "",
    role: usableFact(interview.role),
    reader: person === null ? null : { name: person.name, academicTitle: person.academicTitle },
    sender: usableFact(sender.name),
    siblingNames: siblings.map((sibling) => sibling.name),
    siblingTexts: [],
    hasMaterials: interview.materials.length > 0,
    known: new Set(freeTextOf(request).flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? [])),
  };
}

function withoutNotes(person: DraftPerson): DraftPerson {
  return { ...person, highlight: null, learned: null, value: null, problem: null, experience: null };
}

/** The request, then ever barer ones, for notes and facts that make no clean text. */
function simpler(request: DraftRequest): readonly DraftRequest[] {
  const { person } = request;
  const noNotes = person === null ? null : withoutNotes(person);
  const highlighted = noNotes === null ? null : { ...noNotes, highlight: person?.highlight ?? null };
  const bare = { ...request, person: noNotes, hook: null };
  const noItems = { ...bare, interview: { ...bare.interview, materials: [] } };
  const noEmployer = { ...noItems, interview: { ...noItems.interview, company: "", role: null } };
  return [
    request,
    { ...request, person: highlighted },
    bare,
    noItems,
    noEmployer,
    { ...noEmployer, sender: { name: null } },
    { ...noEmployer, sender: { name: null }, person: null },
  ];
}

interface Written {
  readonly material: Material;
  readonly choice: Choice;
  readonly body: string;
}

/** Writes one reader's text in any number of ways; what does not depend on the choice of lines is done once. */
function writerFor(request: DraftRequest, book: Phrasebook): (choice: Choice, simplicity: number) => Written {
  const blueprint = book.blueprints[request.kind];
  const facts = factsOf(request, book);
  const requests = simpler(request);
  const materials = new Map<number, Material>();
  const materialAt = (at: number): Material => {
    const slots = materials.get(at)?.slots ?? book.slots(requests[at] ?? request, blueprint.maxNoteWords);
    const material = { book, blueprint, slots };
    materials.set(at, material);
    return material;
  };
  return (choice, simplicity) => {
    let written: Written | null = null;
    for (let at = simplicity; at < requests.length; at += 1) {
      const material = materialAt(at);
      written = { material, choice, body: writeBody(material, choice) };
      if (lint(written.body, facts, book.lint).length === 0) return written;
    }
    return written ?? { material: materialAt(simplicity), choice, body: "" };
  };
}

/** The text whose choice of lines comes out unlike the others, or the least alike of those tried. */
function unlike(request: DraftRequest, book: Phrasebook, place: number, others: readonly string[]): Written {
  const { interview, variant, tone, kind } = request;
  const base = [interview.company, interview.role ?? "", kind].join("\n");
  const write = writerFor(request, book);
  const closeness = ({ body }: Written): number =>
    Math.max(0, ...others.map((other) => trigramOverlap(body, other)));
  const first: Choice = { tone, base, place, variant: Math.abs(variant), attempt: 0 };
  let best = write(first, 0);
  let overlap = closeness(best);
  // A long note that all of them share can make short texts alike by itself: then this one goes without it.
  for (const simplicity of [0, WITHOUT_NOTES]) {
    for (let attempt = 0; attempt < MOST_TRIES && overlap > TOO_ALIKE; attempt += 1) {
      const tried = write({ ...first, attempt }, simplicity);
      const triedOverlap = closeness(tried);
      if (triedOverlap < overlap) [best, overlap] = [tried, triedOverlap];
    }
  }
  return best;
}

/** The reader's text, kept apart from those of the interviewers before them, as these would be by themselves. */
function writeFor(request: DraftRequest, book: Phrasebook): Written {
  const siblings = request.siblings.slice(0, MOST_SIBLINGS);
  const place = Math.max(
    0,
    siblings.findIndex((sibling) => sibling.name === request.person?.name),
  );
  const others: string[] = [];
  for (const [at, { name }] of siblings.slice(0, place).entries()) {
    others.push(unlike({ ...request, person: strangerNamed(name) }, book, at, others).body);
  }
  return unlike(request, book, place, others);
}

function strangerNamed(name: string): DraftPerson {
  const unknown = { title: null, address: null, gender: "unknown", academicTitle: null } as const;
  return { name, ...unknown, highlight: null, learned: null, value: null, problem: null, experience: null };
}

/** Straight quotes throughout where the sender types no others, so that a text has one kind of them. */
function quotesLike(request: DraftRequest, text: string): string {
  const { interview, person, sender } = request;
  const facts = [interview.company, interview.role, person?.name, sender.name];
  const typed = [...freeTextOf(request), ...facts].join(" ");
  if (!/['"]/u.test(typed) || /[‘’“”]/u.test(typed)) return text;
  return text.replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"');
}

/** What the draft check says to a text that somebody wrote for this request. */
export function checkDraft(request: DraftRequest, text: string): readonly Finding[] {
  const book = PHRASEBOOKS[request.language];
  return lint(text, factsOf(request, book), book.lint);
}

/**
 * Writes the text for a request: always the same one for the same request, never longer than its kind allows, with
 * nothing in it that the request does not say. `findings` is what the draft check says to the text.
 */
export function composeDraft(request: DraftRequest): Draft {
  const book = PHRASEBOOKS[request.language];
  const { material, choice, body: written } = writeFor(request, book);
  const body = quotesLike(request, written);
  const subject = writeSubject(material, choice);
  return {
    subject: subject === null ? null : quotesLike(request, subject),
    body,
    words: countWords(body),
    findings: checkDraft(request, body),
  };
}
