import type { Clock } from "../../../src/ports/clock.ts";
import { answerThrough, Faults } from "../shared/faults.ts";
import { type HttpAnswer, type HttpRequest, startHttpBase } from "../shared/http-base.ts";
import { RequestLog } from "../shared/request-log.ts";
import { WatchedClock } from "../shared/watched-clock.ts";
import { ApiError, REFUSALS } from "./api-error.ts";
import { GatewayDouble } from "./gateway.ts";
import { DiscordPerson } from "./person.ts";
import { readBody } from "./request-body.ts";
import { type Limits, NO_LIMITS, RateLimits } from "./rate-limits.ts";
import { ROUTES, type RouteParts } from "./routes.ts";
import type { WireCommand } from "./schemas.ts";
import { type Channel, type StoredInteraction, type StoredMessage, World } from "./world.ts";

export interface DiscordDouble {
  /** For `DISCORD_API_URL`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly faults: Faults;
  readonly calls: RequestLog;
  readonly gateway: GatewayDouble;
  /** The commands that are registered. */
  readonly commands: readonly WireCommand[];
  readonly interactions: readonly StoredInteraction[];
  person(options: { readonly id: string; readonly name?: string; readonly locale?: string }): DiscordPerson;
  /** A channel of a server. */
  guildChannel(): Channel;
  /** Requests that Discord counts as invalid. */
  readonly invalidRequests: number;
  /** The next 429 says that it is about everybody, or everything. */
  limitsAre(scope: "user" | "shared" | "global"): void;
  /** Of all channels, oldest first. */
  readonly messages: readonly StoredMessage[];
  waitForMessage(fits: (message: StoredMessage) => boolean): Promise<StoredMessage>;
  until(what: string, probe: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export interface DiscordDoubleOptions {
  /** What limits and deadlines go by; a clock that stands still unless told otherwise. */
  readonly clock?: Clock;
  readonly limits?: Limits;
  readonly heartbeatMs?: number;
}

const BOT = { id: "400000000000000001", username: "Afterword", global_name: null, bot: true };
const TOKEN = "NDAwMDAwMDAwMDAwMDAwMDAx.double.0123456789_abcdefghijklmnopqrs";

/** A strict Discord on real sockets: it refuses everything that Discord would, and a little more. */
export async function startDiscordDouble(options: DiscordDoubleOptions = {}): Promise<DiscordDouble> {
  const world = new World(BOT, options.clock ?? new WatchedClock());
  const gateway = await GatewayDouble.start({
    token: TOKEN,
    bot: BOT,
    heartbeatMs: options.heartbeatMs ?? 45_000,
  });
  const commands: { list: readonly WireCommand[] } = { list: [] };
  const server = new Server({ world, commands, gatewayUrl: () => gateway.url }, options.limits ?? NO_LIMITS);
  const base = await startHttpBase((request) => server.answer(request));
  return {
    apiUrl: `${base.url}/api`,
    token: TOKEN,
    faults: server.faults,
    calls: server.calls,
    gateway,
    get commands() {
      return commands.list;
    },
    get interactions() {
      return [...world.interactions.values()];
    },
    person: ({ id, name = "Ada", locale = "en-US" }) => {
      const user = { id, username: name.toLowerCase(), global_name: name };
      return new DiscordPerson(world.addAccount(user), locale, world, gateway);
    },
    guildChannel: () => world.addChannel({ person: null, guild: "700000000000000001" }),
    get invalidRequests() {
      return server.invalid;
    },
    limitsAre: (scope) => {
      server.scope = scope;
    },
    get messages() {
      return world.messages;
    },
    waitForMessage: (fits) =>
      world.changes.until("the bot shows the message", () =>
        world.messages.find((each) => each.author === BOT && fits(each)),
      ),
    until: async (what, probe) => {
      await world.changes.until(what, () => probe() || undefined);
    },
    close: async () => {
      await gateway.close();
      await base.close();
    },
  };
}

class Server {
  readonly faults = new Faults();
  readonly calls = new RequestLog();
  readonly #parts: RouteParts;
  readonly #limits: RateLimits;
  invalid = 0;
  scope: "user" | "shared" | "global" = "user";

  constructor(parts: RouteParts, limits: Limits) {
    this.#parts = parts;
    this.#limits = new RateLimits(parts.world.clock, limits);
  }

  async answer(request: HttpRequest): Promise<HttpAnswer> {
    const answer = await this.#answerOrRefuse(request).catch((error: unknown) => {
      if (error instanceof ApiError) return error.toAnswer();
      throw error;
    });
    const isShared = answer.kind === "json" && answer.headers?.["x-ratelimit-scope"] === "shared";
    if (answer.kind === "json" && [401, 403, 429].includes(answer.status) && !isShared) this.invalid += 1;
    this.#parts.world.changes.notify();
    return answer;
  }

  async #answerOrRefuse(request: HttpRequest): Promise<HttpAnswer> {
    const url = new URL(request.path, "http://double");
    const path = decodeURIComponent(url.pathname);
    const found = ROUTES.find(({ method, pattern }) => method === request.method && pattern.test(path));
    if (found === undefined) throw REFUSALS.notFound();
    if (!/^DiscordBot \(.+, .+\)/u.test(request.headers["user-agent"] ?? ""))
      throw new ApiError(403, 40333, "internal network error");
    if (found.needsBot && request.headers.authorization !== `Bot ${TOKEN}`) throw REFUSALS.unauthorized();
    const { body, files } = await readBody(request);
    this.calls.add({ method: found.name, payload: isRecord(body) ? body : { list: body } });
    const params = (found.pattern.exec(path) ?? []).slice(1);
    const { refused, headers } = this.#limits.count(found.name, params[0] ?? "", !found.needsBot);
    if (refused !== null)
      return this.#rateLimited(refused.retryAfterSeconds, refused.isGlobal ? "global" : "user", headers);
    return answerThrough(this.faults.take(found.name), {
      accept: () => {
        const answer = found.run({ params, query: url.searchParams, body, files }, this.#parts);
        return Promise.resolve(answer.kind === "json" ? { ...answer, headers } : answer);
      },
      rateLimited: (seconds) => this.#rateLimited(seconds, this.scope, headers),
      forbidden: () => REFUSALS.directMessagesClosed().toAnswer(),
    });
  }

  #rateLimited(
    seconds: number,
    scope: "user" | "shared" | "global",
    headers: Readonly<Record<string, string>>,
  ): HttpAnswer {
    const isGlobal = scope === "global";
    return {
      kind: "json",
      status: 429,
      headers: {
        ...headers,
        "retry-after": String(Math.ceil(seconds)),
        "x-ratelimit-scope": scope,
        ...(isGlobal && { "x-ratelimit-global": "true" }),
      },
      body: { message: "You are being rate limited.", retry_after: seconds, global: isGlobal },
    };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
