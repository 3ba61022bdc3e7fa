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

interface TelegramConfig {
  readonly token: string;
  readonly apiRoot: string;
  readonly webhook: { readonly publicUrl: string; readonly secret: string } | null;
}

interface DiscordConfig {
  readonly token: string;
  readonly apiUrl: string;
}

export interface Config {
  /** The built-in database's own folder, inside DATA_DIR; its lock stands beside it. */
  readonly databaseFolder: string;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Null without a token; where every platform is null, the console is the place to talk. */
  readonly telegram: TelegramConfig | null;
  readonly discord: DiscordConfig | null;
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

/**
 * The configuration from an environment, frozen.
 * @throws {ConfigError} with a line for every fault, all at once.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = SETTINGS.safeParse(env);
  const faults = parsed.success
    ? webhookFaults(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
  if (!parsed.success || faults.length > 0) {
    throw new ConfigError(
      ["The settings cannot be used:", ...faults.map((fault) => `  ${fault}`)].join("\n"),
    );
  }
  return Object.freeze(configOf(parsed.data));
}

/** A webhook anybody could call would let anybody speak as anybody, so it needs both settings. */
function webhookFaults({
  PUBLIC_URL,
  TELEGRAM_WEBHOOK_SECRET,
  TELEGRAM_BOT_TOKEN,
}: Settings): readonly string[] {
  if (TELEGRAM_BOT_TOKEN === undefined) return [];
  if (PUBLIC_URL !== undefined && TELEGRAM_WEBHOOK_SECRET === undefined) {
    return ["TELEGRAM_WEBHOOK_SECRET must be set together with PUBLIC_URL; `openssl rand -hex 32` makes one"];
  }
  if (PUBLIC_URL === undefined && TELEGRAM_WEBHOOK_SECRET !== undefined) {
    return [
      "PUBLIC_URL must be set together with TELEGRAM_WEBHOOK_SECRET, or leave both empty for long polling",
    ];
  }
  return [];
}

function discordOf({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl }: Settings): DiscordConfig | null {
  if (token === undefined) return null;
  return { token, apiUrl: (apiUrl ?? "https://discord.com/api").replace(/\/+$/u, "") };
}

/** True where the console is the only place to talk. */
export function isConsoleOnly({ telegram, discord }: Config): boolean {
  return telegram === null && discord === null;
}

function configOf(settings: Settings): Config {
  const { TELEGRAM_BOT_TOKEN: token, PUBLIC_URL: publicUrl, TELEGRAM_WEBHOOK_SECRET: secret } = settings;
  const webhook = publicUrl === undefined || secret === undefined ? null : { publicUrl, secret };
  const apiRoot = (settings.TELEGRAM_API_ROOT ?? "https://api.telegram.org").replace(/\/+$/u, "");
  return {
    databaseFolder: join(settings.DATA_DIR ?? "data", "database"),
    databaseUrl: settings.DATABASE_URL ?? null,
    redisUrl: settings.REDIS_URL ?? null,
    telegram: token === undefined ? null : { token, apiRoot, webhook },
    discord: discordOf(settings),
    port: settings.PORT ?? 8080,
    logLevel: settings.LOG_LEVEL ?? "info",
    secrets: [token, secret, settings.DISCORD_TOKEN, settings.DATABASE_URL, settings.REDIS_URL].filter(
      (one) => one !== undefined,
    ),
  };
}
