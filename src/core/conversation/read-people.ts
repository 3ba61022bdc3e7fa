import type { PersonKind } from "../interview.ts";
import { hasWords } from "./clean-text.ts";
import { splitOutside } from "./split-outside.ts";
import type { NamedPerson } from "./state.ts";

/** More people than anybody meets in one interview. */
export const MAX_PEOPLE = 10;
const MAX_NAME = 80;
/** What no name holds: a number is a room or a telephone, a question is to us. */
const NO_NAME = /[\p{N}?!]/u;

/** Words that make a piece behind a comma a title ("Jane Doe, CTO"), not one more person. */
const TITLE =
  /\b(ceo|cto|cfo|coo|cio|cpo|cmo|ciso|vp|svp|evp|hr|head|lead|leader|chief|manager|director|engineer|developer|dev|programmer|designer|recruiter|recruitment|recruiting|talent|owner|founder|co-founder|partner|president|professor|consultant|architect|analyst|scientist|researcher|officer|assistant|receptionist|secretary|coordinator|specialist|expert|teacher|nurse|principal|supervisor|boss|editor|producer|accountant|admin|administrator|advisor|adviser|associate|executive|interviewer|headhunter|pm|qa|sales|marketing|operations|technician|trainee|intern)s?\b/iu;
const RECRUITER = /\b(recruit\w*|talent|sourcer|headhunter|hr|human resources|people partner)\b/iu;
const RECEPTION = /\b(reception\w*|secretary|front desk|assistant)\b/iu;
/** Halves of a department's name: "Head of Research and Development" is one title. */
const DEPARTMENT =
  /^(?:development|design|operations|sales|engineering|innovation|marketing|technology|data|analytics|support|services?|finance|culture|people|communications?|training|delivery)$/iu;

const SEPARATOR = /\s*[+;\n,]\s*|\s+(?:[&/]|and)(?=\s)\s*/iuy;

/** A name, and behind it a title in brackets, or after a dash or a colon. */
function person(piece: string): NamedPerson | null {
  const [, name = "", inside, behind] =
    /^([^()]+?)\s*(?:\(([^()]*)\)?|(?:\s[-–—]|:)\s(.+))?$/u.exec(piece) ?? [];
  const title = [inside, behind].find((text) => text !== undefined && text.trim() !== "")?.trim() ?? null;
  const isLong = [...name].length > MAX_NAME || (title !== null && [...title].length > MAX_NAME);
  return !hasWords(name) || NO_NAME.test(name) || isLong ? null : { name: name.trim(), title };
}

/** The people with the piece as the last one's title, or null when it is none. */
function withTitle(people: readonly NamedPerson[], piece: string): readonly NamedPerson[] | null {
  const last = people.at(-1);
  if (last === undefined || piece.includes("(")) return null;
  if (last.title === null && TITLE.test(piece)) return [...people.slice(0, -1), { ...last, title: piece }];
  const isHalf = last.title !== null && DEPARTMENT.test(piece);
  return isHalf ? [...people.slice(0, -1), { ...last, title: `${last.title} and ${piece}` }] : null;
}

/**
 * "Jane Doe (CTO) + Per Lund", "Jane Doe, CTO and Per Lund": the people in the order given.
 * Null when a piece cannot be a name, or there are more than ten.
 */
export function readPeople(text: string): readonly NamedPerson[] | null {
  const pieces = splitOutside(
    text.replace(/^(?:with|met|i met|spoke (?:to|with)|talked (?:to|with))\s+/iu, ""),
    SEPARATOR,
  );
  let people: readonly NamedPerson[] = [];
  for (const piece of pieces) {
    const titled = withTitle(people, piece);
    if (titled !== null) {
      people = titled;
      continue;
    }
    const found = person(piece);
    if (found === null) return null;
    if (!people.some(({ name }) => name.toLowerCase() === found.name.toLowerCase()))
      people = [...people, found];
  }
  return people.length === 0 || people.length > MAX_PEOPLE ? null : people;
}

/** True for text that can hardly be anything but people: titles in parentheses or several names with a plus. */
export function looksLikePeople(text: string): boolean {
  return /\([^()]+\)|\s\+\s|^(with|met)\s/iu.test(text) && readPeople(text) !== null;
}

/** True for words that name what somebody does: "Head of HR". */
export function looksLikeTitle(text: string): boolean {
  return TITLE.test(text);
}

/** Two to four words that all begin with a capital: a name rather than a note. */
export function isFullName(text: string): boolean {
  return /^\p{Lu}[\p{L}’'.-]+(?: (?:de|van|von|af|der|den|\p{Lu}[\p{L}’'.-]*)){1,3}$/u.test(text);
}

export function personKind(title: string | null): PersonKind {
  if (title === null) return "interviewer";
  if (RECRUITER.test(title)) return "recruiter";
  return RECEPTION.test(title) ? "reception" : "interviewer";
}

export function showPerson({ name, title }: NamedPerson): string {
  return title === null ? name : `${name} (${title})`;
}
