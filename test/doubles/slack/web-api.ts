import { answerThrough, Faults } from "../shared/faults.ts";
import type { HttpAnswer, HttpRequest } from "../shared/http-base.ts";
import { type Rate, RateLimiter } from "../shared/rate.ts";
import { RequestLog } from "../shared/request-log.ts";
import type { Body, Method, Parts } from "./api-parts.ts";
import { HISTORY_METHOD } from "./history-method.ts";
import { channelOfMessage, MESSAGE_METHODS } from "./message-methods.ts";
import { OTHER_METHODS } from "./other-methods.ts";
import { type Arguments, readArguments } from "./request-body.ts";
import { SlackError } from "./slack-error.ts";
import { VIEW_METHODS } from "./view-methods.ts";
import type { Installation, Workspace } from "./world.ts";

const METHODS = new Map<string, Method>(
  Object.entries({
    ...MESSAGE_METHODS,
    "conversations.history": HISTORY_METHOD,
    ...VIEW_METHODS,
    ...OTHER_METHODS,
  }),
);

/** How often a workspace takes what; each method is counted by itself. */
export interface Rates {
  /** Messages into one channel, ... */
  readonly messages: Rate;
  /** ... and into all of them together. */
  readonly workspace: Rate;
  /** Pages beside the chat. */
  readonly pages: Rate;
  /** Readings of history, which Slack allows some apps once a minute only. */
  readonly history: Rate;
}
type Limiters = Readonly<Record<keyof Rates, RateLimiter>>;

interface Caller {
  readonly workspace: Workspace;
  readonly installation: Installation;
}

/** `POST /api/<method>` */
export class WebApi {
  readonly faults = new Faults();
  readonly calls = new RequestLog();
  readonly #parts: Parts;
  readonly #appToken: string;
  readonly #limits: Limiters | null;

  constructor(parts: Parts, appToken: string, rates: Rates | null) {
    this.#parts = parts;
    this.#appToken = appToken;
    const { clock } = parts.world;
    this.#limits = rates && {
      messages: new RateLimiter(clock, rates.messages),
      workspace: new RateLimiter(clock, rates.workspace),
      pages: new RateLimiter(clock, rates.pages),
      history: new RateLimiter(clock, rates.history),
    };
  }

  async answer(name: string, request: HttpRequest): Promise<HttpAnswer> {
    try {
      return await this.#answerOrRefuse(name, request);
    } catch (error) {
      if (error instanceof SlackError) return error.toAnswer();
      throw error;
    }
  }

  async #answerOrRefuse(name: string, request: HttpRequest): Promise<HttpAnswer> {
    const method = METHODS.get(name);
    if (method === undefined) throw new SlackError("unknown_method");
    // Bolt names the workspace in every call; a bot's token knows it already.
    const { token, team_id: _team, ...args } = readArguments(request);
    this.calls.add({ method: name, payload: args });
    const given = tokenOf(request) ?? (typeof token === "string" ? token : null);
    const act = this.#prepare(method, given, args);
    const seconds = this.#secondsToWait({ name, by: given ?? "", args });
    if (seconds !== null) return rateLimited(seconds);
    return answerThrough(this.faults.take(name), {
      accept: () => Promise.resolve(act()),
      rateLimited,
      forbidden: (reason) => new SlackError(reason).toAnswer(),
    });
  }

  /** Checks who calls, and gives back what does it. @throws {SlackError} */
  #prepare(method: Method, token: string | null, args: Arguments): () => HttpAnswer {
    switch (method.token) {
      case "none":
        return () => this.#run(() => method.run(args, this.#parts));
      case "app":
        if (token === null) throw new SlackError("not_authed");
        if (token !== this.#appToken) {
          throw new SlackError(token.startsWith("xoxb-") ? "not_allowed_token_type" : "invalid_auth");
        }
        return () => this.#run(() => method.run(this.#parts));
      case "bot": {
        const caller = this.#callerOf(token);
        const { scopes } = caller.installation;
        if (method.scope !== null && !scopes.includes(method.scope)) {
          throw new SlackError("missing_scope", { needed: method.scope, provided: scopes.join(",") });
        }
        const headers = { "x-oauth-scopes": scopes.join(","), "x-accepted-oauth-scopes": method.scope ?? "" };
        return () => this.#run(() => method.run({ ...caller, args }, this.#parts), headers);
      }
      default:
        return method satisfies never;
    }
  }

  /** @throws {SlackError} `not_authed`, `invalid_auth`, `token_revoked`, `account_inactive` */
  #callerOf(token: string | null): Caller {
    if (token === null) throw new SlackError("not_authed");
    if (token === this.#appToken) throw new SlackError("not_allowed_token_type");
    for (const workspace of this.#parts.world.workspaces.values()) {
      const { installation } = workspace;
      if (installation?.botToken !== token) continue;
      if (installation.ended !== null) throw new SlackError(installation.ended);
      return { workspace, installation };
    }
    throw new SlackError("invalid_auth");
  }

  #run(act: () => Body, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
    try {
      return { kind: "json", status: 200, headers, body: { ok: true, ...act() } };
    } catch (error) {
      if (error instanceof SlackError) return error.toAnswer();
      throw error;
    } finally {
      this.#parts.world.changes.notify();
    }
  }

  #secondsToWait(call: {
    readonly name: string;
    readonly by: string;
    readonly args: Arguments;
  }): number | null {
    if (this.#limits === null) return null;
    const { name, by, args } = call;
    const { messages, workspace, pages, history } = this.#limits;
    const channel = channelOfMessage(name, args);
    if (channel !== null) return messages.take(channel) ?? workspace.take(by);
    if (name === "views.publish") return pages.take(by);
    return name === "conversations.history" ? history.take(by) : null;
  }
}

function tokenOf({ headers }: HttpRequest): string | null {
  const [, token] = /^Bearer (\S+)$/u.exec(headers.authorization ?? "") ?? [];
  return token ?? null;
}

function rateLimited(seconds: number): HttpAnswer {
  return {
    kind: "json",
    status: 429,
    headers: { "retry-after": String(seconds) },
    body: { ok: false, error: "ratelimited" },
  };
}
