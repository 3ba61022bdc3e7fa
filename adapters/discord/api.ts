import { type RawFile, REST, RESTEvents, type RESTOptions, RequestMethod, Routes } from "discord.js";
import { z } from "zod";
import { duration, type Instant, MINUTE_MS } from "../../src/core/time/instant.ts";
import type { ViewFile } from "../../src/core/view/view.ts";
import { DeliveryError } from "../../src/ports/adapter.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { InteractionRef } from "./normalise.ts";
import type { MessageBody } from "./render.ts";

/** A lease on a delivery is longer than this, so that nobody sends it a second time meanwhile. */
const CALL_MS = 8_000;

/** What Discord grants every bot; beyond it discord.js refuses by itself, which costs no invalid request. */
export const REQUESTS_PER_SECOND = 50;

/** Discord shuts an address out for a while after 10,000 invalid requests in ten minutes. */
const INVALID_WINDOW_MS = 10 * MINUTE_MS;
const MOST_INVALID = 5_000;

/** Nobody is ever notified by what a message says. */
const ALLOWED_MENTIONS = { parse: [] } as const;

/** How an interaction is answered: the numbers of Discord's interaction callback types. */
export const CALLBACK = { deferMessage: 5, deferUpdate: 6, completion: 8, form: 9 } as const;
/** Message flag: only the person who caused it sees it. */
export const EPHEMERAL = 64;

const identified = z.object({ id: z.string() });
const shownMessage = z.object({
  id: z.string(),
  author: z.object({ bot: z.boolean().optional() }),
  content: z.string(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  embeds: z.array(
    z.object({
      title: z.string().nullish(),
      description: z.string().nullish(),
      footer: z.object({ text: z.string() }).nullish(),
    }),
  ),
  attachments: z.array(z.object({ filename: z.string() })).default([]),
  components: z
    .array(z.object({ components: z.array(z.object({ custom_id: z.string().optional() })).default([]) }))
    .default([]),
});
export type ShownMessage = z.infer<typeof shownMessage>;

/** A sentence, perhaps with a link under it: what is told where others may look on. */
export interface PlainAnswer {
  readonly content: string;
  readonly components?: readonly unknown[];
}

/** One message on its way. */
export interface Outgoing {
  readonly shown: MessageBody;
  readonly file: ViewFile | null;
  readonly nonce: string;
}

interface ApiOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly requestsPerSecond?: number;
}

/**
 * The requests we make of Discord, each exactly once: discord.js neither repeats one nor waits for a limit to
 * pass. They throw what discord.js throws.
 */
export class DiscordApi {
  readonly #rest: REST;
  readonly #token: string;
  readonly #clock: Clock;
  #invalid: { readonly since: Instant; readonly count: number };

  constructor({ token, apiUrl, clock, requestsPerSecond }: ApiOptions) {
    this.#token = token;
    this.#clock = clock;
    this.#invalid = { since: clock.now(), count: 0 };
    this.#rest = new REST(restOptions(apiUrl, requestsPerSecond));
    this.#rest.on(RESTEvents.Response, (_request, { status, headers }) => {
      const isShared = headers.get("x-ratelimit-scope") === "shared";
      if (status === 401 || status === 403 || (status === 429 && !isShared)) {
        this.#invalid = { since: this.#windowStart(), count: this.invalidRequests + 1 };
      }
    });
  }

  /** How many of the past ten minutes' requests Discord counts against us. */
  get invalidRequests(): number {
    return this.#windowStart() === this.#invalid.since ? this.#invalid.count : 0;
  }

  /** The application behind the token. */
  async application(): Promise<string> {
    return identified.parse(await this.#call("GET", Routes.currentApplication())).id;
  }

  commands(application: string): Promise<unknown> {
    const query = new URLSearchParams({ with_localizations: "true" });
    return this.#call("GET", Routes.applicationCommands(application), { query });
  }

  async setCommands(application: string, commands: readonly unknown[]): Promise<void> {
    await this.#call("PUT", Routes.applicationCommands(application), { body: commands });
  }

  /** The direct-message chat with a person; Discord makes one where there is none. */
  async openChat(account: string): Promise<string> {
    const body = { recipient_id: account };
    return identified.parse(await this.#call("POST", Routes.userChannels(), { body })).id;
  }

  /** The nonce makes Discord answer with the earlier message when it has had the same one in the past minutes. */
  async post(chat: string, { shown, file, nonce }: Outgoing): Promise<string> {
    const body = { ...shown, allowed_mentions: ALLOWED_MENTIONS, nonce, enforce_nonce: true };
    const options = { body, files: filesOf(file) };
    return identified.parse(await this.#call("POST", Routes.channelMessages(chat), options)).id;
  }

  async edit(chat: string, message: string, shown: Partial<MessageBody>): Promise<void> {
    const body = { ...shown, allowed_mentions: ALLOWED_MENTIONS };
    await this.#call("PATCH", Routes.channelMessage(chat, message), { body });
  }

  async delete(chat: string, message: string): Promise<void> {
    await this.#call("DELETE", Routes.channelMessage(chat, message));
  }

  /** Up to 100 messages of the chat with ids above `after`. */
  async messagesAfter(chat: string, after: string): Promise<readonly ShownMessage[]> {
    const query = new URLSearchParams({ after, limit: "100" });
    return z.array(shownMessage).parse(await this.#call("GET", Routes.channelMessages(chat), { query }));
  }

  async answer({ id, token }: InteractionRef, type: number, data?: unknown): Promise<void> {
    const body = data === undefined ? { type } : { type, data };
    await this.#call("POST", Routes.interactionCallback(id, token), { body, auth: false });
  }

  /** Puts something in the place of an interaction's first answer; gives the message's id. */
  async editAnswer(
    { application, token }: InteractionRef,
    shown: MessageBody | PlainAnswer,
    file: ViewFile | null = null,
  ): Promise<string> {
    const body = { ...shown, allowed_mentions: ALLOWED_MENTIONS };
    const options = { body, files: filesOf(file), auth: false } as const;
    return identified.parse(await this.#call("PATCH", Routes.webhookMessage(application, token), options)).id;
  }

  async deleteAnswer({ application, token }: InteractionRef): Promise<void> {
    await this.#call("DELETE", Routes.webhookMessage(application, token), { auth: false });
  }

  #windowStart(): Instant {
    const now = this.#clock.now();
    return now - this.#invalid.since < INVALID_WINDOW_MS ? this.#invalid.since : now;
  }

  async #call(
    method: keyof typeof METHODS,
    fullRoute: `/${string}`,
    options: {
      readonly body?: unknown;
      readonly files?: RawFile[];
      readonly query?: URLSearchParams;
      readonly auth?: false;
    } = {},
  ): Promise<unknown> {
    if (this.invalidRequests >= MOST_INVALID) {
      const retryAfterMs = duration(this.#invalid.since + INVALID_WINDOW_MS - this.#clock.now());
      throw new DeliveryError("rate_limited", "discord: too many invalid requests", { retryAfterMs });
    }
    // discord.js forgets a token that was refused once, and then fails without asking.
    this.#rest.setToken(this.#token);
    return this.#rest.request({ ...options, method: METHODS[method], fullRoute });
  }
}

function filesOf(file: ViewFile | null): RawFile[] {
  return file === null ? [] : [{ name: file.name, data: file.text, contentType: file.mediaType }];
}

const METHODS = {
  GET: RequestMethod.Get,
  POST: RequestMethod.Post,
  PUT: RequestMethod.Put,
  PATCH: RequestMethod.Patch,
  DELETE: RequestMethod.Delete,
} as const;

/** One request is one request, and nothing waits in it: whoever sends decides when to try again. */
export function restOptions(apiUrl: string, requestsPerSecond = REQUESTS_PER_SECOND): Partial<RESTOptions> {
  return {
    api: apiUrl.replace(/\/+$/u, ""),
    version: "10",
    retries: 0,
    timeout: CALL_MS,
    offset: 0,
    globalRequestsPerSecond: requestsPerSecond,
    rejectOnRateLimit: () => true,
  };
}
