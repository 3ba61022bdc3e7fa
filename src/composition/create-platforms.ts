import { randomUUID } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import type { App } from "../app/app.ts";
import type { Config } from "../config.ts";
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
  readonly app: Pick<App, "idle">;
  readonly terminal: Terminal;
  /** Called when the person has left the console. */
  readonly onEnd: () => void;
}

/** Every platform there is a token for; the console where there is none. What is not used is not loaded. */
export async function createPlatforms(config: Config, parts: Parts): Promise<Platforms> {
  if (config.telegram === null) return { adapters: [await consoleAdapter(parts)], routes: {} };
  return await telegram(config.telegram, parts);
}

async function telegram(
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
