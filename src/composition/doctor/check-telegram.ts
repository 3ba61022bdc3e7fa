import { z } from "zod";
import type { Config } from "../../config.ts";
import { askJson } from "./ask-json.ts";
import { type Finding, fault, fine } from "./finding.ts";

const botSchema = z.object({ ok: z.literal(true), result: z.object({ username: z.string() }) });

/** Whether Telegram takes the token, and whose it is. */
export async function checkTelegram({
  token,
  apiRoot,
  webhook,
}: NonNullable<Config["telegram"]>): Promise<Finding> {
  const answer = await askJson(`${apiRoot}/bot${token}/getMe`, { secret: token });
  if (answer.kind === "failed") {
    return fault(`Telegram: cannot be reached: ${answer.reason}.`, [
      "Check the way to the internet, and TELEGRAM_API_ROOT where it is set.",
    ]);
  }
  // A token that Telegram has forgotten makes every path unknown.
  if (answer.status === 401 || answer.status === 404) {
    return fault("Telegram: refuses the bot token.", [
      "Ask BotFather for it (/mybots, your bot, API Token) and put it into TELEGRAM_BOT_TOKEN.",
    ]);
  }
  const bot = botSchema.safeParse(answer.body);
  if (!bot.success) {
    return fault(`Telegram: answers ${answer.status}, and not as Telegram does.`, [
      "Try again in a minute; if TELEGRAM_API_ROOT is set, look whether it leads to a Bot API server.",
    ]);
  }
  const by = webhook === null ? "by long polling" : `by webhook at ${webhook.publicUrl}`;
  return fine(`Telegram: the token is accepted; the bot is @${bot.data.result.username}, read ${by}.`);
}
