import type { IncomingMessage, ServerResponse } from "node:http";
import type { Account, Address, MessageRef } from "../../src/core/address.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import type { Outgoing } from "../../src/core/delivery.ts";
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
import type { Installations } from "../../src/ports/installations.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { SlackApi } from "./api.ts";
import { boltLogger } from "./bolt-logger.ts";
import { toDeliveryError } from "./errors.ts";
import { httpDoor } from "./http-door.ts";
import { installPages } from "./install.ts";
import { Intake } from "./intake.ts";
import { EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH } from "./manifest.ts";
import { Messenger } from "./messenger.ts";
import { renderHome } from "./render.ts";
import { Socket } from "./socket.ts";
import type { CheckForm } from "./submissions.ts";
import { tokensOf } from "./tokens.ts";

export interface SlackOptions {
  /** Ends with a slash. */
  readonly apiUrl: string;
  /** How what people do gets to us. */
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
        readonly publicUrl: string;
      };
  readonly installations: Installations;
  readonly checkForm: CheckForm;
  readonly clock: Clock;
  readonly logger: Logger;
}

type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface SlackAdapter extends Adapter {
  readonly showHome: NonNullable<Adapter["showHome"]>;
  /** What Slack, or somebody who installs the app, calls us at over HTTP. They never reject. */
  readonly routes: Readonly<Record<string, RequestHandler>>;
  /** How much came in that was not for us. */
  readonly ignoredUpdates: number;
  /** When Slack last brought anything; null before the first time. */
  readonly lastEventAt: Instant | null;
  /** Why nothing can be taken in or sent any more, in words for whoever runs this; null while all is well. */
  readonly disconnected: string | null;
}

export function createSlackAdapter(options: SlackOptions): SlackAdapter {
  return new SlackBot(options);
}

/** Slack's documentation: "several hundred messages per minute" in a workspace, one a second in a channel. */
const WORKSPACE_PER_SECOND = 5;
const CHAT_PER_SECOND = 1;
/** Of `views.publish`, tier 4: a hundred a minute. Slack counts each method by itself. */
const HOMES_PER_SECOND = 100 / 60;

const REFUSED = "Slack refuses the bot token: check SLACK_BOT_TOKEN";

class SlackBot implements SlackAdapter {
  readonly platform = "slack";
  readonly routes: SlackAdapter["routes"];
  readonly #options: SlackOptions;
  readonly #api: SlackApi;
  readonly #messenger: Messenger;
  readonly #stopping = new AbortController();
  #intake: Intake | null = null;
  #socket: Socket | null = null;

  constructor(options: SlackOptions) {
    const { access, apiUrl, installations } = options;
    this.#options = options;
    this.#api = new SlackApi({
      apiUrl,
      tokenOf: access.kind === "single" ? () => Promise.resolve(access.botToken) : tokensOf(installations),
      isTokenGiven: access.kind === "workspaces",
    });
    this.#messenger = new Messenger(this.#api);
    this.routes = this.#makeRoutes();
  }

  get ignoredUpdates(): number {
    return this.#intake?.ignored ?? 0;
  }

  get lastEventAt(): Instant | null {
    return this.#intake?.lastAt ?? null;
  }

  get disconnected(): string | null {
    const isRefused = this.#options.access.kind === "single" && this.#api.isRefused;
    return this.#socket?.fatal ?? (isRefused ? REFUSED : null);
  }

  async start(onEvent: (event: InboundEvent) => Promise<void>): Promise<void> {
    const { reading, access } = this.#options;
    if (access.kind === "single") await this.#introduce();
    const intake = new Intake({
      ...this.#options,
      api: this.#api,
      onEvent,
      signal: this.#stopping.signal,
    });
    this.#intake = intake;
    // Stopped while Slack was being asked: there is nothing to open any more.
    if (reading.mode === "http" || this.#stopping.signal.aborted) return;
    this.#socket = new Socket({
      ...this.#options,
      appToken: reading.appToken,
      take: (parcel) => intake.take(parcel),
      boltLogger: boltLogger(this.#options.logger),
    });
    await this.#socket.connect();
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

  limitsOf({ to: { workspace, chat }, kind }: Pick<Outgoing, "to" | "kind">): readonly Limit[] {
    if (kind === "home") return [{ bucket: `slack:${workspace}:home`, perSecond: HOMES_PER_SECOND }];
    const all = { bucket: `slack:${workspace}`, perSecond: WORKSPACE_PER_SECOND };
    const isNew = kind === "reply" || kind === "reminders";
    // A message that is changed counts in the workspace alone.
    return isNew ? [all, { bucket: `slack:${workspace}:${chat}`, perSecond: CHAT_PER_SECOND }] : [all];
  }

  readonly showHome = async (of: Account, view: View): Promise<void> => {
    try {
      await this.#api.publishHome(of, renderHome(view));
    } catch (error) {
      throw toDeliveryError(error);
    }
  };

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#intake?.idle();
    await this.#socket?.close();
  }

  #makeRoutes(): SlackAdapter["routes"] {
    const { reading, access, logger } = this.#options;
    const intake = () => (this.#stopping.signal.aborted ? null : this.#intake);
    const bolt = boltLogger(logger);
    const routes: Record<string, RequestHandler> = {};
    if (reading.mode === "http") {
      routes[EVENTS_PATH] = httpDoor({ signingSecret: reading.signingSecret, intake, logger: bolt });
    }
    if (access.kind === "workspaces") {
      const pages = installPages({ ...this.#options, ...access, logger: bolt });
      routes[INSTALL_PATH] = pages;
      routes[REDIRECT_PATH] = pages;
    }
    return routes;
  }

  async #introduce(): Promise<void> {
    try {
      await this.#api.introduce("");
    } catch (error) {
      const { code, message } = toDeliveryError(error);
      throw code === "unauthorized"
        ? new Error(REFUSED)
        : new DeliveryError(code, `Slack could not be reached at start: ${message}`);
    }
  }
}
