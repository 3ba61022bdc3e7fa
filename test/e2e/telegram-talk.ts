import type { Person } from "../doubles/telegram/person.ts";
import type { SeenMessage, TelegramDouble } from "../doubles/telegram/telegram-double.ts";

/** One person's talk with the bot. */
export interface TelegramTalk {
  /** Types a line and waits for the answer that fits. */
  says(line: string, fits: RegExp): Promise<SeenMessage>;
  /** Presses a button of the newest message that has it, and waits for the answer that fits. */
  presses(label: string, fits: RegExp): Promise<SeenMessage>;
  /** Waits for the bot to show something of its own accord. */
  sees(fits: RegExp): Promise<SeenMessage>;
}

export function talkOnTelegram(double: TelegramDouble, person: Person): TelegramTalk {
  const { id } = person.chat;
  const shown = (message: SeenMessage, fits: RegExp): boolean =>
    message.chat === id && message.from === "bot" && fits.test(message.text);
  /** What was on the screen before does not count, unless it has changed. */
  async function answered(act: () => void, fits: RegExp): Promise<SeenMessage> {
    const before = new Map(double.chat(id).messages.map((message) => [message.id, message.text]));
    act();
    try {
      return await double.waitForMessage(
        (message) => shown(message, fits) && before.get(message.id) !== message.text,
      );
    } catch (error) {
      const last = double.chat(id).messages.at(-1)?.text;
      throw new Error(`nothing that fits ${fits} came; the last message is: ${last}`, { cause: error });
    }
  }
  return {
    says: (line, fits) => answered(() => person.sends(line), fits),
    presses: (label, fits) => {
      const message = double
        .chat(id)
        .messages.findLast(({ buttons }) => buttons.flat().some(({ text }) => text.startsWith(label)));
      const button = message?.buttons.flat().find(({ text }) => text.startsWith(label));
      if (message === undefined || button === undefined) throw new Error(`no button ${label}`);
      return answered(() => person.presses(message.id, button.text), fits);
    },
    sees: (fits) => double.waitForMessage((message) => shown(message, fits)),
  };
}
