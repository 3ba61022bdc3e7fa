import type { DraftPerson, Tone } from "./request.ts";

/** Forms of address that people write before a name, without their full stops. */
export const HONORIFICS: ReadonlySet<string> = new Set(
  "mr mrs ms mx miss sir dame madam dr doc prof professor herr frau hr fru ing dipl rev judge".split(" "),
);
const PARTICLES = new Set(
  "van von de der den del della da di du la le al el bin ibn af av zu ter ten".split(" "),
);

const bare = (token: string): string => token.replaceAll(".", "").toLowerCase();

/** The parts of a name as the sender gave it: the honorifics before it and the name itself. */
function partsOf(name: string): { readonly honorific: string; readonly rest: readonly string[] } {
  const plain = name.replace(/\s*\([^)]*\)/gu, "").trim();
  const turned = /^([^,]+),\s*([^,]+)$/u.exec(plain);
  const tokens = (turned === null ? plain : `${turned[2]} ${turned[1]}`).split(/\s+/u);
  const start = tokens.findIndex((token) => !HONORIFICS.has(bare(token)));
  const cut = start === -1 ? 0 : start;
  return { honorific: tokens.slice(0, cut).join(" "), rest: tokens.slice(cut) };
}

/** The given name where it can be told for certain, else null ("J. Doe", "van der Berg", "Ms Okafor"). */
export function givenName(name: string): string | null {
  const { honorific, rest } = partsOf(name);
  const [first = ""] = rest;
  if (first === "" || PARTICLES.has(first.toLowerCase()) || /^\p{L}\.?$/u.test(first)) return null;
  return rest.length === 1 && honorific !== "" ? null : first;
}

/** The whole name in reading order, with the honorific the sender wrote. */
export function wholeName(name: string): string {
  const { honorific, rest } = partsOf(name);
  return [honorific, ...rest].filter((part) => part !== "").join(" ");
}

/** What follows "Dear": the given name among colleagues, the whole name in a formal letter. Guesses no gender. */
export function greetedName(person: DraftPerson, tone: Tone): string {
  const whole = wholeName(person.name);
  const given = givenName(person.name);
  const byTone = tone === "formal" || (tone === "neutral" && partsOf(person.name).honorific !== "");
  const formal = person.address === "formal" || (person.address === null && byTone);
  if (!formal) return given ?? whole;
  const academic = person.academicTitle?.trim() ?? "";
  if (academic === "" || HONORIFICS.has(bare(whole.split(" ")[0] ?? ""))) return whole;
  return `${academic} ${whole}`;
}
