import { z } from "zod";
import { EVENTS_PATH, INSTALL_PATH, SCOPES } from "../../../adapters/slack/manifest.ts";
import type { Config } from "../../config.ts";
import { askJson } from "./ask-json.ts";
import { type Finding, fault, fine, note } from "./finding.ts";

type SlackConfig = NonNullable<Config["slack"]>;

const answerSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), team: z.string().default(""), user: z.string().default("") }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);

/** What Slack says to a call without arguments; a finding where it says no, or nothing that can be understood. */
type Said =
  | { readonly finding: Finding }
  | { readonly team: string; readonly user: string; readonly scopes: string };

/** Whether Slack takes the tokens, whose they are, and whether they allow what the bot does. */
export async function checkSlack({ apiUrl, reading, access }: SlackConfig): Promise<Finding> {
  const [app, bot] = await Promise.all([
    reading.mode === "socket"
      ? ask(`${apiUrl}apps.connections.open`, reading.appToken, {
          says: "Slack: refuses the app-level token.",
          advice:
            "Make one with connections:write (your app, Basic Information, App-Level Tokens) and put it into SLACK_APP_TOKEN.",
        })
      : null,
    access.kind === "single"
      ? ask(`${apiUrl}auth.test`, access.botToken, {
          says: "Slack: refuses the bot token.",
          advice:
            "Install the app (your app, OAuth & Permissions) and put the bot token into SLACK_BOT_TOKEN.",
        })
      : null,
  ]);
  if (app !== null && "finding" in app) return app.finding;
  const by =
    reading.mode === "socket"
      ? "read by Socket Mode"
      : `read over HTTP, for which Slack calls ${EVENTS_PATH}`;
  if (access.kind === "workspaces") {
    const at = `${access.publicUrl}${INSTALL_PATH}`;
    return fine(`Slack: several workspaces, ${by}.`, [`A workspace lets the bot in at ${at}`]);
  }
  if (bot === null) return fine(`Slack: ${by}.`);
  return "finding" in bot ? bot.finding : botFinding(bot, by);
}

async function ask(
  url: string,
  token: string,
  refused: { readonly says: string; readonly advice: string },
): Promise<Said> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await askJson(url, { secret: token, headers, method: "POST" });
  if (answer.kind === "failed") {
    const advice = "Check the way to the internet, and SLACK_API_URL where it is set.";
    return { finding: fault(`Slack: cannot be reached: ${answer.reason}.`, [advice]) };
  }
  const said = answerSchema.safeParse(answer.body);
  if (answer.status !== 200 || !said.success) {
    const advice = "Try again in a minute; if SLACK_API_URL is set, look whether it leads to that API.";
    return { finding: fault(`Slack: answers ${answer.status}, and not as Slack does.`, [advice]) };
  }
  if (!said.data.ok) return { finding: fault(refused.says, [`It says ${said.data.error}.`, refused.advice]) };
  return { ...said.data, scopes: answer.headers.get("x-oauth-scopes") ?? "" };
}

/** Slack tells with every answer what the token allows. */
function botFinding({ team, user, scopes }: Exclude<Said, { finding: Finding }>, by: string): Finding {
  const granted = scopes.split(",").map((scope) => scope.trim());
  const missing = SCOPES.filter((scope) => !granted.includes(scope));
  const spare = granted.filter((scope) => scope !== "" && !SCOPES.some((needed) => needed === scope));
  if (missing.length > 0) {
    return fault(`Slack: the bot token does not allow ${missing.join(", ")}.`, [
      "Put slack-manifest.yml in place of the app's manifest (your app, App Manifest), and install it again.",
    ]);
  }
  const says = `Slack: the tokens are accepted; the bot is @${user} in ${team}, ${by}.`;
  return spare.length === 0
    ? fine(says)
    : note(says, [`The bot token allows more than the bot needs: ${spare.join(", ")}`]);
}
