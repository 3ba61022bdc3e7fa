import { randomUUID } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import type { App } from "../app/app.ts";
import { type Config, isConsoleOnly } from "../config.ts";
import { commandMenu } from "../core/conversation/commands.ts";
import { parseZone, type ZoneId } from "../core/time/zone.ts";
import type { Adapter } from "../ports/adapter.ts";
import { AdjustableClock } from "../runtime/adjustable-clock.ts";
import type { RequestHandler } from "../runtime/http-server.ts";
import type { Surroundings } from "./surroundings.ts";

/** Where the console talks with the person. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly interactive: boolean;
  readonly color: boolean;
}

/** The platforms of the configuration, and what they have to be called at over HTTP. */
export interface Platforms {
  readonly adapters: readonly Adapter[];
  readonly routes: Readonly<Record<string, RequestHandler>>;
}

interface Parts extends Surroundings {
  readonly app: Pick<App, "idle" | "complete">;
  readonly terminal: Terminal;
  /** Called when the person has left the console. */
  readonly onEnd: () => void;
}

/** Every platform there is a token for; the console where there is none. What is not used is not loaded. */
export async function createPlatforms(config: Config, parts: Parts): Promise<Platforms> {
  const { telegram, discord } = config;
  const platforms = [
    ...(telegram === null ? [] : [await telegramPlatform(telegram, parts)]),
    ...(discord === null ? [] : [await discordPlatform(discord, parts)]),
    ...(isConsoleOnly(config) ? [{ adapters: [await consoleAdapter(parts)], routes: {} }] : []),
  ];
  return {
    adapters: platforms.flatMap(({ adapters }) => adapters),
    routes: Object.assign({}, ...platforms.map(({ routes }) => routes)),
  };
}

async function telegramPlatform(
  config: NonNullable<Config["telegram"]>,
  { clock, logger }: Surroundings,
): Promise<Platforms> {
  const { createTelegramAdapter } = await import("../../adapters/telegram/adapter.ts");
  const { TELEGRAM_WEBHOOK_PATH } = await import("../../adapters/telegram/webhook.ts");
  const adapter = createTelegramAdapter({ ...config, commands: { "": commandMenu("en") }, clock, logger });
  return {
    adapters: [adapter],
    routes: { [TELEGRAM_WEBHOOK_PATH]: (request, response) => adapter.handleWebhook(request, response) },
  };
}

async function discordPlatform(
  config: NonNullable<Config["discord"]>,
  { clock, logger, app }: Parts,
): Promise<Platforms> {
  const { createDiscordAdapter } = await import("../../adapters/discord/adapter.ts");
  const adapter = createDiscordAdapter({
    ...config,
    commands: { "": commandMenu("en") },
    complete: async ({ account, ...request }) => {
      const found = await app.complete({ ...request, key: { platform: "discord", workspace: "", account } });
      return found.map(({ label, text }) => ({ label, value: text }));
    },
    clock,
    logger,
  });
  return { adapters: [adapter], routes: {} };
}

async function consoleAdapter({ clock, logger, app, terminal, onEnd }: Parts): Promise<Adapter> {
  const { createConsoleAdapter } = await import("../../adapters/console/adapter.ts");
  return createConsoleAdapter({
    ...terminal,
    clock,
    logger,
    zone: systemZone(),
    userName: null,
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
    newId: () => randomUUID(),
    onAdvance: clock instanceof AdjustableClock ? (byMs) => clock.advance(byMs) : null,
    idle: app.idle,
    onEnd,
  });
}

/** @throws {Error} when this machine knows no time zones at all. */
function systemZone(): ZoneId {
  const zone = parseZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? parseZone("UTC");
  if (zone === null) throw new Error("this machine knows no time zones");
  return zone;
}
