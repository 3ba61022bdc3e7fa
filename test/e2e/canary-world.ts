import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Redis } from "ioredis";
import { Client } from "pg";
import { z } from "zod";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { type DiscordDouble, startDiscordDouble } from "../doubles/discord/discord-double.ts";
import { type SlackDouble, startSlackDouble } from "../doubles/slack/slack-double.ts";
import { startTelegramDouble, type TelegramDouble } from "../doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import type { Canaries } from "../support/canaries.ts";
import { startPostgres, type TestPostgres } from "../support/servers/start-postgres.ts";
import { startRedis, type TestRedis } from "../support/servers/start-redis.ts";

/** Part of everything private that is told to the bot. */
const PRIVATE = "zqcanary";
const PASSWORDS = { postgres: "zq-postgres-password", redis: "zq-redis-password" };
const STATE_SECRET = "zq-state-secret-of-at-least-32-characters";
const ENCRYPTION_KEY = "5a71".repeat(16);

/** Servers and platforms of its own, where every secret and every private word is a canary. */
export interface CanaryWorld {
  readonly telegram: TelegramDouble;
  readonly discord: DiscordDouble;
  readonly slack: SlackDouble;
  readonly postgres: TestPostgres;
  readonly redis: TestRedis;
  /** With all the secrets in it that a bot can have. */
  readonly settings: Readonly<Record<string, string>>;
  /** For Slack as several workspaces have it: everything comes in over HTTP, and each of them lets us in itself. */
  readonly slackOverHttp: Readonly<Record<string, string>>;
  readonly secrets: Canaries;
  /** The secrets and whatever people told. */
  readonly canaries: Canaries;
  /** Runs statements in the bot's database. */
  query(statements: string): Promise<readonly unknown[]>;
  /** Works while nobody else can read the table or write to it. */
  whileLocked(table: string, work: () => Promise<void>): Promise<void>;
  /** Ends the bot's connections to the database that it does not use just now. */
  breakIdleConnections(): Promise<void>;
  /** Runs a command in the bot's Redis. */
  command(name: string, ...args: readonly string[]): Promise<void>;
  /** Every row of every table, as text. */
  everythingInDatabase(): Promise<string>;
  /** Every key and value. */
  everythingInRedis(): Promise<Buffer>;
  /** The files of Redis's log. */
  appendOnlyFiles(): Promise<Buffer>;
  close(): Promise<void>;
}

export async function startCanaryWorld(): Promise<CanaryWorld> {
  const clock = new SystemClock(new FakeLogger());
  const telegram = await startTelegramDouble({ clock });
  const discord = await startDiscordDouble({ clock });
  const slack = await startSlackDouble({ clock });
  const postgres = await startPostgres();
  // Compressed, a canary could not be found.
  const redis = await startRedis({ settings: { rdbcompression: "no" } });
  // Every password is right for a server that asks for none, so the address may as well carry one.
  const databaseUrl = withPassword(await postgres.createDatabase(), "postgres", PASSWORDS.postgres);
  const client = new Redis(redis.url);
  client.on("error", () => undefined);
  await client.call("ACL", "SETUSER", "bot", "on", `>${PASSWORDS.redis}`, "~*", "&*", "+@all");
  const secrets = {
    "Telegram's token": telegram.token.slice(telegram.token.indexOf(":") + 1),
    "Discord's token": discord.token.slice(discord.token.indexOf(".") + 1),
    "Slack's bot token": afterDash(slack.botToken),
    "Slack's app token": afterDash(slack.appToken),
    "Slack's signing secret": slack.httpMode.signingSecret,
    "Slack's client secret": slack.oauth.clientSecret,
    "the secret of Slack's installing": STATE_SECRET,
    "the database's password": PASSWORDS.postgres,
    "Redis's password": PASSWORDS.redis,
    "the encryption key": ENCRYPTION_KEY,
    "the webhook's secret": "zq-webhook-secret-of-32-characters",
  };
  return {
    telegram,
    discord,
    slack,
    postgres,
    redis,
    settings: {
      DATABASE_URL: databaseUrl,
      REDIS_URL: withPassword(redis.url, "bot", PASSWORDS.redis),
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      ENCRYPTION_KEY,
    },
    slackOverHttp: {
      SLACK_BOT_TOKEN: "",
      SLACK_APP_TOKEN: "",
      SLACK_SIGNING_SECRET: slack.httpMode.signingSecret,
      SLACK_CLIENT_ID: slack.oauth.clientId,
      SLACK_CLIENT_SECRET: slack.oauth.clientSecret,
      SLACK_STATE_SECRET: STATE_SECRET,
    },
    secrets,
    canaries: { ...secrets, "something private": PRIVATE },
    query: (statements) => query(databaseUrl, statements),
    whileLocked: (table, work) =>
      withClient(databaseUrl, async (holder) => {
        await holder.query(`BEGIN; LOCK TABLE ${table}`);
        await work();
        await holder.query("COMMIT");
      }),
    breakIdleConnections: async () => {
      const idle = "application_name = 'afterword' AND state = 'idle'";
      await query(databaseUrl, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${idle}`);
    },
    command: async (name, ...args) => {
      await client.call(name, ...args);
    },
    everythingInDatabase: () => everythingInDatabase(databaseUrl),
    everythingInRedis: () => everythingInRedis(client),
    appendOnlyFiles: () => appendOnlyFiles(redis.folder),
    close: async () => {
      client.disconnect();
      await Promise.all([telegram.close(), discord.close(), slack.close(), postgres.stop(), redis.stop()]);
    },
  };
}

/** What tells a token of Slack's from any other one of its kind. */
function afterDash(token: string): string {
  return token.slice(token.indexOf("-") + 1);
}

export function withPassword(address: string, user: string, password: string): string {
  const url = new URL(address);
  url.username = user;
  url.password = password;
  return url.href;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function query(url: string, statements: string): Promise<readonly unknown[]> {
  return withClient(url, async (client) => (await client.query(statements)).rows);
}

const tablesSchema = z.array(z.object({ name: z.string() }));

async function everythingInDatabase(url: string): Promise<string> {
  const tables = await query(
    url,
    "SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  const rows: unknown[] = [];
  for (const { name } of tablesSchema.parse(tables)) {
    rows.push(...(await query(url, `SELECT whole::text FROM ${name} AS whole`)));
  }
  return JSON.stringify(rows);
}

/** As `redis-cli --scan` finds them. */
async function everythingInRedis(client: Redis): Promise<Buffer> {
  const found: Buffer[] = [];
  for await (const keys of client.scanStream()) {
    for (const key of z.array(z.string()).parse(keys)) {
      found.push(Buffer.from(`${key}\n`), await client.dumpBuffer(key));
    }
  }
  return Buffer.concat(found);
}

async function appendOnlyFiles(folder: string): Promise<Buffer> {
  const names = await readdir(join(folder, "appendonlydir"));
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, "appendonlydir", name)))));
}
