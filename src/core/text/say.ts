import { IntlMessageFormat } from "intl-messageformat";
import { LANGUAGES, type Language } from "../user.ts";
import { en } from "./en.ts";

export type TextKey = keyof typeof en;

/** A language's sentences: the same keys as English, each in ICU message syntax with the same arguments. */
export type Catalogue = Readonly<Record<TextKey, string>>;

/** Languages without a catalogue yet are answered in English. */
export const CATALOGUES: Readonly<Partial<Record<Language, Catalogue>>> = { en };

type Until<Text extends string, Mark extends string> = Text extends `${infer Head}${Mark}${string}`
  ? Head
  : Text;
/** What stands between braces is an argument, unless it is a branch of a plural (`# days`, `a day`) or empty. */
type Argument<Name extends string> = Name extends "" | `#${string}` | `${string} ${string}` ? never : Name;
type ArgumentsOf<Message extends string> = Message extends `${string}{${infer Tail}`
  ? Argument<Until<Until<Tail, "}">, ",">> | ArgumentsOf<Tail>
  : never;

/** What must be handed over beside a key: the message's arguments, or nothing where it has none. */
export type TextArguments<Key extends TextKey> = [ArgumentsOf<(typeof en)[Key]>] extends [never]
  ? []
  : [Readonly<Record<ArgumentsOf<(typeof en)[Key]>, string | number>>];

/** The sentences without arguments: what may stand on a fixed button. */
export type PlainKey = {
  [Key in TextKey]: [ArgumentsOf<(typeof en)[Key]>] extends [never] ? Key : never;
}[TextKey];

const compiled = new Map<string, IntlMessageFormat>();

function message(language: Language, key: TextKey): IntlMessageFormat {
  const name = `${language}:${key}`;
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const source = (CATALOGUES[language] ?? en)[key];
  // Tags are off: what a person typed may stand in an argument, and markup is the renderers' business.
  const fresh = new IntlMessageFormat(source, language, undefined, { ignoreTag: true });
  compiled.set(name, fresh);
  return fresh;
}

/** The only way a sentence comes to a user. Dates go in as finished text. */
export function say<Key extends TextKey>(language: Language, key: Key, ...rest: TextArguments<Key>): string {
  return sayWith(language, key, rest[0] ?? {});
}

/** As {@link say}, for a key that is only known when it runs; a missing argument throws. */
export function sayWith(
  language: Language,
  key: TextKey,
  values: Readonly<Record<string, string | number>>,
): string {
  return String(message(language, key).format(values));
}

/** The language for a platform's tag (`sv-SE`, `no`); English where we speak none of it. */
export function languageFor(locale: string | null): Language {
  const primary = (locale ?? "").toLowerCase().split(/[-_]/u)[0] ?? "";
  const wanted = primary === "no" || primary === "nn" ? "nb" : primary;
  return LANGUAGES.find((language) => language === wanted && CATALOGUES[language] !== undefined) ?? "en";
}
