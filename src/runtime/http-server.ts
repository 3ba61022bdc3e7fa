import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { METRICS_CONTENT_TYPE, type Metric, metricsText } from "./metrics.ts";

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface HttpServer {
  /** The port it listens on: the one asked for, or the one the system chose for 0. */
  readonly port: number;
  /** Takes no more requests and waits for those being answered. Idempotent. */
  stop(): Promise<void>;
}

/** Nobody who means well needs longer to send a request. */
const REQUEST_TIMEOUT_MS = 15_000;

/**
 * The process's one HTTP server: `GET /healthz` (it runs), `GET /readyz` (it can do its work),
 * `GET /metrics` (for Prometheus), and what the platforms have to be called at, each under its path.
 * @throws when the port is taken.
 */
export async function startHttpServer(options: {
  readonly port: number;
  readonly isReady: () => Promise<boolean>;
  readonly metrics: () => Promise<readonly Metric[]>;
  readonly routes: Readonly<Record<string, RequestHandler>>;
}): Promise<HttpServer> {
  const { port, isReady, metrics, routes } = options;
  const answer: RequestHandler = async (request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (route !== undefined) return await route(request, response);
    if (request.method === "GET" && path === "/healthz") return end(response, 200, "ok");
    if (request.method === "GET" && path === "/readyz") {
      const ready = await isReady().catch(() => false);
      return ready ? end(response, 200, "ready") : end(response, 503, "not ready");
    }
    if (request.method === "GET" && path === "/metrics") {
      const text = metricsText(await metrics());
      response.writeHead(200, { "content-type": METRICS_CONTENT_TYPE }).end(text);
      return;
    }
    end(response, 404, "not found");
  };
  let stopping: Promise<void> | null = null;
  const server = createServer((request, response) => {
    // Kept alive for the client's next request, the connection would hold up the stop for seconds.
    response.once("close", () => {
      if (stopping !== null) setImmediate(() => server.closeIdleConnections());
    });
    answer(request, response).catch(() => end(response, 500, "error"));
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await listen(server, port);
  return {
    port: portOf(server),
    stop: () => {
      stopping ??= close(server);
      return stopping;
    },
  };
}

function end(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return;
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return address === null || typeof address === "string" ? 0 : address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
