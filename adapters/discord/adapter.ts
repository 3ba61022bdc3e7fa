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
import { Background } from "../shared/background.ts";
import { DirectChats } from "../shared/direct-chats.ts";
import { DiscordApi, REQUESTS_PER_SECOND } from "./api.ts";
import { type CommandMenus, syncCommands } from "./command-menu.ts";
import { type Complete, Completions } from "./completions.ts";
import { toDeliveryError } from "./errors.ts";
import { Gateway } from "./gateway.ts";
import { Intake } from "./intake.ts";
import { Messenger } from "./messenger.ts";
import { OpenAnswers } from "./open-answers.ts";

export interface DiscordOptions {
  readonly token: string;
  /** `https://discord.com/api`, or another server of that API. */
  readonly apiUrl: string;
  readonly commands: CommandMenus;
  /** What to offer while a person types an option of `/interview`. */
  readonly complete: Complete;
  /** 50 unless told otherwise: Discord grants more to bots with many users. */
  readonly requestsPerSecond?: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface DiscordAdapter extends Adapter {
  /** How many messages and interactions were passed over because they were not for us. */
  readonly ignoredUpdates: number;
  /** How many requests of the past ten minutes Discord counts as invalid; at 10,000 it shuts us out. */
  readonly invalidRequests: number;
  /** When Discord last answered a heartbeat, for the watchdog; null before the first time. */
  readonly lastHeartbeatAt: Instant | null;
  /** Why nothing can be taken in any more, in words for whoever runs this; null while all is well. */
  readonly disconnected: string | null;
}

/** @throws {Error} when the token cannot be one of Discord's. */
export function createDiscordAdapter(options: DiscordOptions): DiscordAdapter {
  if (!/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/u.test(options.token)) {
    throw new Error("the Discord bot token is not of the form abc.def.ghi");
  }
  return new DiscordBot(options);
}

class DiscordBot implements DiscordAdapter {
  readonly platform = "discord";
  readonly showHome = null;
  readonly #options: DiscordOptions;
  readonly #api: DiscordApi;
  readonly #answers: OpenAnswers;
  readonly #messenger: Messenger;
  readonly #stopping = new AbortController();
  readonly #background = new Background();
  #intake: Intake | null = null;
  #gateway: Gateway | null = null;

  constructor(options: DiscordOptions) {
    this.#options = options;
    this.#api = new DiscordApi(options);
    this.#answers = new OpenAnswers({
      api: this.#api,
      clock: options.clock,
      inBackground: (work) => this.#lookAfter(work),
    });
    this.#messenger = new Messenger(this.#api, this.#answers);
  }

  get ignoredUpdates(): number {
    return this.#intake?.ignored ?? 0;
  }

  get invalidRequests(): number {
    return this.#api.invalidRequests;
  }

  get lastHeartbeatAt(): Instant | null {
    return this.#gateway?.lastHeartbeatAt ?? null;
  }

  get disconnected(): string | null {
    return this.#gateway?.fatal ?? null;
  }

  async start(onEvent: (event: InboundEvent) => Promise<void>): Promise<void> {
    const { clock, logger, complete } = this.#options;
    const application = await this.#introduce();
    await this.#offerCommands(application);
    const intake = new Intake({
      api: this.#api,
      chats: new DirectChats(({ account }) => this.#api.openChat(account)),
      answers: this.#answers,
      completions: new Completions({ api: this.#api, complete, clock, logger }),
      onEvent,
      inBackground: (work) => this.#lookAfter(work),
      clock,
      logger,
      signal: this.#stopping.signal,
    });
    this.#intake = intake;
    // Stopped while Discord was being asked: there is nothing to open any more.
    if (this.#stopping.signal.aborted) return;
    const unlessStopping = (take: (raw: unknown) => void) => (raw: unknown) => {
      if (!this.#stopping.signal.aborted) take(raw);
    };
    this.#gateway = new Gateway({
      ...this.#options,
      onInteraction: unlessStopping(intake.onInteraction),
      onMessage: unlessStopping(intake.onMessage),
    });
    await this.#gateway.connect();
  }

  send(to: Address, view: View, attempt: Attempt): Promise<Receipt> {
    return this.#messenger.send(to, view, attempt);
  }

  update(ref: MessageRef, view: View): Promise<Receipt> {
    return this.#messenger.update(ref, view);
  }

  remove(ref: MessageRef): Promise<void> {
    return this.#messenger.remove(ref);
  }

  limitsOf(): readonly Limit[] {
    return [{ bucket: "discord", perSecond: this.#options.requestsPerSecond ?? REQUESTS_PER_SECOND }];
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#gateway?.close();
    await this.#background.idle();
    this.#answers.close();
  }

  /** Follows work that nobody waits for, so that stopping can, and so that its failure is noted. */
  #lookAfter(work: Promise<unknown>): void {
    const followed = work.catch((error: unknown) => {
      this.#options.logger.warn("discord: an answer did not get through", {
        reason: toDeliveryError(error).message,
      });
    });
    void this.#background.follow(followed);
  }

  async #introduce(): Promise<string> {
    try {
      return await this.#api.application();
    } catch (error) {
      const { code, message } = toDeliveryError(error);
      throw code === "unauthorized"
        ? new Error("Discord refuses the bot token: check DISCORD_TOKEN")
        : new DeliveryError(code, `Discord could not be reached at start: ${message}`);
    }
  }

  /** Commands of before stay usable, and text works without any. */
  async #offerCommands(application: string): Promise<void> {
    try {
      await syncCommands(this.#api, application, this.#options.commands);
    } catch (error) {
      this.#options.logger.warn("discord: the commands were not set", {
        reason: toDeliveryError(error).message,
      });
    }
  }
}
