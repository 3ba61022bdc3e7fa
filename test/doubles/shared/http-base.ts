import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";

export interface HttpRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Aborted when the client goes away before it was answered. */
  readonly gone: AbortSignal;
}

export type HttpAnswer =
  | {
      readonly kind: "json";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: unknown;
    }
  | { readonly kind: "text"; readonly status: number; readonly body: string }
  /** The connection is torn down without a word. */
  | { readonly kind: "destroy" };

export interface HttpBase {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Tears down every connection. Idempotent. */
  close(): Promise<void>;
}

/** A real HTTP server on a free port of the loopback: what every double stands on. */
export async function startHttpBase(
  handle: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<HttpBase> {
  const server = createServer((request, response) => {
    void serve(request, response, handle);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = await handle({
      method: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks),
      gone: gone.signal,
    });
    send(response, answer);
  } catch (error) {
    // A request that broke off while it was read has nobody to answer; anything else is a fault of the double.
    send(response, { kind: "text", status: 599, body: `the double failed: ${String(error)}` });
  }
}

function send(response: ServerResponse, answer: HttpAnswer): void {
  if (answer.kind === "destroy") {
    response.destroy();
    return;
  }
  if (answer.kind === "text") {
    response.writeHead(answer.status, { "content-type": "text/html" }).end(answer.body);
    return;
  }
  response
    .writeHead(answer.status, { ...answer.headers, "content-type": "application/json" })
    .end(JSON.stringify(answer.body));
}
