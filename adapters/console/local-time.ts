import type { Instant } from "../../src/core/time/instant.ts";
import type { ZoneId } from "../../src/core/time/zone.ts";

/** Servers and containers say UTC when nobody has told them where they are: no place anybody lives by. */
export function isPlace(zone: ZoneId): boolean {
  return zone !== "UTC" && !zone.startsWith("Etc/");
}

/**
 * Day, month and time of day as `zone` has them: short `Wed 18 Nov 15:04`, long `Wednesday 18 November, 15:04`,
 * with the zone's name where it is not the clock on anybody's wall.
 */
export function localTime(at: Instant, zone: ZoneId, length: "short" | "long"): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: length,
    day: "numeric",
    month: length,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = `${parts["weekday"]} ${parts["day"]} ${parts["month"]}`;
  return `${day}${length === "long" ? "," : ""} ${parts["hour"]}:${parts["minute"]}${isPlace(zone) ? "" : " UTC"}`;
}
