import { randomUUID } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import type { App } from "../app/app.ts";
import { type Config, isConsoleOnly } from "../config.ts";
import { commandMenus } from "../core/conversation/commands.ts";
import { parseZone, type ZoneId } from "../core/time/zone.ts";
import type { Adapter } from "../ports/adapter.ts";
import { AdjustableClock } from "../runtime/adjustable-clock.ts";
import type { RequestHandler } from "../runtime/http-server.ts";
import type { Metric } from "../runtime/metrics.ts";
import { discordMetrics, ignoredUpdates, slackMetrics, telegramMetrics } from "./platform-metrics.ts";
import type { Surroundings } from "./surroundings.ts";

/** Where the console talks with the person. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly interactive: boolean;
  readonly color: boolean;
}

/** A platform of the configuration, and what the rest of the process has to know about it. */
export interface ConnectedPlatform {
  readonly adapter: Adapter;
  /** What has to be called at over HTTP. */
  readonly routes: Readonly<Record<string, RequestHandler>>;
  /** The token by which the platform lets one process read only; null where as many may as want to. */
  readonly soleReader: string | null;
  readonly metrics: () => readonly Metric[];
  /** True when the platform will not let us read any more, whatever we do. */
  readonly isShutOut: () => boolean;
}

interface Parts extends Surroundings {
  readonly app: Pick<App, "idle" | "complete" | "installations" | "checkForm">;
  readonly terminal: Terminal;
  /** Called when the person has left the console. */
  readonly onEnd: () => void;
}

/** Every platform there is a token for; the console where there is none. What is not used is not loaded. */
export async function createPlatforms(config: Config, parts: Parts): Promise<readonly ConnectedPlatform[]> {
  const { telegram, discord, slack } = config;
  return [
    ...(telegram === null ? [] : [await telegramPlatform(telegram, parts)]),
    ...(discord === null ? [] : [await discordPlatform(discord, parts)]),
    ...(slack === null ? [] : [await slackPlatform(slack, parts)]),
    ...(isConsoleOnly(config) ? [await consolePlatform(config, parts)] : []),
  ];
}

async function telegramPlatform(
  config: NonNullable<Config["telegram"]>,
  { clock, logger }: Surroundings,
): Promise<ConnectedPlatform> {
  const { createTelegramAdapter } = await import("../../adapters/telegram/adapter.ts");
  const { TELEGRAM_WEBHOOK_PATH } = await import("../../adapters/telegram/webhook.ts");
  const adapter = createTelegramAdapter({ ...config, commands: commandMenus(), clock, logger });
  return {
    adapter,
    routes: { [TELEGRAM_WEBHOOK_PATH]: (request, response) => adapter.handleWebhook(request, response) },
    // A second poll is answered with 409, and ends the first.
    soleReader: config.webhook === null ? config.token : null,
    metrics: () => [ignoredUpdates(adapter), ...telegramMetrics(adapter, clock)],
    isShutOut: () => false,
  };
}

async function discordPlatform(
  config: NonNullable<Config["discord"]>,
  { clock, logger, app }: Parts,
): Promise<ConnectedPlatform> {
  const { createDiscordAdapter } = await import("../../adapters/discord/adapter.ts");
  const adapter = createDiscordAdapter({
    ...config,
    commands: commandMenus(),
    complete: async ({ account, ...request }) => {
      const found = await app.complete({ ...request, key: { platform: "discord", workspace: "", account } });
      return found.map(({ label, text }) => ({ label, value: text }));
    },
    clock,
    logger,
  });
  return {
    adapter,
    routes: {},
    // Every gateway session is told everything, so two would answer everything twice.
    soleReader: config.token,
    metrics: () => [ignoredUpdates(adapter), ...discordMetrics(adapter, clock)],
    isShutOut: () => adapter.disconnected !== null,
  };
}

async function slackPlatform(
  config: NonNullable<Config["slack"]>,
  { clock, logger, app }: Parts,
): Promise<ConnectedPlatform> {
  const { createSlackAdapter } = await import("../../adapters/slack/adapter.ts");
  const adapter = createSlackAdapter({
    ...config,
    installations: app.installations,
    checkForm: (check) => app.checkForm({ ...check, platform: "slack" }),
    clock,
    logger,
  });
  return {
    adapter,
    routes: adapter.routes,
    // Slack brings everything to one of those who are connected, and not to all of them.
    soleReader: null,
    metrics: () => [ignoredUpdates(adapter), ...slackMetrics(adapter, clock)],
    isShutOut: () => adapter.disconnected !== null,
  };
}

async function consolePlatform(config: Config, parts: Parts): Promise<ConnectedPlatform> {
  const adapter = await consoleAdapter(config, parts);
  return { adapter, routes: {}, soleReader: null, metrics: () => [], isShutOut: () => false };
}

async function consoleAdapter(
  { filesFolder }: Config,
  { clock, logger, app, terminal, onEnd }: Parts,
): Promise<Adapter> {
  const { createConsoleAdapter } = await import("../../adapters/console/adapter.ts");
  return createConsoleAdapter({
    ...terminal,
    clock,
    logger,
    zone: systemZone(),
    userName: null,
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
    filesFolder,
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
