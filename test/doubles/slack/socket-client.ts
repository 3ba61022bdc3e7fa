import { WebSocket } from "ws";
import { z } from "zod";
import { Changes } from "../shared/changes.ts";
import { rawCall } from "./raw-call.ts";
import type { SlackDouble } from "./slack-double.ts";
import { textOf } from "./text-of.ts";

const opened = z.object({ url: z.string() });
const envelope = z.object({
  envelope_id: z.string(),
  type: z.string(),
  accepts_response_payload: z.boolean(),
  payload: z.unknown(),
  retry_attempt: z.number().optional(),
  retry_reason: z.string().optional(),
});
export type Envelope = z.infer<typeof envelope>;

/** An app at the other end of Socket Mode that does nothing by itself. */
export class SocketClient {
  readonly socket: WebSocket;
  /** Everything that came, oldest first. */
  readonly messages: unknown[] = [];
  readonly #changes = new Changes();
  readonly #taken = new Set<string>();

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data) => {
      this.messages.push(JSON.parse(textOf(data)));
      this.#changes.notify();
    });
  }

  /** Connects and waits until it is greeted. */
  static async connect(double: SlackDouble): Promise<SocketClient> {
    const { body } = await rawCall(double, "apps.connections.open", {}, { token: double.appToken });
    const client = new SocketClient(new WebSocket(opened.parse(body).url));
    await client.message((each) => Object(each).type === "hello" || Object(each).type === "disconnect");
    return client;
  }

  /** Resolves with the first message that fits. */
  message(fits: (message: unknown) => boolean): Promise<unknown> {
    return this.#changes.until("a message has come", () => this.messages.find(fits));
  }

  /** Resolves with the first envelope that fits and was not given before. */
  async envelope(fits: (envelope: Envelope) => boolean = () => true): Promise<Envelope> {
    const found = await this.#changes.until("an envelope has come", () =>
      this.envelopes.find((each) => !this.#taken.has(each.envelope_id) && fits(each)),
    );
    this.#taken.add(found.envelope_id);
    return found;
  }

  get envelopes(): readonly Envelope[] {
    return this.messages.flatMap((each) => envelope.safeParse(each).data ?? []);
  }

  acknowledge(id: string, payload?: unknown): void {
    this.socket.send(JSON.stringify({ envelope_id: id, ...(payload !== undefined && { payload }) }));
  }

  closed(): Promise<void> {
    return new Promise((resolve) => {
      if (this.socket.readyState === WebSocket.CLOSED) resolve();
      else this.socket.once("close", () => resolve());
    });
  }
}
