import type { Lens } from "./lens.ts";

/** The one command there is where others are words behind it. */
export const ONLY_COMMAND = "interview";

/** The word that stands for a command behind the only one; it is the command's name but for the list's. */
export function commandWord(name: string): string {
  return name === "interviews" ? "list" : name;
}

/** A command as it is typed where they look: `/next`, or `/interview next`. */
export function commandText({ commands }: Pick<Lens, "commands">, name: string): string {
  return commands === "each" || name === ONLY_COMMAND ? `/${name}` : `/${ONLY_COMMAND} ${commandWord(name)}`;
}
