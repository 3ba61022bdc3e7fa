import { freePort } from "../support/servers/server-process.ts";
import { startBot } from "../support/start-bot.ts";
import { type CanaryWorld, withPassword } from "./canary-world.ts";

/** What programs wrote that have no chance, each for a reason of its own, and the doctor; by reason. */
export async function startsThatFail(world: CanaryWorld): Promise<ReadonlyMap<string, string>> {
  const { settings, telegram } = world;
  const written = new Map<string, string>();
  const failsToStart = async (reason: string, env: Readonly<Record<string, string>>): Promise<void> => {
    const started = startBot({ env });
    await started.ended;
    written.set(reason, started.output);
  };
  const nowhere = `127.0.0.1:${await freePort()}`;
  const alone = { DATA_DIR: "/dev/null", TELEGRAM_BOT_TOKEN: telegram.token };
  const database = { ...settings, DATABASE_URL: await world.postgres.createDatabase(), REDIS_URL: "" };
  const reasons: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "the settings are wrong": { ...settings, TELEGRAM_BOT_TOKEN: "zq-postgres-password", PORT: "zqcanary" },
    "there is no database": {
      ...settings,
      DATABASE_URL: withPassword(`postgres://${nowhere}/x`, "bot", "zq-postgres-password"),
    },
    "the folder cannot be used": { ...alone, TELEGRAM_API_ROOT: telegram.apiRoot },
    "Telegram refuses the token": { ...database, TELEGRAM_BOT_TOKEN: `999999:zqcanary-${"x".repeat(30)}` },
    "Telegram is not there": { ...database, TELEGRAM_API_ROOT: `http://${nowhere}` },
    "Telegram has no address": { ...database, TELEGRAM_API_ROOT: "http://no-such-host.invalid" },
    "Discord refuses the token": { ...database, DISCORD_TOKEN: "zqcanary.zqcanary.zqcanary" },
    "Discord is not there": { ...database, DISCORD_API_URL: `http://${nowhere}` },
  };
  for (const [reason, env] of Object.entries(reasons)) await failsToStart(reason, env);
  // Nobody is elected to read from Slack, so that none of these waits for another.
  const onSlack = { ...database, TELEGRAM_BOT_TOKEN: "", DISCORD_TOKEN: "" };
  await Promise.all([
    failsToStart("Slack refuses the bot token", { ...onSlack, SLACK_BOT_TOKEN: "xoxb-zqcanary" }),
    failsToStart("Slack refuses the app token", { ...onSlack, SLACK_APP_TOKEN: "xapp-zqcanary" }),
    failsToStart("Slack is not there", { ...onSlack, SLACK_API_URL: `http://${nowhere}/api` }),
  ]);
  const asked = startBot({ args: ["src/cli.ts", "doctor"], env: world.settings });
  await asked.ended;
  written.set("the doctor was asked", asked.output);
  return written;
}
