import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canariesIn } from "../support/canaries.ts";
import { type Bot, startBot } from "../support/start-bot.ts";
import { type CanaryWorld, startCanaryWorld, withPassword } from "./canary-world.ts";
import { EVERY_FAULT } from "./every-fault.ts";
import { zoneAtNoon } from "./product-harness.ts";
import { reported } from "./reported.ts";
import { slackMeetsForgers } from "./slack-meets-forgers.ts";
import { type SlackTroubles, slackTroubles } from "./slack-troubles.ts";
import { startsThatFail } from "./starts-that-fail.ts";
import { type TelegramTalk, talkOnTelegram } from "./telegram-talk.ts";

// Whatever goes wrong, nothing private comes out: the real program runs with secrets that can be searched for, is
// told things that can be searched for, and meets every kind of fault there is.

/** Two starts of whole servers, and everything that can go wrong, one thing after the other. */
const SLOW_MS = 240_000;

let world: CanaryWorld;
let bot: Bot;
/** What Redis held while the bot ran, and what its log says after it was killed. */
const held: { redis: Buffer; log: Buffer; database: string } = {
  redis: Buffer.alloc(0),
  log: Buffer.alloc(0),
  database: "",
};
/** What other programs wrote than the one in the middle of it all, by what befell them. */
const written = new Map<string, string>();

beforeAll(async () => {
  world = await startCanaryWorld();
  bot = startBot({ env: world.settings });
  await bot.logged("ready");
  const ada = talkOnTelegram(world.telegram, world.telegram.user({ id: 4242, firstName: "Zqcanaryada" }));
  await mainJob(ada);
  const slack = slackTroubles(world.slack, bot);
  await discordMeetsFaults();
  await telegramMeetsFaults();
  await slack.meetsFaults();
  await redisIsFull(ada);
  await databaseMeetsFaults(ada, slack);
  await slack.isShutOut();
  const { port } = await bot.logged("ready");
  const metrics = await fetch(`http://127.0.0.1:${Number(port)}/metrics`);
  written.set("the metrics were asked for", await metrics.text());
  await redisRefusesThePassword();
  held.redis = await world.everythingInRedis();
  held.database = await world.everythingInDatabase();
  await world.redis.kill("SIGKILL");
  held.log = await world.appendOnlyFiles();
  await bot.logged("redis is out of reach; reminders are fired by the sweep");
  await world.breakIdleConnections();
  await bot.logged("database connection lost");
  await world.postgres.restartImmediate();
  await bot.ended;
  await webhookMeetsForgers();
  held.database += await world.everythingInDatabase();
  for (const [reason, output] of await startsThatFail(world)) written.set(reason, output);
}, SLOW_MS);

afterAll(async () => {
  await bot.end("SIGKILL");
  await world.close();
});

/** Tells the bot something private at every place where it asks, and works with what comes of it. */
async function mainJob(ada: TelegramTalk): Promise<void> {
  await ada.says(
    "/interview Zqcanaryacme, Zqcanaryist, today 09:00, Zqcanaryjane Doe (Zqcanaryhead), in 9 days",
    /Where are you\?/u,
  );
  await ada.says(zoneAtNoon(), /your time should be 12:/u);
  await ada.presses("Yes", /How do they prefer to be reached\?/u);
  await ada.presses("E-mail", /Did they ask you to send anything\?/u);
  await ada.says("zqcanary references by Thursday", /stayed with you/u);
  await ada.says("their zqcanary story about the import tool", /Is this right\?/u);
  await ada.presses("Save", /Saved: Zqcanaryacme/u);
  await ada.sees(/^Thank Zqcanaryjane Doe\n/u);
  await ada.presses("Draft", /Draft: Thank Zqcanaryjane Doe/u);
  await ada.presses("Mark sent", /✓ Marked as sent/u);
  await ada.says("/interviews zqcanary", /Zqcanaryacme/u);
  await ada.says("zqcanary, and nothing that was asked for", /./u);
}

async function telegramMeetsFaults(): Promise<void> {
  const { telegram } = world;
  const bo = telegram.user({ id: 7, firstName: "Zqcanarybo" });
  const eve = telegram.user({ id: 8, firstName: "Zqcanaryeve" });
  const before = reported(bot);
  telegram.faults.next({ kind: "slow", release: bot.ended, method: "sendMessage" });
  bo.sends("/help zqcanary");
  for (const fault of EVERY_FAULT) {
    telegram.faults.next({ ...fault, method: "sendMessage" });
    eve.sends("/help zqcanary");
  }
  telegram.faults.next(
    { kind: "5xx-before", status: 502, method: "getUpdates" },
    { kind: "5xx-before", status: 200, method: "getUpdates" },
    { kind: "lost-request", method: "getUpdates" },
  );
  await bot.logged("telegram: polling failed", 3);
  await bot.until("every fault was met", () => telegram.faults.pending === 0 && reported(bot) >= before + 8);
  const card = telegram.chat(4242).messages.findLast(({ buttons }) => buttons.length > 0);
  telegram.faults.next({ kind: "5xx-before", status: 502, method: "answerCallbackQuery" });
  const button = card?.buttons[0]?.[0]?.text ?? "no button";
  telegram.user({ id: 4242 }).presses(card?.id ?? 0, button);
  await bot.logged("telegram: a press was not acknowledged");
}

async function discordMeetsFaults(): Promise<void> {
  const { discord } = world;
  const eve = discord.person({ id: "501", name: "Zqcanaryeve" });
  eve.uses("interview", { company: "Zqcanarycorp", role: "Zqcanaryist", when: "today 09:00" });
  await discord.until("she is asked where she is", () => eve.sees().length > 0);
  await eve.types("interview", "company", "zqcanary");
  const before = reported(bot);
  for (const fault of EVERY_FAULT) {
    discord.faults.next({ ...fault, method: "createMessage" });
    eve.says("zqcanary");
  }
  await bot.until("every fault was met", () => discord.faults.pending === 0 && reported(bot) >= before + 7);
  discord.faults.next({ kind: "5xx-before", status: 502, method: "answer" });
  eve.uses("help");
  await bot.logged("discord: an interaction was not acknowledged");
  discord.gateway.drop(4000);
  await bot.logged("discord: the gateway resumed");
  discord.gateway.drop(4004);
  await bot.logged("discord: the gateway closed for good");
}

async function redisIsFull(ada: TelegramTalk): Promise<void> {
  await world.command("CONFIG", "SET", "maxmemory", "1");
  await ada.says(
    "/interview Zqcanarybeta, Zqcanaryist, today 10:00, Zqcanaryjo (CTO), in 9 days",
    /reached\?/u,
  );
  await ada.presses("Skip the rest", /Is this right\?/u);
  await ada.presses("Save", /Saved: Zqcanarybeta/u);
  await bot.logged("reminder queue failed");
  await world.command("CONFIG", "SET", "maxmemory", "0");
}

async function databaseMeetsFaults(ada: TelegramTalk, slack: SlackTroubles): Promise<void> {
  await ada.says(
    "/interview Zqcanarygamma, Zqcanaryist, today 10:00, Zqcanaryjo (CTO), in 9 days",
    /reached\?/u,
  );
  await ada.presses("Skip the rest", /Is this right\?/u);
  // Postgres tells which row it refused, with all that stands in it.
  await world.query("ALTER TABLE interviews ADD CONSTRAINT never CHECK (false) NOT VALID");
  await ada.presses("Save", /went wrong on my side/u);
  await world.query("ALTER TABLE interviews DROP CONSTRAINT never");
  // Longer than a statement may take.
  await world.whileLocked("conversations", async () => {
    await ada.says("zqcanary while the database is locked", /went wrong on my side/u);
  });
  await world.query("UPDATE users SET language = 'zqcanary'");
  world.telegram.user({ id: 4242 }).sends("zqcanary that nobody can store");
  await bot.logged("telegram: an event was not stored");
  await slack.storesNothing();
  await world.query("UPDATE users SET language = 'en'");
  await world.telegram.waitUntilConfirmed();
}

/** Another process beside the first: it waits its turn to read, and cannot use Redis. */
async function redisRefusesThePassword(): Promise<void> {
  const url = withPassword(world.redis.url, "bot", "zqcanary-wrong-password");
  const started = startBot({ env: { ...world.settings, DISCORD_TOKEN: "", REDIS_URL: url } });
  await started.logged("redis is out of reach; reminders are fired by the sweep");
  await started.logged("ready");
  await started.end("SIGTERM");
  written.set("Redis refuses the password", started.output);
}

async function webhookMeetsForgers(): Promise<void> {
  const secret = world.secrets["the webhook's secret"] ?? "";
  const started = startBot({
    env: {
      ...world.settings,
      DISCORD_TOKEN: "",
      PUBLIC_URL: "https://bot.example",
      TELEGRAM_WEBHOOK_SECRET: secret,
      ...world.slackOverHttp,
    },
  });
  const { port } = await started.logged("ready");
  const address = `http://127.0.0.1:${Number(port)}/telegram/webhook`;
  const posted = async (given: string, body: string) => {
    const headers = { "x-telegram-bot-api-secret-token": given };
    return (await fetch(address, { method: "POST", headers, body })).status;
  };
  expect(await posted("zqcanary", '{"update_id":1}')).toBe(401);
  expect(await posted(secret, "zqcanary is not JSON")).toBe(400);
  expect(await posted(secret, JSON.stringify({ update_id: 1, zqcanary: "x".repeat(300_000) }))).toBe(413);
  const halfway = connect(Number(port), "127.0.0.1");
  halfway.write(
    `POST /telegram/webhook HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: ${secret}\r\ncontent-length: 99\r\n\r\nzqcanary`,
    () => halfway.destroy(),
  );
  await started.logged("telegram: a webhook request failed");
  await slackMeetsForgers(world.slack, `http://127.0.0.1:${Number(port)}`);
  await started.end("SIGTERM");
  written.set("a webhook meets forgers", started.output);
}

describe("with every kind of fault", () => {
  it.each([
    "delivery not confirmed",
    "delivery held back",
    "telegram: polling failed",
    "telegram: a press was not acknowledged",
    "telegram: an event was not stored",
    "discord: an interaction was not acknowledged",
    "discord: the gateway connection broke",
    "discord: the gateway closed for good",
    "slack: a profile could not be read",
    "slack: a form was not opened",
    "slack: a chat could not be opened",
    "slack: an event was not stored",
    "slack: a form could not be checked",
    "slack: the socket connects again",
    "slack: the socket could not be connected",
    "slack: the library reports a fault",
    "slack: the socket is closed for good",
    "event not handled",
    "reminder queue failed",
    "redis is out of reach; reminders are fired by the sweep",
    "database connection lost",
    "another process may read now; this one ends",
  ])("“%s” was logged", (event) => {
    expect(bot.lines.map((line) => line.event)).toContain(event);
  });

  it("what befell the other programs was told in a line", () => {
    expect(Object.fromEntries(written)).toEqual({
      "the metrics were asked for": expect.stringContaining("afterword_up 1"),
      "Redis refuses the password": expect.stringContaining('"ready"'),
      "a webhook meets forgers": expect.stringContaining("a webhook request failed"),
      "the settings are wrong": expect.stringContaining("TELEGRAM_BOT_TOKEN must be"),
      "there is no database": expect.stringContaining("ECONNREFUSED"),
      "the folder cannot be used": expect.stringContaining("DATA_DIR"),
      "Telegram refuses the token": expect.stringContaining("check TELEGRAM_BOT_TOKEN"),
      "Telegram is not there": expect.stringContaining("ECONNREFUSED"),
      "Telegram has no address": expect.stringMatching(/ENOTFOUND|EAI_AGAIN/u),
      "Discord refuses the token": expect.stringContaining("check DISCORD_TOKEN"),
      "Discord is not there": expect.stringContaining("ECONNREFUSED"),
      "Slack refuses the bot token": expect.stringContaining("check SLACK_BOT_TOKEN"),
      "Slack refuses the app token": expect.stringContaining("check SLACK_APP_TOKEN"),
      "Slack is not there": expect.stringContaining("ECONNREFUSED"),
      "the doctor was asked": expect.stringContaining("FAULT"),
    });
  });

  it("the bot wrote nothing past its log, where nothing would be left out", () => {
    expect(bot.output.split("\n").filter((line) => !/^(\{.*\})?$/u.test(line))).toEqual([]);
  });

  it("no secret and nothing private is in what the bot wrote", () => {
    expect(canariesIn(bot.output, world.canaries)).toEqual([]);
    for (const [what, output] of written) {
      expect({ what, found: canariesIn(output, world.canaries) }).toEqual({ what, found: [] });
    }
  });

  it("nor in Redis, nor in the log that Redis keeps", () => {
    expect(held.redis.toString("latin1")).toMatch(/afterword:reminders:rem-[0-9a-f-]{36}-/u);
    expect(held.log.toString("latin1")).toMatch(/rem-[0-9a-f-]{36}-/u);
    expect(canariesIn(held.redis, world.canaries)).toEqual([]);
    expect(canariesIn(held.log, world.canaries)).toEqual([]);
  });

  it("and no secret is in the database, where what was told is", () => {
    expect(canariesIn(held.database, world.canaries)).toEqual(["something private"]);
  });

  it("a canary would have been found in each of them", () => {
    for (const sink of [bot.output, held.redis, held.log, held.database]) {
      const planted = Buffer.concat([Buffer.from(sink), Buffer.from(JSON.stringify(world.canaries))]);
      expect(canariesIn(planted, world.canaries)).toEqual(Object.keys(world.canaries));
    }
  });
});
