import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options } from "discord.js";
import { after, type Instant, instant } from "../../src/core/time/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { restOptions } from "./api.ts";
import { IdentifyThrottle } from "./identify-throttle.ts";

/** A session that does not begin in this time is given up at start: discord.js alone would wait for ever. */
const READY_WITHIN_MS = 30_000;

/** After these Discord does not take us back, whatever we do. */
const FATAL: ReadonlyMap<number, string> = new Map([
  [4004, "Discord refuses the bot token: check DISCORD_TOKEN"],
  [4010, "Discord refuses the gateway connection: invalid shard"],
  [4011, "Discord refuses the gateway connection: the bot is in so many servers that it needs more shards"],
  [4012, "Discord refuses the gateway connection: this version of its gateway is gone"],
  [4013, "Discord refuses the gateway connection: invalid intents"],
  [4014, "Discord refuses the gateway connection: an intent is not allowed for this bot"],
]);

interface GatewayOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onInteraction: (raw: unknown) => void;
  readonly onMessage: (raw: unknown) => void;
}

/** The standing connection on which Discord tells what people do. It heals by itself; only a fatal close ends it. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #client: Client;
  #fatal: string | null = null;
  #isClosed = false;

  constructor(options: GatewayOptions) {
    const { apiUrl, clock, logger, onInteraction, onMessage } = options;
    this.#options = options;
    const throttle = new IdentifyThrottle(clock);
    this.#client = new Client({
      // Direct messages come with their content without any privileged intent; interactions need none at all.
      intents: [GatewayIntentBits.DirectMessages],
      // Nothing about people is kept in memory.
      makeCache: Options.cacheWithLimits({
        ...Options.DefaultMakeCacheSettings,
        DMMessageManager: 0,
        MessageManager: 0,
        UserManager: 0,
      }),
      rest: restOptions(apiUrl),
      ws: { buildIdentifyThrottler: () => throttle },
    });
    this.#client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: unknown) => onInteraction(raw));
    this.#client.ws.on(GatewayDispatchEvents.MessageCreate, (raw: unknown) => onMessage(raw));
    this.#client.on(Events.ShardDisconnect, ({ code }) => {
      this.#fatal = FATAL.get(code) ?? `Discord closed the gateway connection for good (${code})`;
      if (!this.#isClosed)
        logger.error("discord: the gateway closed for good", new Error(this.#fatal), { code });
    });
    this.#client.on(Events.ShardReconnecting, () => {
      if (!this.#isClosed) logger.info("discord: the gateway connects again");
    });
    this.#client.on(Events.ShardResume, (_shard, replayed) =>
      logger.info("discord: the gateway resumed", { replayed }),
    );
    this.#client.on(Events.ShardError, (error) =>
      logger.warn("discord: the gateway connection broke", { reason: error.name }),
    );
    this.#client.on(Events.Error, (error) => logger.error("discord: discord.js failed inside", error));
  }

  /** Why there will be no connection any more; null while there is or may be one. */
  get fatal(): string | null {
    return this.#fatal;
  }

  /** When Discord last answered a heartbeat; null before the first time. */
  get lastHeartbeatAt(): Instant | null {
    const at = Math.max(-1, ...this.#client.ws.shards.map((shard) => shard.lastPingTimestamp));
    return at < 0 ? null : instant(Math.round(at));
  }

  /** @throws {Error} when Discord refuses us, or nothing happens in time. */
  async connect(): Promise<void> {
    try {
      await this.#ready();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Idempotent. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#client.destroy();
  }

  #ready(): Promise<void> {
    const { clock, token } = this.#options;
    return new Promise((resolve, reject) => {
      const callOff = clock.wakeAt(after(clock.now(), READY_WITHIN_MS), () => {
        reject(new Error("Discord could not be reached at start: its gateway did not get ready in time"));
      });
      const settle = (end: () => void) => () => {
        callOff();
        end();
      };
      this.#client.once(Events.ClientReady, settle(resolve));
      this.#client.once(Events.ShardDisconnect, () => {
        settle(() => reject(new Error(this.#fatal ?? "Discord closed the gateway connection for good")))();
      });
      this.#client.login(token).catch((error: unknown) => {
        settle(() =>
          reject(error instanceof Error ? error : new Error("Discord could not be reached at start")),
        )();
      });
    });
  }
}
