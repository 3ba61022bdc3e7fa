import { randomUUID } from "node:crypto";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { after } from "../../../src/core/time/instant.ts";
import type { Outcome, Parcel, Retry, Transport } from "./courier.ts";
import { textOf } from "./text-of.ts";
import { APP_ID, type World } from "./world.ts";

const ACKNOWLEDGE_WITHIN_MS = 3_000;
const MAX_CONNECTIONS = 10;
const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

interface Open {
  readonly socket: WebSocket;
  readonly settle: (outcome: Outcome) => void;
}

/** Socket Mode on a real WebSocket: up to ten connections, each parcel to one of them. */
export class SocketMode implements Transport {
  readonly #world: World;
  readonly #server: WebSocketServer;
  readonly #tickets = new Set<string>();
  readonly #sockets: WebSocket[] = [];
  readonly #open = new Map<string, Open>();
  #next = 0;
  #connected = 0;
  /** False: messages of the app are not taken in, as when they are lost on the way. */
  hears = true;
  /** False: a new connection is not welcomed, so that the app goes on waiting for it. */
  welcomes = true;

  private constructor(world: World, server: WebSocketServer) {
    this.#world = world;
    this.#server = server;
    server.on("connection", (socket) => this.#welcome(socket));
  }

  static async start(world: World): Promise<SocketMode> {
    const holder: { mode?: SocketMode } = {};
    const server = new WebSocketServer({
      host: "127.0.0.1",
      port: 0,
      verifyClient: ({ req }, done) => done(holder.mode?.takesTicket(req.url ?? "") ?? false, 401),
    });
    await new Promise((resolve) => server.once("listening", resolve));
    holder.mode = new SocketMode(world, server);
    return holder.mode;
  }

  /** An address that can be connected to once. */
  newUrl(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    const address = this.#server.address();
    const port = typeof address === "object" ? address?.port : 0;
    return `ws://127.0.0.1:${port}/link/?ticket=${ticket}&app_id=${APP_ID}`;
  }

  /** How many connections there are. */
  get connections(): number {
    return this.#sockets.length;
  }

  /** How many connections there have been. */
  get connected(): number {
    return this.#connected;
  }

  takesTicket(path: string): boolean {
    return this.#tickets.delete(new URL(path, "ws://double").searchParams.get("ticket") ?? "");
  }

  bring(parcel: Parcel, retry: Retry | null): Promise<Outcome> {
    const socket = this.#pick();
    if (socket === undefined) return Promise.resolve(failed("connection_failed"));
    const id = randomUUID();
    return new Promise<Outcome>((resolve) => {
      const settle = (outcome: Outcome): void => {
        this.#open.delete(id);
        callOff();
        resolve(outcome);
      };
      const { clock } = this.#world;
      const callOff = clock.wakeAt(after(clock.now(), ACKNOWLEDGE_WITHIN_MS), () =>
        settle(failed("timeout")),
      );
      this.#open.set(id, { socket, settle });
      say(socket, {
        envelope_id: id,
        type: parcel.kind,
        accepts_response_payload: parcel.takesAnswer,
        payload: parcel.payload,
        ...(parcel.kind === "events_api" && {
          retry_attempt: retry?.number ?? 0,
          retry_reason: retry?.reason ?? "",
        }),
      });
    });
  }

  /**
   * Announces to the oldest connection that it will end (`warning`), or ends it (`refresh_requested`,
   * `link_disabled`).
   */
  disconnect(reason: "warning" | "refresh_requested" | "link_disabled"): void {
    const [socket] = this.#sockets;
    if (socket === undefined) return;
    say(socket, { type: "disconnect", reason, debug_info: { host: "applink-double" } });
    if (reason === "warning") return;
    this.#forget(socket);
    socket.close(1000);
  }

  /** All connections are gone without a word. */
  drop(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** Something that no library of Slack's expects. */
  sayRaw(text: string): void {
    this.#pick()?.send(text);
  }

  close(): Promise<void> {
    this.drop();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  #pick(): WebSocket | undefined {
    this.#next += 1;
    return this.#sockets[this.#next % Math.max(1, this.#sockets.length)];
  }

  #welcome(socket: WebSocket): void {
    socket.on("close", () => {
      this.#forget(socket);
      for (const open of this.#open.values()) {
        if (open.socket === socket) open.settle(failed("connection_failed"));
      }
      this.#world.changes.notify();
    });
    socket.on("message", (data) => {
      if (this.hears) this.#take(textOf(data));
      this.#world.changes.notify();
    });
    if (this.#sockets.length >= MAX_CONNECTIONS) {
      say(socket, {
        type: "disconnect",
        reason: "too_many_websockets",
        debug_info: { host: "applink-double" },
      });
      socket.close(1000);
      return;
    }
    this.#sockets.push(socket);
    this.#connected += 1;
    this.#world.changes.notify();
    if (!this.welcomes) return;
    say(socket, {
      type: "hello",
      num_connections: this.#sockets.length,
      debug_info: { host: "applink-double", build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: APP_ID },
    });
    this.#world.changes.notify();
  }

  #forget(socket: WebSocket): void {
    const index = this.#sockets.indexOf(socket);
    if (index !== -1) this.#sockets.splice(index, 1);
  }

  #take(text: string): void {
    const parsed = acknowledgement.safeParse(parseJson(text));
    if (!parsed.success) return;
    const { envelope_id: id, payload } = parsed.data;
    this.#open.get(id)?.settle({ kind: "acknowledged", answer: isNothing(payload) ? null : payload });
  }
}

/** The library sends an empty object when the app says nothing. */
function isNothing(payload: unknown): boolean {
  return payload === undefined || (typeof payload === "object" && Object.keys(payload ?? {}).length === 0);
}

function failed(reason: string): Outcome {
  return { kind: "failed", reason, isFinal: false };
}

function say(socket: WebSocket, message: unknown): void {
  socket.send(JSON.stringify(message));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
