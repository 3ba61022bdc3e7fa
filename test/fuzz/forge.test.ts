import { describe, expect, it } from "vitest";
import { forgePresses } from "./forge-presses.ts";
import { forgeSlackRequests } from "./forge-slack-requests.ts";
import { forgeTelegramWebhooks } from "./forge-telegram-webhooks.ts";
import { PLANTS } from "./plants.ts";

// The long run is `npm run forge`.

const NOTHING = { accepted: 0, stateChanges: 0, foreignReads: 0 };

describe("buttons that somebody was never shown", () => {
  it("bring nothing about, whatever they name", async () => {
    const found = await forgePresses({ tokens: 6_000, seed: 1 });
    expect(found).toMatchObject({ ...NOTHING, tokens: 6_000, stored: 30 });
    // Enough of them look like buttons that somebody has to find out whose they are.
    expect(found.wellFormed).toBeGreaterThan(1_500);
  });

  it("would be seen to change what is another person's", async () => {
    const handle = PLANTS.get("foreign-write");
    const found = await forgePresses({ tokens: 4_000, seed: 1, ...(handle !== undefined && { handle }) });
    expect(found.stateChanges).toBeGreaterThan(0);
  });

  it("would be seen to tell what another person said", async () => {
    const handle = PLANTS.get("foreign-read");
    const found = await forgePresses({ tokens: 4_000, seed: 1, ...(handle !== undefined && { handle }) });
    expect(found.foreignReads).toBeGreaterThan(0);
  });
});

describe("requests that are not Telegram's", () => {
  it("are refused, all of them", async () => {
    const found = await forgeTelegramWebhooks({ requests: 500, seed: 1 });
    expect(found).toEqual({ requests: 500, accepted: 0, events: 0 });
  });

  it("would be seen to get in where a part of the secret is enough", async () => {
    const found = await forgeTelegramWebhooks({
      requests: 200,
      seed: 1,
      door: (secret, handle) => (request, response) => {
        const given = request.headers["x-telegram-bot-api-secret-token"] ?? "";
        if (typeof given === "string" && given !== "" && secret.startsWith(given)) {
          request.headers["x-telegram-bot-api-secret-token"] = secret;
        }
        return handle(request, response);
      },
    });
    expect(found.accepted).toBeGreaterThan(0);
    expect(found.events).toBe(found.accepted);
  });
});

describe("requests that are not Slack's", () => {
  it("are refused, all of them", async () => {
    const found = await forgeSlackRequests({ requests: 500, seed: 1 });
    expect(found).toEqual({ requests: 500, accepted: 0, events: 0 });
  });

  it("would be seen to get in where only the body is looked at", async () => {
    const found = await forgeSlackRequests({
      requests: 200,
      seed: 1,
      weaken: ({ body, headers }, slack) => slack.sign(body, headers["content-type"] ?? ""),
    });
    expect(found.accepted).toBeGreaterThan(0);
    expect(found.events).toBeGreaterThan(0);
  });
});
