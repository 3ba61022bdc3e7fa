import type { App } from "../app/app.ts";
import type { Platform } from "../core/address.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Clock } from "../ports/clock.ts";
import type { Metric } from "../runtime/metrics.ts";
import type { ConnectedPlatform } from "./create-platforms.ts";
import { deliveryMetrics } from "./delivery-metrics.ts";
import type { Intake } from "./open-intake.ts";

const gauge = (name: string, help: string, value: number): Metric => ({
  name,
  help,
  type: "gauge",
  labels: {},
  value,
});

/** What `GET /metrics` tells of the whole process. */
export async function productMetrics(
  platforms: readonly ConnectedPlatform[],
  intakes: ReadonlyMap<Platform, Pick<Intake, "leads">>,
  app: Pick<App, "counts" | "oldestOverdueMs">,
): Promise<readonly Metric[]> {
  const leading = platforms.map(({ adapter: { platform } }): Metric => {
    const help = "1 where this process takes in what people write on the platform, 0 where another does.";
    const value = intakes.get(platform)?.leads() === true ? 1 : 0;
    return { ...gauge("afterword_leader", help, value), labels: { platform } };
  });
  return [
    gauge("afterword_up", "1 while the process runs.", 1),
    ...leading,
    ...(await deliveryMetrics(app)),
    ...platforms.flatMap(({ metrics }) => metrics()),
  ];
}

/** How much came in that was not for us. */
export function ignoredUpdates(adapter: {
  readonly platform: Platform;
  readonly ignoredUpdates: number;
}): Metric {
  return {
    name: "afterword_ignored_updates_total",
    help: "Updates that were passed over because they were not for the bot.",
    type: "counter",
    labels: { platform: adapter.platform },
    value: adapter.ignoredUpdates,
  };
}

/** How long ago Telegram answered a poll; left out before it has, and where it brings updates by itself. */
export function telegramMetrics(
  { lastPollAt }: { readonly lastPollAt: Instant | null },
  clock: Clock,
): readonly Metric[] {
  if (lastPollAt === null) return [];
  const help = "Seconds since Telegram last answered a poll; more than 60 means that nothing is taken in.";
  return [
    gauge("afterword_telegram_last_poll_age_seconds", help, Math.max(0, clock.now() - lastPollAt) / 1000),
  ];
}

/** How Discord stands to us; the heartbeat's age is left out before there was one. */
export function discordMetrics(
  adapter: {
    readonly lastHeartbeatAt: Instant | null;
    readonly invalidRequests: number;
    readonly disconnected: string | null;
  },
  clock: Clock,
): readonly Metric[] {
  const { lastHeartbeatAt, invalidRequests, disconnected } = adapter;
  return [
    ...(lastHeartbeatAt === null
      ? []
      : [
          gauge(
            "afterword_discord_last_heartbeat_age_seconds",
            "Seconds since Discord last answered a heartbeat; more than 90 means a dead connection.",
            Math.max(0, clock.now() - lastHeartbeatAt) / 1000,
          ),
        ]),
    gauge(
      "afterword_discord_invalid_requests",
      "Requests of the past ten minutes that Discord counts as invalid; at 10000 it shuts the address out.",
      invalidRequests,
    ),
    gauge(
      "afterword_discord_disconnected",
      "1 when Discord closed the gateway for good and nothing is taken in any more.",
      disconnected === null ? 0 : 1,
    ),
  ];
}

/** How Slack stands to us; the age of what came last is left out before anything came. */
export function slackMetrics(
  adapter: { readonly lastEventAt: Instant | null; readonly disconnected: string | null },
  clock: Clock,
): readonly Metric[] {
  const { lastEventAt, disconnected } = adapter;
  return [
    ...(lastEventAt === null
      ? []
      : [
          gauge(
            "afterword_slack_last_event_age_seconds",
            "Seconds since Slack last brought anything.",
            Math.max(0, clock.now() - lastEventAt) / 1000,
          ),
        ]),
    gauge(
      "afterword_slack_disconnected",
      "1 when Slack refuses the token and nothing is taken in or sent any more.",
      disconnected === null ? 0 : 1,
    ),
  ];
}
