import type { DiscordDouble } from "../../doubles/discord/discord-double.ts";
import type { Talker } from "./talker.ts";

/**
 * Discord tells everything once: what the bot has not answered, the person does again. What it has answered, be it
 * only that it has heard, is owed.
 */
export function discordTalker(double: DiscordDouble, id: string): Talker {
  const person = double.person({ id, locale: "en-GB" });
  const shown = () => person.sees();
  const screen = (): string => JSON.stringify(shown().map(({ content, embeds }) => [content, embeds]));
  return {
    home: { platform: "discord", workspace: "", account: id, chat: person.chat.id },
    commands: (line) => [`discord:${person.says(line)}`],
    writes: (text) => [`discord:${person.says(text)}`],
    presses: (label, times) => {
      const message = shown().findLast(({ components }) => JSON.stringify(components).includes(`"${label}"`));
      if (message === undefined) return [];
      return Array.from({ length: times }, () => `discord:${person.presses(message.id, label).id}`);
    },
    screen,
    sees: (fits) => fits.test(screen()),
    owed: (ids) => {
      const answered = double.interactions.filter(({ answer }) => answer !== null);
      const known = new Set(answered.map((interaction) => `discord:${interaction.id}`));
      return ids.filter((one) => known.has(one));
    },
  };
}
