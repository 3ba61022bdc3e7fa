import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { Changes } from "../shared/changes.ts";
import type { WireUser } from "./world.ts";

const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

const payload = z.object({ op: z.int(), d: z.unknown() });
const identify = z.object({
  token: z.string(),
  intents: z.int().min(0),
  properties: z.object({ os: z.string(), browser: z.string(), device: z.string() }),
  shard: z.tuple([z.int(), z.int()]).optional(),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

/** Members, presences, the content of messages: a bot gets them only when Discord has allowed it. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const ALL_INTENTS = (1 << 26) - 1;
const DIRECT_MESSAGES = 1 << 12;

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly log: { readonly s: number; readonly t: string; readonly d: unknown }[];
  seq: number;
  socket: WebSocket | null;
}

export interface GatewayOptions {
  readonly token: string;
  readonly bot: WireUser;
  /** 45 seconds unless told otherwise: tests that are not about heartbeats see none. */
  readonly heartbeatMs: number;
}

/** A Discord gateway on a real WebSocket. */
export class GatewayDouble {
  readonly #options: GatewayOptions;
  readonly #server: WebSocketServer;
  readonly #changes = new Changes();
  readonly #sockets = new Set<WebSocket>();
  readonly #onIdentify: (() => "go on" | number | "say nothing")[] = [];
  #session: Session | null = null;
  #sessions = 0;
  #resumed = 0;
  #connections = 0;
  #heartbeats = 0;
  /** False: heartbeats are not answered, as on a connection that has died without a word. */
  acknowledges = true;
  /** How often more a message or an interaction is told, as after a connection that was taken up again. */
  repeats: () => number = () => 0;

  private constructor(options: GatewayOptions, server: WebSocketServer) {
    this.#options = options;
    this.#server = server;
    server.on("connection", (socket) => this.#welcome(socket));
  }

  static async start(options: GatewayOptions): Promise<GatewayDouble> {
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
    await new Promise((resolve) => server.once("listening", resolve));
    return new GatewayDouble(options, server);
  }

  get url(): string {
    const address = this.#server.address();
    return `ws://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  }

  /** How many sessions have begun. */
  get sessions(): number {
    return this.#sessions;
  }

  /** How many times a session was taken up again. */
  get resumed(): number {
    return this.#resumed;
  }

  get connections(): number {
    return this.#connections;
  }

  get heartbeats(): number {
    return this.#heartbeats;
  }

  get intents(): number | null {
    return this.#session?.intents ?? null;
  }

  /** Tells the bot, now or when it takes its session up again. Without a session nobody is there to be told. */
  dispatch(t: string, d: unknown): void {
    const session = this.#session;
    if (session === null) return;
    if (t === "MESSAGE_CREATE" && (session.intents & DIRECT_MESSAGES) === 0) return;
    this.#tell(session, t, d);
    if (t === "READY" || t === "RESUMED") return;
    for (let left = this.repeats(); left > 0; left -= 1) this.#tell(session, t, d);
  }

  #tell(session: Session, t: string, d: unknown): void {
    session.seq += 1;
    const event = { s: session.seq, t, d };
    session.log.push(event);
    if (session.socket !== null) send(session.socket, { op: OP.dispatch, ...event });
  }

  /** The next IDENTIFYs are refused with a close code, or never answered. */
  onIdentify(...outcomes: readonly (number | "say nothing" | "go on")[]): void {
    this.#onIdentify.push(...outcomes.map((outcome) => () => outcome));
  }

  /** The connection is gone, with a close code or without a word. */
  drop(code?: number): void {
    for (const socket of this.#sockets) {
      if (code === undefined) socket.terminate();
      else socket.close(code);
    }
    if (this.#session !== null) this.#session.socket = null;
  }

  /** Op 7. */
  askToReconnect(): void {
    this.#toAll({ op: OP.reconnect, d: null });
  }

  /** Op 9. Nothing is told until the session is resumed; one that cannot be is forgotten. */
  invalidate(isResumable: boolean): void {
    if (!isResumable) this.#session = null;
    if (this.#session !== null) this.#session.socket = null;
    this.#toAll({ op: OP.invalidSession, d: isResumable });
  }

  /** Resolves when `probe` is true; looked at whenever something happens on the gateway. */
  async until(what: string, probe: () => boolean): Promise<void> {
    await this.#changes.until(what, () => probe() || undefined);
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  #toAll(message: unknown): void {
    for (const socket of this.#sockets) send(socket, message);
  }

  #welcome(socket: WebSocket): void {
    this.#connections += 1;
    this.#sockets.add(socket);
    socket.on("close", () => {
      this.#sockets.delete(socket);
      if (this.#session?.socket === socket) this.#session.socket = null;
      this.#changes.notify();
    });
    socket.on("message", (data) => {
      this.#take(socket, textOf(data));
      this.#changes.notify();
    });
    send(socket, { op: OP.hello, d: { heartbeat_interval: this.#options.heartbeatMs } });
    this.#changes.notify();
  }

  #take(socket: WebSocket, text: string): void {
    const parsed = payload.safeParse(parseJson(text));
    if (!parsed.success) return socket.close(4002);
    const { op, d } = parsed.data;
    switch (op) {
      case OP.heartbeat:
        this.#heartbeats += 1;
        if (this.acknowledges) send(socket, { op: OP.heartbeatAck });
        return;
      case OP.identify:
        return this.#identify(socket, d);
      case OP.resume:
        return this.#resume(socket, d);
      case OP.presence:
        if (this.#session?.socket !== socket) socket.close(4003);
        return;
      default:
        socket.close(4001);
    }
  }

  #identify(socket: WebSocket, d: unknown): void {
    const parsed = identify.safeParse(d);
    if (!parsed.success) return socket.close(4002);
    if (this.#session?.socket === socket) return socket.close(4005);
    const fault = this.#faultOf(parsed.data);
    if (fault !== null) return socket.close(fault);
    const [shard, count] = parsed.data.shard ?? [0, 1];
    const outcome = this.#onIdentify.shift()?.() ?? "go on";
    if (typeof outcome === "number") return socket.close(outcome);
    if (outcome === "say nothing") return;
    this.#sessions += 1;
    const session: Session = {
      id: `session-${this.#sessions}`,
      intents: parsed.data.intents,
      log: [],
      seq: 0,
      socket,
    };
    this.#session = session;
    this.dispatch("READY", {
      v: 10,
      user: this.#options.bot,
      application: { id: this.#options.bot.id, flags: 0 },
      session_id: session.id,
      resume_gateway_url: this.url,
      session_type: "normal",
      guilds: [],
      shard: [shard, count],
    });
  }

  /** The close code for an IDENTIFY that Discord never takes; null for a good one. */
  #faultOf({ token, intents, shard: [shard, count] = [0, 1] }: z.infer<typeof identify>): number | null {
    if (token !== this.#options.token) return 4004;
    if (intents > ALL_INTENTS) return 4013;
    if ((intents & PRIVILEGED) !== 0) return 4014;
    return shard >= count ? 4010 : null;
  }

  #resume(socket: WebSocket, d: unknown): void {
    const parsed = resume.safeParse(d);
    if (!parsed.success) return socket.close(4002);
    if (parsed.data.token !== this.#options.token) return socket.close(4004);
    const session = this.#session;
    if (session === null || session.id !== parsed.data.session_id) {
      send(socket, { op: OP.invalidSession, d: false });
      return;
    }
    if (parsed.data.seq > session.seq) return socket.close(4007);
    session.socket = socket;
    for (const event of session.log) {
      if (event.s > parsed.data.seq) send(socket, { op: OP.dispatch, ...event });
    }
    this.#resumed += 1;
    this.dispatch("RESUMED", {});
  }
}

function send(socket: WebSocket, message: unknown): void {
  socket.send(JSON.stringify(message));
}

function textOf(data: RawData): string {
  return Buffer.concat([data].flat().map((part) => Buffer.from(new Uint8Array(part)))).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
