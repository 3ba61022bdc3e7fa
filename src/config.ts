import { join } from "node:path";
import { z } from "zod";
import { LOG_LEVELS, type LogLevel } from "./ports/logger.ts";

/** Unset and empty are the same: `.env` files leave settings empty. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const url = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `must be an address such as ${example}` });

/** Every setting there is. `.env.example` lists the same ones; a test holds the two together. */
export const SETTINGS = z.object({
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(url(/^postgres(ql)?$/u, "postgres://user:password@localhost:5432/afterword")),
  REDIS_URL: optional(url(/^rediss?$/u, "redis://localhost:6379")),
  TELEGRAM_BOT_TOKEN: optional(
    z.string().regex(/^\d+:[A-Za-z0-9_-]+$/u, "must be the token BotFather gave you, such as 123456:ABC-def"),
  ),
  TELEGRAM_API_ROOT: optional(url(/^https?$/u, "https://api.telegram.org")),
  TELEGRAM_WEBHOOK_SECRET: optional(
    z
      .string()
      .regex(
        /^[A-Za-z0-9_-]{32,256}$/u,
        "must be 32 to 256 characters of A-Z a-z 0-9 _ -; `openssl rand -hex 32` makes one",
      ),
  ),
  DISCORD_TOKEN: optional(
    z
      .string()
      .regex(
        /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/u,
        "must be the bot token of Discord's developer portal, such as abc.def.ghi",
      ),
  ),
  DISCORD_API_URL: optional(url(/^https?$/u, "https://discord.com/api")),
  SLACK_BOT_TOKEN: optional(
    z.string().regex(/^xoxb-[\w-]+$/u, "must be the bot token of OAuth & Permissions, such as xoxb-1-2-abc"),
  ),
  SLACK_APP_TOKEN: optional(
    z
      .string()
      .regex(/^xapp-[\w-]+$/u, "must be an app-level token of Basic Information, such as xapp-1-A1-2-abc"),
  ),
  SLACK_SIGNING_SECRET: optional(
    z.string().regex(/^[A-Za-z0-9]{20,}$/u, "must be the signing secret that Basic Information shows"),
  ),
  SLACK_API_URL: optional(url(/^https?$/u, "https://slack.com/api/")),
  SLACK_CLIENT_ID: optional(
    z.string().regex(/^\d+\.\d+$/u, "must be the client id that Basic Information shows, such as 123.456"),
  ),
  SLACK_CLIENT_SECRET: optional(
    z.string().regex(/^[A-Za-z0-9]{20,}$/u, "must be the client secret that Basic Information shows"),
  ),
  SLACK_STATE_SECRET: optional(
    z.string().regex(/^\S{32,}$/u, "must be at least 32 characters; `openssl rand -hex 32` makes one"),
  ),
  ENCRYPTION_KEY: optional(
    z
      .string()
      .regex(
        /^([\da-fA-F]{64}|[A-Za-z0-9+/]{43}=)$/u,
        "must be 32 bytes, in hexadecimal or base64; `openssl rand -hex 32` makes one",
      ),
  ),
  PUBLIC_URL: optional(url(/^https?$/u, "https://bot.example.org")),
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/u, "must be a port number such as 8080")
      .transform(Number)
      .refine((port) => port <= 65_535, "must be a port number such as 8080"),
  ),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` })),
});

/** What must never be shown anywhere. */
const SECRET_SETTINGS = [
  "TELEGRAM_BOT_TOKEN",
  "TELEGRAM_WEBHOOK_SECRET",
  "DISCORD_TOKEN",
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
  "ENCRYPTION_KEY",
  "DATABASE_URL",
  "REDIS_URL",
] as const;

interface TelegramConfig {
  readonly token: string;
  readonly apiRoot: string;
  readonly webhook: { readonly publicUrl: string; readonly secret: string } | null;
}

interface DiscordConfig {
  readonly token: string;
  readonly apiUrl: string;
}

interface SlackConfig {
  /** Ends with a slash. */
  readonly apiUrl: string;
  /** How what people write gets to us. */
  readonly reading:
    | { readonly mode: "socket"; readonly appToken: string }
    | { readonly mode: "http"; readonly signingSecret: string };
  /** What we speak with: a token for the one workspace, or one from each workspace that lets us in. */
  readonly access:
    | { readonly kind: "single"; readonly botToken: string }
    | {
        readonly kind: "workspaces";
        readonly clientId: string;
        readonly clientSecret: string;
        readonly stateSecret: string;
        /** Where a person's browser finds this machine; ends without a slash. */
        readonly publicUrl: string;
      };
}

export interface Config {
  /** The built-in database's own folder, inside DATA_DIR; its lock stands beside it. */
  readonly databaseFolder: string;
  /** Where the console saves files, inside DATA_DIR. */
  readonly filesFolder: string;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Null without a token; where every platform is null, the console is the place to talk. */
  readonly telegram: TelegramConfig | null;
  readonly discord: DiscordConfig | null;
  readonly slack: SlackConfig | null;
  /** Seals what the database keeps of tokens; null where none is set. */
  readonly encryptionKey: string | null;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** What must never be shown anywhere. */
  readonly secrets: readonly string[];
}

/** The settings cannot be used; the message names each with its mend, and shows no value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

type Settings = z.infer<typeof SETTINGS>;
type SettingName = keyof typeof SETTINGS.shape;
type IsSet = (name: SettingName) => boolean;

/**
 * The configuration from an environment, frozen.
 * @throws {ConfigError} with a line for every fault, all at once.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = SETTINGS.safeParse(env);
  const isSet: IsSet = (name) => (env[name] ?? "") !== "";
  const faults = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`),
    ...webhookFaults(isSet),
    ...slackFaults(isSet),
  ];
  if (!parsed.success || faults.length > 0) {
    throw new ConfigError(
      ["The settings cannot be used:", ...faults.map((fault) => `  ${fault}`)].join("\n"),
    );
  }
  return Object.freeze(configOf(parsed.data));
}

/** A webhook anybody could call would let anybody speak as anybody, so it needs both settings. */
function webhookFaults(isSet: IsSet): readonly string[] {
  if (!isSet("TELEGRAM_BOT_TOKEN")) return [];
  // Slack's installing needs the address as well, and says nothing about how Telegram is read.
  const isForTelegram = isSet("PUBLIC_URL") && !isSet("SLACK_CLIENT_ID");
  if (isForTelegram && !isSet("TELEGRAM_WEBHOOK_SECRET")) {
    return ["TELEGRAM_WEBHOOK_SECRET must be set together with PUBLIC_URL; `openssl rand -hex 32` makes one"];
  }
  if (!isSet("PUBLIC_URL") && isSet("TELEGRAM_WEBHOOK_SECRET")) {
    return [
      "PUBLIC_URL must be set together with TELEGRAM_WEBHOOK_SECRET, or leave both empty for long polling",
    ];
  }
  return [];
}

/** What letting several workspaces in takes, each with its mend. */
const FOR_WORKSPACES: readonly (readonly [SettingName, string])[] = [
  ["SLACK_CLIENT_ID", "Basic Information shows it"],
  ["SLACK_CLIENT_SECRET", "Basic Information shows it"],
  ["SLACK_STATE_SECRET", "`openssl rand -hex 32` makes one"],
  ["PUBLIC_URL", "Slack sends whoever installs the app back to it"],
  ["ENCRYPTION_KEY", "it seals the workspaces' tokens, and `openssl rand -hex 32` makes one"],
];

/** Slack has to let us in (one workspace or several), and we have to read what people write (one way of two). */
function slackFaults(isSet: IsSet): readonly string[] {
  const oneWorkspace = (["SLACK_BOT_TOKEN"] as const).filter(isSet);
  const several = (["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"] as const).filter(isSet);
  const reading = (["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"] as const).filter(isSet);
  const access = [...oneWorkspace, ...several];
  const faults: string[] = [];
  if (access.length === 0 && reading.length > 0) {
    faults.push(
      `SLACK_BOT_TOKEN must be set together with ${reading[0]}, or SLACK_CLIENT_ID for several workspaces`,
    );
  }
  if (access.length > 0 && reading.length === 0) {
    faults.push(
      `SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) must be set together with ${access[0]}`,
    );
  }
  if (oneWorkspace.length > 0 && several.length > 0) {
    faults.push(
      `SLACK_BOT_TOKEN is for one workspace and ${several[0]} for several: leave one of them empty`,
    );
  } else if (several.length > 0) {
    for (const [name, mend] of FOR_WORKSPACES) {
      if (!isSet(name)) faults.push(`${name} must be set together with ${several[0]}: ${mend}`);
    }
  }
  return faults;
}

function slackOf(settings: Settings): SlackConfig | null {
  const reading = slackReading(settings);
  const access = slackAccess(settings);
  if (reading === null || access === null) return null;
  const apiUrl = (settings.SLACK_API_URL ?? "https://slack.com/api").replace(/\/*$/u, "/");
  return Object.freeze({ apiUrl, reading: Object.freeze(reading), access: Object.freeze(access) });
}

/** Socket Mode where it is possible: it needs no address that Slack can reach. */
function slackReading({
  SLACK_APP_TOKEN: appToken,
  SLACK_SIGNING_SECRET: signingSecret,
}: Settings): SlackConfig["reading"] | null {
  if (appToken !== undefined) return { mode: "socket", appToken };
  return signingSecret === undefined ? null : { mode: "http", signingSecret };
}

function slackAccess({
  SLACK_BOT_TOKEN: botToken,
  SLACK_CLIENT_ID: clientId,
  SLACK_CLIENT_SECRET: clientSecret,
  SLACK_STATE_SECRET: stateSecret,
  PUBLIC_URL: publicUrl,
}: Settings): SlackConfig["access"] | null {
  if (botToken !== undefined) return { kind: "single", botToken };
  if (clientId === undefined || clientSecret === undefined) return null;
  if (stateSecret === undefined || publicUrl === undefined) return null;
  return {
    kind: "workspaces",
    clientId,
    clientSecret,
    stateSecret,
    publicUrl: publicUrl.replace(/\/+$/u, ""),
  };
}

function discordOf({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl }: Settings): DiscordConfig | null {
  if (token === undefined) return null;
  return { token, apiUrl: (apiUrl ?? "https://discord.com/api").replace(/\/+$/u, "") };
}

/** True where the console is the only place to talk. */
export function isConsoleOnly({ telegram, discord, slack }: Config): boolean {
  return telegram === null && discord === null && slack === null;
}

function configOf(settings: Settings): Config {
  const { TELEGRAM_BOT_TOKEN: token, PUBLIC_URL: publicUrl, TELEGRAM_WEBHOOK_SECRET: secret } = settings;
  const webhook = publicUrl === undefined || secret === undefined ? null : { publicUrl, secret };
  const apiRoot = (settings.TELEGRAM_API_ROOT ?? "https://api.telegram.org").replace(/\/+$/u, "");
  return {
    databaseFolder: join(settings.DATA_DIR ?? "data", "database"),
    filesFolder: join(settings.DATA_DIR ?? "data", "files"),
    databaseUrl: settings.DATABASE_URL ?? null,
    redisUrl: settings.REDIS_URL ?? null,
    telegram: token === undefined ? null : { token, apiRoot, webhook },
    discord: discordOf(settings),
    slack: slackOf(settings),
    encryptionKey: settings.ENCRYPTION_KEY ?? null,
    port: settings.PORT ?? 8080,
    logLevel: settings.LOG_LEVEL ?? "info",
    secrets: SECRET_SETTINGS.flatMap((name) => settings[name] ?? []),
  };
}
