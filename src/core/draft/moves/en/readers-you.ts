import { givenName, wholeName } from "../../reader-name.ts";
import { ADVERBS, CANNOT_BE_MEANT, CHANGED_AFTER_YOU, COLLECTIVE, SAME_AFTER_YOU } from "./note-words.ts";

/** Who reads the note. `alone`: nobody else can be meant by "she" or "his" in it. */
export interface NoteReader {
  readonly name: string | null;
  readonly alone: boolean;
}

/** A note as said to the reader; not `certain` where it may still speak of the reader as of somebody else. */
export interface AddressedNote {
  readonly text: string;
  readonly certain: boolean;
}

const THEY: ReadonlyMap<string, string> = new Map([
  ["they", "you"],
  ["their", "your"],
  ["them", "you"],
  ["theirs", "yours"],
  ["themselves", "yourselves"],
  ["they're", "you're"],
  ["they've", "you've"],
  ["they'd", "you'd"],
  ["they'll", "you'll"],
]);
const SHE: ReadonlyMap<string, string> = new Map([
  ["he", "you"],
  ["she", "you"],
  ["his", "your"],
  ["her", "your"],
  ["him", "you"],
  ["he'd", "you'd"],
  ["she'd", "you'd"],
  ["he'll", "you'll"],
  ["she'll", "you'll"],
]);
/** No fixed counterpart: "she's" is "she is" or "she has". */
const OTHER_PERSONS = new Set(["hers", "herself", "himself", "she's", "he's"]);
const BEFORE_LEAD = new Set(["that", "how", "why", "what", "when", "where"]);
const PREPOSITIONS = new Set(["with", "by", "from", "to", "of", "about", "for", "and"]);

const plain = (word: string | undefined): string =>
  (word ?? "")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");

const isThirdPerson = (word: string): boolean => {
  const bare = plain(word);
  return THEY.has(bare) || SHE.has(bare) || OTHER_PERSONS.has(bare);
};

/** The verb that follows "you", or null where its form cannot be told. */
function afterYou(verb: string): string | null {
  const bare = plain(verb);
  const changed = CHANGED_AFTER_YOU.get(bare);
  if (changed !== undefined) return verb.replace(/[\p{L}'’]+/u, changed);
  return SAME_AFTER_YOU.has(bare) || bare.endsWith("ed") ? verb : null;
}

/** Puts "you" in place of a subject in the singular, and its verb with it; null where that is not certain. */
function youFor(words: readonly string[], at: number, size: number): readonly string[] | null {
  const before = words.slice(0, at);
  const rest = words.slice(at + size);
  const adverbs = rest.findIndex((word) => !ADVERBS.has(plain(word)));
  const verbAt = adverbs === -1 ? rest.length : adverbs;
  const verb = rest[verbAt];
  if (verb === undefined) return null;
  const changed = afterYou(verb);
  return changed === null
    ? null
    : [...before, "you", ...rest.slice(0, verbAt), changed, ...rest.slice(verbAt + 1)];
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");

/** The reader's own name, where the note has it, becomes "you" or "your". */
function withoutOwnName(text: string, name: string): AddressedNote {
  const forms = [wholeName(name), givenName(name)].filter((form) => form !== null && form.length > 1);
  let words = text;
  for (const form of forms) {
    words = words.replace(new RegExp(`(?<!\\S)${escape(form ?? "")}['’]s(?!\\S)`, "gu"), "your");
    const found = new RegExp(`(?<!\\S)${escape(form ?? "")}(?=[\\s,;]|$)`, "u").exec(words);
    if (found === null) continue;
    const before = words.slice(0, found.index).split(" ").filter(Boolean);
    const name2 = (form ?? "").split(" ");
    const all = [
      ...before,
      ...name2,
      ...words
        .slice(found.index + found[0].length)
        .trim()
        .split(" ")
        .filter(Boolean),
    ];
    if (
      PREPOSITIONS.has(plain(before.at(-1))) &&
      !/^[,;]/u.test(words.slice(found.index + found[0].length))
    ) {
      words = [...before, "you", ...all.slice(before.length + name2.length)].join(" ");
      continue;
    }
    const addressed = youFor(all, before.length, name2.length);
    if (addressed === null) return { text, certain: false };
    words = addressed.join(" ");
  }
  return { text: words, certain: true };
}

/** Whether the person before whom these words stand can only be the reader (or the reader's company, for "they"). */
function meansReader(before: readonly string[], family: "they" | "she"): boolean {
  const words = before.map(plain);
  if (words.length === 0 || (words.length === 1 && BEFORE_LEAD.has(words[0] ?? ""))) return true;
  if (family === "she") return words.every((word) => CANNOT_BE_MEANT.has(word));
  return words.every((word) => CANNOT_BE_MEANT.has(word) || !(word.endsWith("s") || COLLECTIVE.has(word)));
}

function replacedFirst(words: readonly string[], at: number): readonly string[] | null {
  const word = words[at] ?? "";
  const bare = plain(word);
  const you = THEY.get(bare) ?? SHE.get(bare);
  if (you === undefined) return null;
  if (bare === "he" || bare === "she") return youFor(words, at, 1);
  if (bare === "her" && at > 0 && !BEFORE_LEAD.has(plain(words[at - 1]))) return null;
  return words.map((each, index) => (index === at ? each.replace(/[\p{L}'’]+/u, you) : each));
}

/** "her point" where "her" may be another interviewer: "the point" is right for whoever reads it. */
function addressedToAny(words: readonly string[], at: number): AddressedNote {
  const text = words.join(" ");
  const isOwner = at === 0 && /^(?:his|her)$/iu.test(words[0] ?? "") && !words.slice(1).some(isThirdPerson);
  return isOwner ? { text: ["the", ...words.slice(1)].join(" "), certain: true } : { text, certain: false };
}

/** Replaces every word about the reader; null where one of them may be about somebody else. */
function allReplaced(words: readonly string[], family: "they" | "she"): readonly string[] | null {
  let result = words;
  for (let at = result.findIndex(isThirdPerson); at !== -1; at = result.findIndex(isThirdPerson)) {
    const replaced = meansReader(result.slice(0, at), family) ? replacedFirst(result, at) : null;
    if (replaced === null || familyOf(result[at]) !== family) return null;
    result = replaced;
  }
  return result;
}

const familyOf = (word: string | undefined): "they" | "she" => (THEY.has(plain(word)) ? "they" : "she");

/**
 * Says a note in the third person to the person it is about: "their story" → "your story", "how she explained" →
 * "how you explained". Only where nobody else can be meant; otherwise the note stays as it is.
 */
export function toReader(text: string, reader: NoteReader): AddressedNote {
  const named = reader.name === null ? { text, certain: true } : withoutOwnName(text, reader.name);
  const words = named.text.split(" ");
  const at = words.findIndex(isThirdPerson);
  if (at === -1 || !named.certain) return named;
  if (named.text !== text) return { text, certain: false };
  const family = familyOf(words[at]);
  if (!meansReader(words.slice(0, at), family)) return { text, certain: family === "they" };
  if (family === "she" && !reader.alone) return addressedToAny(words, at);
  const replaced = allReplaced(words, family);
  return replaced === null ? { text, certain: false } : { text: replaced.join(" "), certain: true };
}
