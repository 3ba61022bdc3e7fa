import { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Account, Address, MessageRef } from "../../src/core/address.ts";
import type { ViewFile } from "../../src/core/view/view.ts";
import { DeliveryError } from "../../src/ports/adapter.ts";
import { LimitedMap } from "../shared/limited-map.ts";
import type { WireBlock } from "./blocks.ts";
import { isTokenRefused, isTokenTakenBack, notLetIn } from "./errors.ts";
import type { MessageBody } from "./render.ts";
import { silentLogger } from "./silent-logger.ts";
import type { TokenOf } from "./tokens.ts";

/** A lease on a delivery is longer than this, so that nobody sends it a second time meanwhile. */
const CALL_MS = 8_000;
/** Workspaces whose clients are kept; making one anew costs nothing but time. */
const MOST_CLIENTS = 200;
/** So many messages are read at a time, and so many times, to see which of ours are there. */
const HISTORY_PAGE = 200;
const MOST_PAGES = 5;

/** Whatever a text names, nobody is notified by it and nothing is shown below it. */
const AS_IT_STANDS = { parse: "none", link_names: false } as const;
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false } as const;

/** What marks our messages, so that one can be found again. Slack shows it to nobody. */
const EVENT_TYPE = "afterword_delivery";
export interface Mark {
  readonly delivery: string;
  readonly part: string;
}

const posted = z.object({ ts: z.string() });
const opened = z.object({ channel: z.object({ id: z.string() }) });
const history = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
        .optional(),
      files: z.array(z.object({ title: z.string().nullish() })).optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
export type KnownMessage = z.infer<typeof history>["messages"][number];
const known = z.object({
  user: z.object({
    locale: z.string().nullish(),
    tz: z.string().nullish(),
    real_name: z.string().nullish(),
    profile: z.object({ real_name: z.string().nullish(), display_name: z.string().nullish() }).default({}),
  }),
});
export type Profile = z.infer<typeof known>["user"];

/**
 * The library's client neither repeats a request nor waits for a limit to pass: whoever sends decides that. Nor does
 * it log: it repeats what Slack says about a request, word for word, and that may quote what somebody wrote. What
 * went wrong it throws as well.
 */
export function clientOptions(apiUrl: string) {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_MS,
    logger: silentLogger,
  };
}

interface ApiOptions {
  readonly apiUrl: string;
  readonly tokenOf: TokenOf;
  /**
   * Whether each workspace gave us its token: a dead one then means that it threw us out, and that the word about it
   * did not reach us. One from the settings is for whoever runs this to mend, and messages wait for that.
   */
  readonly isTokenGiven: boolean;
}

/**
 * The requests we make of Slack, each exactly once. They throw what Slack's library throws, and `gone` where the
 * workspace does not let us in.
 */
export class SlackApi {
  readonly #options: ApiOptions;
  readonly #clients = new LimitedMap<webApi.WebClient>(MOST_CLIENTS);
  #isRefused = false;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  /** Whether Slack refused what we speak with the last time we spoke. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** Whether Slack knows us in this workspace. */
  async introduce(workspace: string): Promise<void> {
    await this.#call(workspace, "auth.test", {});
  }

  /** Gives the message's id, which is its time. */
  async post({ workspace, chat }: Address, body: MessageBody, mark: Mark): Promise<string> {
    const metadata = { event_type: EVENT_TYPE, event_payload: mark };
    const shown = { ...body, ...AS_IT_STANDS, ...NO_PREVIEWS, mrkdwn: false, metadata };
    return posted.parse(await this.#call(workspace, "chat.postMessage", { channel: chat, ...shown })).ts;
  }

  async edit({ workspace, chat, message }: MessageRef, body: MessageBody): Promise<void> {
    await this.#call(workspace, "chat.update", { channel: chat, ts: message, ...body, ...AS_IT_STANDS });
  }

  async remove({ workspace, chat, message }: MessageRef): Promise<void> {
    await this.#call(workspace, "chat.delete", { channel: chat, ts: message });
  }

  /** The messages of a chat, newest first, from `oldest` (seconds of Unix time) on. */
  async messages({ workspace, chat }: Address, oldest: string): Promise<readonly KnownMessage[]> {
    const found: KnownMessage[] = [];
    let cursor = "";
    for (let page = 0; page < MOST_PAGES && (page === 0 || cursor !== ""); page += 1) {
      const from = cursor === "" ? {} : { cursor };
      const asked = { channel: chat, oldest, limit: HISTORY_PAGE, include_all_metadata: true, ...from };
      const read = history.parse(await this.#call(workspace, "conversations.history", asked));
      found.push(...read.messages);
      cursor = read.response_metadata?.next_cursor ?? "";
    }
    return found;
  }

  /** The direct-message chat with a person; Slack makes one where there is none. */
  async openChat({ workspace, account }: Pick<Account, "workspace" | "account">): Promise<string> {
    return opened.parse(await this.#call(workspace, "conversations.open", { users: account })).channel.id;
  }

  async profile({ workspace, account }: Account): Promise<Profile> {
    const asked = { user: account, include_locale: true };
    return known.parse(await this.#call(workspace, "users.info", asked)).user;
  }

  async openModal(workspace: string, triggerId: string, view: unknown): Promise<void> {
    await this.#call(workspace, "views.open", { trigger_id: triggerId, view });
  }

  async publishHome({ workspace, account }: Account, blocks: readonly WireBlock[]): Promise<void> {
    await this.#call(workspace, "views.publish", { user_id: account, view: { type: "home", blocks } });
  }

  async upload({ workspace, chat }: Address, { name, text }: ViewFile): Promise<void> {
    await this.#speak(workspace, (client) =>
      client.filesUploadV2({ channel_id: chat, filename: name, title: name, content: text }),
    );
  }

  /** Tells somebody something where they used a command, for half an hour after it. */
  async respond(url: string, body: unknown): Promise<void> {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(CALL_MS),
    });
    if (!answer.ok) throw new DeliveryError("rejected", `slack: response url ${answer.status}`);
  }

  #call(workspace: string, method: string, args: Record<string, unknown>): Promise<unknown> {
    return this.#speak(workspace, (client) => client.apiCall(method, args));
  }

  async #speak<T>(workspace: string, say: (client: webApi.WebClient) => Promise<T>): Promise<T> {
    const client = this.#clientOf(await this.#options.tokenOf(workspace));
    try {
      const answer = await say(client);
      this.#isRefused = false;
      return answer;
    } catch (error) {
      this.#isRefused = isTokenRefused(error);
      throw this.#options.isTokenGiven && isTokenTakenBack(error) ? notLetIn() : error;
    }
  }

  #clientOf(token: string): webApi.WebClient {
    const { apiUrl } = this.#options;
    const client = this.#clients.get(token) ?? new webApi.WebClient(token, clientOptions(apiUrl));
    this.#clients.set(token, client);
    return client;
  }
}

export function carries({ metadata }: KnownMessage, { delivery, part }: Mark): boolean {
  const payload = metadata?.event_type === EVENT_TYPE ? metadata.event_payload : {};
  return payload["delivery"] === delivery && payload["part"] === part;
}
