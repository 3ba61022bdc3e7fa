import { z } from "zod";
import { type PlainKey, say } from "../../src/core/text/say.ts";
import { LANGUAGES, type Language } from "../../src/core/user.ts";
import { shorten } from "../../src/core/view/view.ts";
import type { DiscordApi } from "./api.ts";
import { FORM_COMMAND } from "./modal-form.ts";

/** One entry of the list behind the slash. */
interface MenuCommand {
  /** Without its slash: 1 to 32 of `a-z 0-9 _ -`. */
  readonly name: string;
  readonly description: string;
}

/** By language; `""` is for every language that has none of its own. */
export type CommandMenus = Readonly<Partial<Record<Language | "", readonly MenuCommand[]>>>;

const MAX_DESCRIPTION = 100;

/** What Discord calls our languages. English is what it shows where there is nothing else. */
const LOCALES: Readonly<Partial<Record<Language, string>>> = { sv: "sv-SE", nb: "no", de: "de" };

const OPTIONS: readonly { readonly name: string; readonly says: PlainKey; readonly completes: boolean }[] = [
  { name: "company", says: "discord.option.company", completes: true },
  { name: "role", says: "discord.option.role", completes: false },
  { name: "when", says: "discord.option.when", completes: true },
  { name: "promise", says: "discord.option.promise", completes: true },
];

const locales = z
  .record(z.string(), z.string())
  .nullish()
  .transform((value) =>
    Object.fromEntries(Object.entries(value ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  );
const named = { type: z.int().default(1), name: z.string(), description: z.string() };
const localised = { name_localizations: locales, description_localizations: locales };
const wireCommand = z.object({
  ...named,
  ...localised,
  integration_types: z
    .array(z.int())
    .nullish()
    .transform((types) => (types ?? []).toSorted((a, b) => a - b)),
  contexts: z
    .array(z.int())
    .nullish()
    .transform((contexts) => (contexts ?? []).toSorted((a, b) => a - b)),
  options: z
    .array(
      z.object({
        ...named,
        ...localised,
        required: z.boolean().default(false),
        autocomplete: z.boolean().default(false),
      }),
    )
    .default([]),
});
export type WireCommand = z.input<typeof wireCommand>;

/** Gives Discord our commands when it has others. @throws what the requests throw. */
export async function syncCommands(api: DiscordApi, application: string, menus: CommandMenus): Promise<void> {
  const wanted = commandsOf(menus);
  if (fingerprint(wanted) !== fingerprint(await api.commands(application))) {
    await api.setCommands(application, wanted);
  }
}

/** All that we care about of a list of commands, the same however Discord words it; null when it is no such list. */
function fingerprint(commands: unknown): string | null {
  const parsed = z.array(wireCommand).safeParse(commands);
  if (!parsed.success) return null;
  return JSON.stringify(parsed.data.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
}

/** Usable in servers, in the chat with the bot and in people's own chats, whether a server or a person added us. */
const WHERE = { integration_types: [0, 1], contexts: [0, 1, 2] };

export function commandsOf(menus: CommandMenus): readonly WireCommand[] {
  return (menus[""] ?? menus.en ?? []).map((command) => commandOf(command, menus));
}

function commandOf({ name, description }: MenuCommand, menus: CommandMenus): WireCommand {
  return {
    type: 1,
    name,
    description: shorten(description, MAX_DESCRIPTION),
    description_localizations: inLanguages(
      menus,
      (_language, menu) => menu.find((each) => each.name === name)?.description,
    ),
    ...WHERE,
    ...(name === FORM_COMMAND && { options: OPTIONS.map((option) => optionOf(option, menus)) }),
  };
}

function optionOf({ name, says, completes }: (typeof OPTIONS)[number], menus: CommandMenus) {
  return {
    type: 3,
    name,
    description: shorten(say("en", says), MAX_DESCRIPTION),
    description_localizations: inLanguages(menus, (language) => say(language, says)),
    required: false,
    autocomplete: completes,
  };
}

function inLanguages(
  menus: CommandMenus,
  text: (language: Language, menu: readonly MenuCommand[]) => string | undefined,
): Readonly<Record<string, string>> {
  const pairs = LANGUAGES.flatMap((language) => {
    const [locale, menu] = [LOCALES[language], menus[language]];
    const words = menu === undefined ? undefined : text(language, menu);
    return locale === undefined || words === undefined
      ? []
      : [[locale, shorten(words, MAX_DESCRIPTION)] as const];
  });
  return Object.fromEntries(pairs);
}
