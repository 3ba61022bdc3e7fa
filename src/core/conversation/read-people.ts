import type { PersonKind } from "../interview.ts";
import { hasWords } from "./clean-text.ts";
import type { NamedPerson } from "./state.ts";

/** More people than anybody meets in one interview. */
const MAX_PEOPLE = 10;
const MAX_NAME = 80;

/** Words that make a piece behind a comma a title ("Jane Doe, CTO"), not one more person. */
const TITLE =
  /\b(ceo|cto|cfo|coo|cio|cpo|vp|hr|head|lead|leader|chief|manager|director|engineer|developer|designer|recruiter|talent|owner|founder|partner|president|professor|consultant|architect|analyst|scientist|officer|assistant|receptionist|secretary|coordinator|specialist|teacher|nurse|principal|supervisor|editor|producer)s?\b/iu;
const RECRUITER = /\b(recruit\w*|talent|sourcer|headhunter|hr|human resources|people partner)\b/iu;
const RECEPTION = /\b(reception\w*|secretary|front desk|assistant)\b/iu;

/** Commas and the like outside of parentheses. */
const SEPARATOR = /\s*(?:[+;\n&/]|,(?![^(]*\))|\band\b(?![^(]*\)))\s*/iu;

function person(piece: string): NamedPerson | null {
  const [, name = "", inside, behind] =
    /^([^()]+?)\s*(?:\(([^()]*)\)?|\s[-–—:]\s(.+))?$/u.exec(piece) ?? [];
  const title = [inside, behind].find((text) => text !== undefined && text.trim() !== "")?.trim() ?? null;
  const isLong = name.length > MAX_NAME || (title !== null && title.length > MAX_NAME);
  return !hasWords(name) || isLong ? null : { name: name.trim(), title };
}

/**
 * "Jane Doe (CTO) + Per Lund", "Jane Doe, CTO and Per Lund": the people in the order given.
 * Null when a piece cannot be a name, or there are more than ten.
 */
export function readPeople(text: string): readonly NamedPerson[] | null {
  const pieces = text
    .replace(/^(with|met|i met|spoke (to|with)|talked (to|with))\s+/iu, "")
    .split(SEPARATOR)
    .filter((piece) => piece !== "");
  const people: NamedPerson[] = [];
  for (const piece of pieces) {
    const last = people.at(-1);
    if (last !== undefined && last.title === null && TITLE.test(piece) && !piece.includes("(")) {
      people[people.length - 1] = { ...last, title: piece };
      continue;
    }
    const found = person(piece);
    if (found === null) return null;
    if (!people.some(({ name }) => name.toLowerCase() === found.name.toLowerCase())) people.push(found);
  }
  return people.length === 0 || people.length > MAX_PEOPLE ? null : people;
}

/** True for text that can hardly be anything but people: titles in parentheses or several names with a plus. */
export function looksLikePeople(text: string): boolean {
  return /\([^()]+\)|\s\+\s|^(with|met)\s/iu.test(text) && readPeople(text) !== null;
}

export function personKind(title: string | null): PersonKind {
  if (title === null) return "interviewer";
  if (RECRUITER.test(title)) return "recruiter";
  return RECEPTION.test(title) ? "reception" : "interviewer";
}

export function showPerson({ name, title }: NamedPerson): string {
  return title === null ? name : `${name} (${title})`;
}
