import { once } from "node:events";
import http from "node:http";
import { createServer, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { connectingAgent } from "../../../adapters/telegram/connecting-agent.ts";

const CONNECT_WITHIN_MS = 5_000;

beforeEach(() => {
  // The sockets are real; only our own deadline waits for this clock.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
  vi.useRealTimers();
});

it("breaks off a connection that is not made in time, with a code of its own", async () => {
  const agent = connectingAgent("http://telegram.example", CONNECT_WITHIN_MS);
  // A name that is never resolved: the socket never connects.
  const request = http.get({ agent, host: "telegram.example", lookup: () => undefined });
  const failure = once(request, "response").catch((error: unknown) => error);
  await once(request, "socket");
  vi.advanceTimersByTime(CONNECT_WITHIN_MS - 1);
  expect(request.destroyed).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await failure).toMatchObject({ code: "ERR_CONNECT_TIMEOUT" });
});

it("leaves a connection alone that was made, however long the answer takes", async () => {
  const server = createServer();
  const accepted = new Promise<Socket>((resolve) => server.once("connection", resolve));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const agent = connectingAgent("http://127.0.0.1", CONNECT_WITHIN_MS);
  const request = http.get({ agent, host: "127.0.0.1", port });
  const failure = once(request, "response").catch((error: unknown) => error);
  const connected = new Promise((resolve) => {
    request.once("socket", (socket) => socket.once("connect", resolve));
  });
  const [other] = await Promise.all([accepted, connected]);
  vi.advanceTimersByTime(10 * CONNECT_WITHIN_MS);
  // Then it breaks off for a reason of its own.
  other.destroy();
  expect(await failure).toMatchObject({ code: "ECONNRESET" });
  server.close();
});
