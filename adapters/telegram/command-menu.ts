import type { Api } from "grammy";
import type { BotCommand } from "grammy/types";
import { LANGUAGES, type Language } from "../../src/core/user.ts";

/** One entry of the menu that Telegram shows behind the slash. */
interface MenuCommand {
  /** Without its slash: 1 to 32 of `a-z 0-9 _`. */
  readonly name: string;
  /** 1 to 256 characters. */
  readonly description: string;
}

/** By language; `""` is for every language that has none of its own. */
export type CommandMenus = Readonly<Partial<Record<Language | "", readonly MenuCommand[]>>>;

/** Private chats are the only ones that are served. */
const SCOPE = { type: "all_private_chats" } as const;

/** Gives Telegram the menus that differ from what it has, and leaves the others alone. */
export async function syncCommandMenus(api: Api, menus: CommandMenus): Promise<void> {
  for (const language of ["", ...LANGUAGES] as const) {
    const menu = menus[language];
    if (menu === undefined) continue;
    const where = { scope: SCOPE, ...(language !== "" && { language_code: language }) };
    const wanted = menu.map(({ name, description }) => ({ command: name, description }));
    const present = await api.getMyCommands(where);
    if (!areSame(wanted, present)) await api.setMyCommands(wanted, where);
  }
}

function areSame(wanted: readonly BotCommand[], present: readonly BotCommand[]): boolean {
  return (
    wanted.length === present.length &&
    wanted.every(
      ({ command, description }, index) =>
        command === present[index]?.command && description === present[index]?.description,
    )
  );
}
