import { describe, expect, it } from "vitest";
import { discordMetrics, telegramMetrics } from "../../src/composition/platform-metrics.ts";
import { after } from "../../src/core/time/instant.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { at } from "../support/stores/samples.ts";

const clock = new FakeClock(at("2026-11-22T09:00:00Z"));
const valuesOf = (adapter: Parameters<typeof discordMetrics>[0]) =>
  Object.fromEntries(discordMetrics(adapter, clock).map(({ name, value }) => [name, value]));

describe("Discord's metrics", () => {
  it("have no age of a heartbeat before the first one", () => {
    expect(valuesOf({ lastHeartbeatAt: null, invalidRequests: 2, disconnected: null })).toEqual({
      afterword_discord_invalid_requests: 2,
      afterword_discord_disconnected: 0,
    });
  });

  it("tell the age in seconds, and that the gateway is closed for good", () => {
    const lastHeartbeatAt = after(clock.now(), -41_500);
    expect(valuesOf({ lastHeartbeatAt, invalidRequests: 0, disconnected: "refused" })).toEqual({
      afterword_discord_last_heartbeat_age_seconds: 41.5,
      afterword_discord_invalid_requests: 0,
      afterword_discord_disconnected: 1,
    });
  });
});

describe("Telegram's metrics", () => {
  it("tell how long ago a poll was answered, once one was", () => {
    expect(telegramMetrics({ lastPollAt: null }, clock)).toEqual([]);
    const metrics = telegramMetrics({ lastPollAt: after(clock.now(), -61_000) }, clock);
    expect(metrics.map(({ name, value }) => [name, value])).toEqual([
      ["afterword_telegram_last_poll_age_seconds", 61],
    ]);
  });
});
