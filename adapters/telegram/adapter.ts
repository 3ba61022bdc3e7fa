import type { IncomingMessage, ServerResponse } from "node:http";
import { Api } from "grammy";
import type { Address, MessageRef } from "../../src/core/address.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import type { View } from "../../src/core/view/view.ts";
import {
  type Adapter,
  type Attempt,
  DeliveryError,
  type Limit,
  type Receipt,
} from "../../src/ports/adapter.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { pause } from "../shared/pause.ts";
import { type CommandMenus, syncCommandMenus } from "./command-menu.ts";
import { connectingAgent } from "./connecting-agent.ts";
import { toDeliveryError } from "./errors.ts";
import { Intake } from "./intake.ts";
import { Messenger } from "./messenger.ts";
import { type BotIdentity, WANTED_UPDATES } from "./normalise.ts";
import { POLL_SECONDS, pollUpdates } from "./poll.ts";
import { TELEGRAM_WEBHOOK_PATH, webhookHandler } from "./webhook.ts";

/** A lease on a delivery is longer than this, so that nobody sends it a second time meanwhile. */
const CALL_SECONDS = 8;
/** From Telegram's answers to bot makers: about 30 messages a second, to all chats together. */
const LIMITS: readonly Limit[] = [{ bucket: "telegram", perSecond: 30 }];
/** What Telegram allows is `A-Z a-z 0-9 _ -`, 1 to 256; less than 32 could be guessed. */
const SECRET = /^[A-Za-z0-9_-]{32,256}$/u;
const TOKEN = /^\d+:[A-Za-z0-9_-]+$/u;
/** `setWebhook` may be called once a second: processes that start together are asked to wait. */
const MAX_WEBHOOK_TRIES = 4;

export interface TelegramOptions {
  readonly token: string;
  /** `https://api.telegram.org`, or another Bot API server. */
  readonly apiRoot: string;
  /** Null: updates are fetched by long polling. */
  readonly webhook: { readonly publicUrl: string; readonly secret: string } | null;
  readonly commands: CommandMenus;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface TelegramAdapter extends Adapter {
  /** To be mounted at `TELEGRAM_WEBHOOK_PATH`. Answers 401 to everybody while polling. Never rejects. */
  handleWebhook(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** How many updates were passed over because they were not for us. */
  readonly ignoredUpdates: number;
  /** When Telegram last answered a poll, for the watchdog; null before the first time, and with a webhook. */
  readonly lastPollAt: Instant | null;
}

/** @throws {Error} when the token or the webhook's secret cannot be what Telegram takes. */
export function createTelegramAdapter(options: TelegramOptions): TelegramAdapter {
  if (!TOKEN.test(options.token)) throw new Error("the Telegram bot token is not of the form 123456:ABC…");
  if (options.webhook !== null && !SECRET.test(options.webhook.secret)) {
    throw new Error("the Telegram webhook secret must be 32 to 256 characters of A-Z a-z 0-9 _ -");
  }
  return new TelegramBot(options);
}

class TelegramBot implements TelegramAdapter {
  readonly platform = "telegram";
  readonly showHome = null;
  readonly #options: TelegramOptions;
  readonly #api: Api;
  readonly #pollApi: Api;
  readonly #messenger: Messenger;
  readonly #stopping = new AbortController();
  readonly #answerWebhook: TelegramAdapter["handleWebhook"] | null;
  #intake: Intake | null = null;
  #polling: Promise<void> = Promise.resolve();
  #lastPollAt: Instant | null = null;

  constructor(options: TelegramOptions) {
    this.#options = options;
    this.#api = this.#client(CALL_SECONDS);
    this.#pollApi = this.#client(POLL_SECONDS + 10);
    this.#messenger = new Messenger(this.#api);
    this.#answerWebhook =
      options.webhook === null
        ? null
        : webhookHandler({
            secret: options.webhook.secret,
            intake: () => (this.#stopping.signal.aborted ? null : this.#intake),
            logger: options.logger,
          });
  }

  get ignoredUpdates(): number {
    return this.#intake?.ignored ?? 0;
  }

  get lastPollAt(): Instant | null {
    return this.#lastPollAt;
  }

  async start(onEvent: (event: InboundEvent) => Promise<void>): Promise<void> {
    const { clock, logger } = this.#options;
    const bot = await this.#introduce();
    await this.#offerCommands();
    const { signal } = this.#stopping;
    const intake = new Intake({
      bot,
      onEvent,
      acknowledge: (pressId) => this.#acknowledge(pressId),
      clock,
      logger,
      signal,
    });
    this.#intake = intake;
    await this.#openIntake(intake);
  }

  send(to: Address, view: View, attempt: Attempt): Promise<Receipt> {
    return this.#messenger.send(to, view, attempt.doubt?.note ?? null);
  }

  update(ref: MessageRef, view: View): Promise<Receipt> {
    return this.#messenger.update(ref, view);
  }

  remove(ref: MessageRef): Promise<void> {
    return this.#messenger.remove(ref);
  }

  limitsOf(): readonly Limit[] {
    return LIMITS;
  }

  async handleWebhook(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (this.#answerWebhook !== null) await this.#answerWebhook(request, response);
      else response.writeHead(401, { connection: "close" }).end();
    } catch (error) {
      // The connection broke while the request was read, or the fault is ours: either way Telegram sends it again.
      this.#options.logger.error("telegram: a webhook request failed", error);
      response.destroy();
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#polling;
    await this.#intake?.idle();
  }

  #client(timeoutSeconds: number): Api {
    const { token, apiRoot } = this.#options;
    const root = apiRoot.replace(/\/+$/u, "");
    const agent = connectingAgent(root);
    return new Api(token, { apiRoot: root, timeoutSeconds, baseFetchConfig: { agent } });
  }

  async #introduce(): Promise<BotIdentity> {
    try {
      const { id, username } = await this.#api.getMe();
      return { id, username };
    } catch (error) {
      throw startFailure(error);
    }
  }

  /** The menu is a convenience: without it everything still works. */
  async #offerCommands(): Promise<void> {
    try {
      await syncCommandMenus(this.#api, this.#options.commands);
    } catch (error) {
      this.#options.logger.warn("telegram: the command menu was not set", {
        reason: toDeliveryError(error).message,
      });
    }
  }

  async #openIntake(intake: Intake): Promise<void> {
    const { clock, logger, webhook } = this.#options;
    const { signal } = this.#stopping;
    try {
      if (webhook !== null) {
        await this.#setWebhook(webhook.publicUrl, webhook.secret);
        return;
      }
      await this.#api.deleteWebhook();
    } catch (error) {
      throw startFailure(error);
    }
    this.#polling = pollUpdates({
      api: this.#pollApi,
      intake,
      clock,
      logger,
      signal,
      onAnswered: () => {
        this.#lastPollAt = clock.now();
      },
    });
  }

  async #setWebhook(publicUrl: string, secret: string): Promise<void> {
    const url = `${publicUrl.replace(/\/+$/u, "")}${TELEGRAM_WEBHOOK_PATH}`;
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#api.setWebhook(url, { secret_token: secret, allowed_updates: WANTED_UPDATES });
        return;
      } catch (error) {
        const { retryAfterMs } = toDeliveryError(error);
        if (retryAfterMs === null || tries === MAX_WEBHOOK_TRIES) throw error;
        await pause(this.#options.clock, retryAfterMs, this.#stopping.signal);
      }
    }
  }

  async #acknowledge(pressId: string): Promise<void> {
    try {
      await this.#api.answerCallbackQuery(pressId);
    } catch (error) {
      // Too late, or Telegram is away: the button shows its waiting sign a little longer, nothing else.
      this.#options.logger.info("telegram: a press was not acknowledged", {
        reason: toDeliveryError(error).message,
      });
    }
  }
}

function startFailure(error: unknown): Error {
  const { code, message } = toDeliveryError(error);
  return code === "unauthorized"
    ? new Error("Telegram refuses the bot token: check TELEGRAM_BOT_TOKEN")
    : new DeliveryError(code, `Telegram could not be reached at start: ${message}`);
}
