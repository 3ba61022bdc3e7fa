import { type Logger as SlackLogger, SocketModeReceiver } from "@slack/bolt";
import { DeliveryError } from "../../src/ports/adapter.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { inTime } from "../shared/in-time.ts";
import { pause } from "../shared/pause.ts";
import { clientOptions } from "./api.ts";
import { leadTo } from "./door.ts";
import { toDeliveryError } from "./errors.ts";
import type { Parcel } from "./intake.ts";

/** A connection that is not there in this time is given up. */
const READY_WITHIN_MS = 30_000;
/** Slack answers pings within a second or two; a connection that does not has gone quiet, and is made anew. */
const PING_WITHIN_MS = 20_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** How long the other side may take to say goodbye. */
const CLOSE_WITHIN_MS = 2_000;

interface Parts {
  readonly apiUrl: string;
  readonly appToken: string;
  readonly take: (parcel: Parcel) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly boltLogger: SlackLogger;
}

/**
 * The standing connection of Socket Mode. It is made anew by us whenever it ends, because the library's own loop
 * stops for good, without a word, when Slack cannot be asked for an address just then. Only a refused token ends it.
 */
export class Socket {
  readonly #parts: Parts;
  readonly #receiver: SocketModeReceiver;
  readonly #closing = new AbortController();
  #fatal: string | null = null;
  #isConnecting = false;

  constructor(parts: Parts) {
    const { apiUrl, appToken, take, boltLogger } = parts;
    this.#parts = parts;
    this.#receiver = new SocketModeReceiver({
      appToken,
      logger: boltLogger,
      autoReconnectEnabled: false,
      clientPingTimeout: PING_WITHIN_MS,
      installerOptions: { clientOptions: clientOptions(apiUrl) },
      // Not acknowledged, Slack brings it again.
      processEventErrorHandler: () => Promise.resolve(false),
    });
    this.#receiver.client.on("disconnected", () => void this.#reconnect());
    leadTo(take, this.#receiver, boltLogger);
  }

  /** Why there will be no connection any more; null while there is or may be one. */
  get fatal(): string | null {
    return this.#fatal;
  }

  /** @throws {Error} when Slack refuses us, or nothing happens in time. */
  async connect(): Promise<void> {
    this.#isConnecting = true;
    try {
      await this.#open();
    } catch (error) {
      await this.close();
      const { code, message } = toDeliveryError(error);
      throw code === "unauthorized"
        ? new Error(REFUSED)
        : new Error(`Slack could not be reached at start: ${message}`);
    } finally {
      this.#isConnecting = false;
    }
  }

  /** Idempotent. */
  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await this.#end();
  }

  /** @throws {Error} when there is no connection in time; what is being made is ended then. */
  async #open(): Promise<void> {
    const { clock } = this.#parts;
    const { client } = this.#receiver;
    const made = client.start().then(async () => {
      // The library goes on making what nobody waits for any more.
      if (this.#closing.signal.aborted) await client.disconnect();
      return true;
    });
    if (await inTime(made, false, { clock, ms: READY_WITHIN_MS })) return;
    await this.#end();
    throw new DeliveryError("unreachable", "slack: the socket did not get ready in time");
  }

  async #end(): Promise<void> {
    const { clock } = this.#parts;
    await inTime(this.#receiver.client.disconnect(), undefined, { clock, ms: CLOSE_WITHIN_MS });
  }

  async #reconnect(): Promise<void> {
    if (this.#isConnecting || this.#closing.signal.aborted) return;
    this.#isConnecting = true;
    const { clock, logger } = this.#parts;
    const { signal } = this.#closing;
    logger.info("slack: the socket connects again");
    for (let failures = 0; !signal.aborted && this.#fatal === null; failures += 1) {
      if (failures > 0) {
        await pause(clock, Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS), signal);
      }
      if (signal.aborted || (await this.#tryAgain())) break;
    }
    this.#isConnecting = false;
  }

  async #tryAgain(): Promise<boolean> {
    const { logger } = this.#parts;
    try {
      await this.#open();
      return true;
    } catch (error) {
      const { code, message } = toDeliveryError(error);
      if (code === "unauthorized") {
        this.#fatal = REFUSED;
        logger.error("slack: the socket is closed for good", new Error(REFUSED));
      } else logger.warn("slack: the socket could not be connected", { reason: message });
      return false;
    }
  }
}

const REFUSED = "Slack refuses the app-level token: check SLACK_APP_TOKEN";
