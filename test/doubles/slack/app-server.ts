import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import { Changes } from "../shared/changes.ts";

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Answer = (response: ServerResponse) => void;

/** An app's HTTP server that keeps what it gets, and answers as it is told: with an empty 200 otherwise. */
export class AppServer {
  readonly received: Received[] = [];
  readonly #changes = new Changes();
  readonly #answers: Answer[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on("end", () => {
        this.received.push({ headers: request.headers, body });
        const answer = this.#answers.shift();
        if (answer === undefined) response.writeHead(200).end();
        else answer(response);
        this.#changes.notify();
      });
    });
  }

  static async start(): Promise<AppServer> {
    const app = new AppServer();
    await new Promise<void>((resolve) => {
      app.#server.listen(0, "127.0.0.1", resolve);
    });
    return app;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/slack/events`;
  }

  /** The next requests are answered like this. */
  answers(...answers: readonly Answer[]): void {
    this.#answers.push(...answers);
  }

  /** Resolves with the request of this number, counted from 0. */
  request(number: number): Promise<Received> {
    return this.#changes.until(`request ${number} has come`, () => this.received[number]);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}
