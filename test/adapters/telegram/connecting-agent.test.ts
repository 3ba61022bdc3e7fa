import http from "node:http";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { connectingAgent } from "../../../adapters/telegram/connecting-agent.ts";

function failureOf(options: http.RequestOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    http.get(options, () => reject(new Error("it was answered"))).once("error", resolve);
  });
}

it("breaks off a connection that is not made in time, with a code of its own", async () => {
  const agent = connectingAgent("http://telegram.example", 20);
  // A name that is never resolved: the socket never connects.
  const error = await failureOf({ agent, host: "telegram.example", lookup: () => undefined });
  expect(error).toMatchObject({ code: "ERR_CONNECT_TIMEOUT" });
});

it("leaves a connection alone that was made, however long the answer takes", async () => {
  const server = createServer((socket) => {
    // Longer than the connection may take; then it breaks off for a reason of its own.
    setTimeout(() => socket.destroy(), 60);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const agent = connectingAgent("http://127.0.0.1", 20);
  expect(await failureOf({ agent, host: "127.0.0.1", port })).toMatchObject({ code: "ECONNRESET" });
  server.close();
});
