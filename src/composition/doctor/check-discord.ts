import { z } from "zod";
import { inviteLinks } from "../../../adapters/discord/invite-link.ts";
import type { Config } from "../../config.ts";
import { askJson } from "./ask-json.ts";
import { type Finding, fault, fine } from "./finding.ts";

const applicationSchema = z.object({ name: z.string(), bot: z.object({ username: z.string() }).optional() });

/** Discord refuses programs that do not say so. */
const USER_AGENT = "DiscordBot (https://discord.com, 10) afterword";

/** Whether Discord takes the token, whose it is, and where the bot is invited. */
export async function checkDiscord({ token, apiUrl }: NonNullable<Config["discord"]>): Promise<Finding> {
  const headers = { authorization: `Bot ${token}`, "user-agent": USER_AGENT };
  const answer = await askJson(`${apiUrl}/v10/applications/@me`, { secret: token, headers });
  if (answer.kind === "failed") {
    return fault(`Discord: cannot be reached: ${answer.reason}.`, [
      "Check the way to the internet, and DISCORD_API_URL where it is set.",
    ]);
  }
  if (answer.status === 401) {
    return fault("Discord: refuses the bot token.", [
      "Make a new one in the developer portal (your application, Bot, Reset Token) and put it into DISCORD_TOKEN.",
    ]);
  }
  const application = applicationSchema.safeParse(answer.body);
  if (answer.status !== 200 || !application.success) {
    return fault(`Discord: answers ${answer.status}, and not as Discord does.`, [
      "Try again in a minute; if DISCORD_API_URL is set, look whether it leads to that API.",
    ]);
  }
  const { name, bot } = application.data;
  const { server, person } = inviteLinks(token);
  return fine(
    `Discord: the token is accepted; the bot is ${bot?.username ?? name}. It needs no permissions.`,
    [`Invite it to a server:  ${server}`, `Add it to your account: ${person}`],
  );
}
