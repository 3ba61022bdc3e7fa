import { countWords, TOO_ALIKE, trigramOverlap } from "./measure.ts";
import type { LintWords } from "./phrasebook.ts";
import { HONORIFICS } from "./reader-name.ts";
import type { Finding, FindingCode } from "./request.ts";
import { OPEN_SLOT } from "./tidy-note.ts";

/** What a text is checked against. */
export interface LintFacts {
  readonly maxWords: number;
  readonly company: string;
  readonly role: string | null;
  readonly reader: { readonly name: string; readonly academicTitle: string | null } | null;
  readonly sender: string | null;
  readonly siblingNames: readonly string[];
  /** The other interviewers' texts. */
  readonly siblingTexts: readonly string[];
  /** Whether there is anything that could be attached. */
  readonly hasMaterials: boolean;
  /** Further words that stand in the text as the sender gave them and are right as they are. */
  readonly known: ReadonlySet<string>;
}

type Add = (code: FindingCode, from: number, to: number) => void;

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");

/** The text with every given fact blotted out, so that a company called "Who?" asks no question. */
function blotted(text: string, facts: readonly (string | null)[]): string {
  const given = facts.filter((fact): fact is string => fact !== null && fact.trim() !== "");
  if (given.length === 0) return text;
  const longestFirst = given.map((fact) => escape(fact.trim())).toSorted((a, b) => b.length - a.length);
  const edged = `(?<![\\p{L}\\p{N}])(?:${longestFirst.join("|")})(?![\\p{L}\\p{N}])`;
  return text.replace(new RegExp(edged, "gu"), (found) => "•".repeat(found.length));
}

const namesOf = ({ company, role, sender, reader, siblingNames }: LintFacts): readonly (string | null)[] => [
  company,
  role,
  sender,
  reader?.name ?? null,
  ...siblingNames,
];

function all(pattern: RegExp, text: string, add: (from: number, to: number) => void): void {
  for (const found of text.matchAll(pattern)) add(found.index, found.index + found[0].length);
}

/** Whether one letter more, less, changed or swapped with its neighbour makes one word the other. */
function isOneSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  if (a.length > b.length) return a.slice(1) === b;
  if (a.length < b.length) return a === b.slice(1);
  const swapped = `${a[1] ?? ""}${a[0] ?? ""}${a.slice(2)}`;
  return a.slice(1) === b.slice(1) || swapped === b;
}

const lettersOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Capitalised words inside a sentence that are one slip away from a given name. */
function slipsOf(
  names: readonly string[],
  clean: string,
  isKnown: (word: string) => boolean,
): readonly { at: number; word: string }[] {
  const wanted = names.flatMap(lettersOf).filter((part) => part.length > 3);
  return [...clean.matchAll(/(?<=[\p{L}\p{N},;:•“‘(]\s?)\b\p{Lu}[\p{L}\p{N}]+/gu)]
    .map((found) => ({ at: found.index, word: found[0] }))
    .filter(({ word }) => !isKnown(word) && wanted.some((part) => isOneSlip(part, word)));
}

/** Words that are right although they look like a name with a slip in it. */
const knownTo =
  (facts: LintFacts, words: LintWords) =>
  (word: string): boolean =>
    words.capitalised.includes(word) || facts.known.has(word);

function lintNames(text: string, facts: LintFacts, words: LintWords, add: Add): void {
  const { reader } = facts;
  if (reader === null) return;
  const allowed = new Set(lettersOf(`${reader.name} ${reader.academicTitle ?? ""}`));
  const greeted = words.greeting.exec(text);
  const name = greeted?.[1] ?? "";
  const isOther = lettersOf(name).some(
    (part) => /^\p{Lu}/u.test(part) && !allowed.has(part) && !HONORIFICS.has(part.toLowerCase()),
  );
  const from = greeted === null ? 0 : text.indexOf(name);
  if (isOther) add("wrong-name", from, from + name.length);
  const clean = blotted(text, [...namesOf(facts), ...lettersOf(reader.name)]);
  for (const { at, word } of slipsOf([reader.name], clean, knownTo(facts, words))) {
    if (!isOther || at >= from + name.length) add("wrong-name", at, at + word.length);
  }
}

function lintCompany(text: string, facts: LintFacts, words: LintWords, add: Add): void {
  const isKnown = knownTo(facts, words);
  const clean = blotted(text, [...namesOf(facts), ...lettersOf(facts.company)]);
  const slips = slipsOf([facts.company], clean, isKnown);
  for (const { at, word } of slips) add("wrong-company", at, at + word.length);
  for (const found of clean.matchAll(words.employer)) {
    const name = found[1] ?? "";
    const from = found.index + found[0].length - name.length;
    const isSeen = slips.some(({ at }) => at === from);
    if (!isSeen && !lettersOf(name).every(isKnown)) add("wrong-company", from, from + name.length);
  }
}

function lintWording(text: string, facts: LintFacts, words: LintWords, add: Add): void {
  const clean = blotted(text, namesOf(facts));
  all(OPEN_SLOT, clean, (from, to) => add("open-slot", from, to));
  for (const found of clean.matchAll(/(?<![\p{L}\p{N}'’-])(\p{L}+)\s+\1(?![\p{L}\p{N}'’-])/giu)) {
    const isRight = words.rightlyDoubled.includes(found[1]?.toLowerCase() ?? "");
    if (!isRight) add("repeated-word", found.index, found.index + found[0].length);
  }
  for (const pattern of words.pushy) all(pattern, clean, (from, to) => add("pushy", from, to));
  for (const pattern of words.accusing) all(pattern, clean, (from, to) => add("accusing", from, to));
  if (!facts.hasMaterials) all(words.attachment, clean, (from, to) => add("missing-attachment", from, to));
  const second = [...clean.matchAll(/\?+/gu)][1];
  if (second !== undefined) add("questions", second.index, second.index + second[0].length);
}

/** Everything in a text that its sender should look at, in order of place. */
export function lint(text: string, facts: LintFacts, words: LintWords): readonly Finding[] {
  const findings: Finding[] = [];
  const add: Add = (code, from, to) => {
    findings.push({ code, message: words.messages[code], from, to });
  };
  lintWording(text, facts, words, add);
  lintNames(text, facts, words, add);
  lintCompany(text, facts, words, add);
  if (countWords(text) > facts.maxWords) add("too-long", 0, text.length);
  if (facts.siblingTexts.some((other) => trigramOverlap(text, other) > TOO_ALIKE))
    add("too-alike", 0, text.length);
  return findings.toSorted((a, b) => a.from - b.from || a.to - b.to);
}
