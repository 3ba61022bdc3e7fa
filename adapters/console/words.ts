import type { Instant } from "../../src/core/time/instant.ts";
import type { ZoneId } from "../../src/core/time/zone.ts";

const EXAMPLES = "/advance 2 days, /advance 3h or /advance 2d 4h";

/** What the console itself says, beside what the app says. */
export const WORDS = {
  hintInteractive:
    "Type a number to press a button (a2: button 2 of the card marked a), or use the arrow keys and Enter. " +
    "'2 sends the 2 as text. /advance 2 days moves the clock to try things out, /quit ends.",
  hintLines:
    "A number presses a button (a2: button 2 of the card marked a), '2 sends the 2 as text. " +
    "/advance 2 days moves the clock to try things out, /quit ends.",
  changed: "✎ changed",
  unreadable: `I could not read that length of time. What works: ${EXAMPLES}.`,
  outOfRange: `The clock moves by a minute at least and a year at most. What works: ${EXAMPLES}.`,
  fault: "Something went wrong on our side, not yours, and that line was not taken in. Please type it again.",
  advancing: (length: string): string => `⏩ try-out: the clock now moves ${length} ahead …`,
  advanced: (now: string): string => `⏩ it is now ${now}`,
} as const;

/** Day, month and time of day as `zone` has them: short `Wed 18 Nov 15:04`, long `Wednesday 18 November, 15:04`. */
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
  return `${day}${length === "long" ? "," : ""} ${parts["hour"]}:${parts["minute"]}`;
}
