import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { createSlackAdapter } from "../../../adapters/slack/adapter.ts";
import { boltLogger } from "../../../adapters/slack/bolt-logger.ts";
import { view } from "../../../src/core/view/view.ts";
import { firstAttempt } from "../../contract/adapter-harness.ts";
import { WatchedClock } from "../../doubles/shared/watched-clock.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";

const SECRET = "xoxb-secret";

/** Where Slack would be: answers everything with this. */
async function answering(body: unknown): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/api/`;
}

describe("what Slack's libraries log", () => {
  it.each([
    [`Failed to retrieve a new WSS URL (error: Error: ${SECRET})`, "Failed to retrieve a new WSS URL"],
    [`WebSocket error occurred: wss://slack/?ticket=${SECRET}`, "WebSocket error occurred"],
    [`Failed to parse the request body: Unexpected token in ${SECRET}`, "Failed to parse the request body"],
    [
      `An unhandled error occurred while Bolt processed (type: x, error: ${SECRET})`,
      "An unhandled error occurred while Bolt processed",
    ],
    [new TypeError(SECRET), "TypeError"],
    [{ token: SECRET }, ""],
    [undefined, "undefined"],
  ])("%#: is cut down to its fixed words", (said, says) => {
    const logger = new FakeLogger();
    const bridged = boltLogger(logger);
    bridged.warn(said, SECRET);
    bridged.error(said, SECRET);
    bridged.info(said, SECRET);
    bridged.debug(said, SECRET);
    expect(logger.lines.map(({ event, fields }) => [event, fields])).toEqual([
      ["slack: the library warns", { says }],
      ["slack: the library reports a fault", { says }],
    ]);
  });

  it("does not hold what Slack says about a request, which may quote it", async () => {
    const quoted = "private words that somebody wrote";
    const apiUrl = await answering({
      ok: false,
      error: "invalid_blocks",
      response_metadata: {
        messages: [`[ERROR] ${quoted} [json-pointer:/blocks/0]`, `[WARN] ${quoted}`],
        warnings: [quoted],
      },
    });
    const logger = new FakeLogger();
    const adapter = createSlackAdapter({
      apiUrl,
      reading: { mode: "socket", appToken: "xapp-secret" },
      access: { kind: "single", botToken: SECRET },
      installations: {
        find: () => Promise.resolve(null),
        save: () => Promise.resolve(),
        remove: () => Promise.resolve(true),
      },
      checkForm: () => Promise.resolve({}),
      clock: new WatchedClock(),
      logger,
    });
    const to = { platform: "slack", workspace: "T1", chat: "D1" } as const;
    const sent = adapter.send(to, view([{ kind: "text", text: quoted }]), firstAttempt());
    await expect(sent).rejects.toThrow("slack: invalid_blocks /blocks/0");
    await expect(adapter.start(() => Promise.resolve())).rejects.toThrow("slack: invalid_blocks /blocks/0");
    expect(logger.lines).toEqual([]);
  });
});
