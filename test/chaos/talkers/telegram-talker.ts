import type { TelegramDouble } from "../../doubles/telegram/telegram-double.ts";
import type { Talker } from "./talker.ts";

/** Telegram brings everything until it is confirmed, so all of it is owed. */
export function telegramTalker(double: TelegramDouble, id: number): Talker {
  const person = double.user({ id, languageCode: "en" });
  const bot = double.token.split(":")[0] ?? "";
  const idsOf = (update: number | null): readonly string[] =>
    update === null ? [] : [`telegram:${bot}:${update}`];
  const shown = () => double.chat(id).messages.filter(({ from }) => from === "bot");
  const screen = (): string =>
    shown()
      .map(({ text }) => text)
      .join("\n");
  return {
    home: { platform: "telegram", workspace: "", account: String(id), chat: String(id) },
    commands: (line) => idsOf(person.sends(line)),
    writes: (text) => idsOf(person.sends(text)),
    presses: (label, times) => {
      const message = shown().findLast(({ buttons }) => buttons.flat().some(({ text }) => text === label));
      if (message === undefined) return [];
      return Array.from({ length: times }, () => idsOf(person.presses(message.id, label))).flat();
    },
    screen,
    sees: (fits) => fits.test(screen()),
    owed: (ids) => ids,
  };
}
