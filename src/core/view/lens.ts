import { ONE_COMMAND, type Platform } from "../address.ts";
import { formatDay, formatDistance, formatInstant } from "../text/format-when.ts";
import { say, type TextArguments, type TextKey } from "../text/say.ts";
import type { Day } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import { dayAt, parseZone, type ZoneId } from "../time/zone.ts";
import type { Language, User } from "../user.ts";

/** Through whose eyes something is shown: their language, their clock, their today. */
export interface Lens {
  readonly language: Language;
  readonly now: Instant;
  readonly zone: ZoneId;
  /** How commands are named where they look: each by itself, or as words behind one. */
  readonly commands: "each" | "words";
}

const UTC = parseZone("UTC");

/** Before a person has told their zone nothing they see depends on it, so UTC stands in. */
export function zoneOf(user: User): ZoneId {
  const zone = user.timeZone ?? UTC;
  if (zone === null) throw new RangeError("this system knows no UTC");
  return zone;
}

export function lensOf(user: User, now: Instant, commands: Lens["commands"] = "each"): Lens {
  return { language: user.language, now, zone: zoneOf(user), commands };
}

/** The sentence in the language of the one who looks. */
export function tell<Key extends TextKey>(lens: Lens, key: Key, ...rest: TextArguments<Key>): string {
  return say(lens.language, key, ...rest);
}

export function todayOf(lens: Lens): Day {
  return dayAt(lens.now, lens.zone);
}

/** How commands are named on a platform. */
export function commandsOn(platform: Platform): Lens["commands"] {
  return ONE_COMMAND.has(platform) ? "words" : "each";
}

/** "Friday 27 November" */
export function dayText(lens: Lens, day: Day): string {
  return formatDay(day, lens.language, todayOf(lens));
}

/** "Friday 27 November, 14:00" */
export function timeText(lens: Lens, at: Instant): string {
  return formatInstant(at, lens.zone, lens.language, todayOf(lens));
}

/** As {@link timeText}, of what is still to come: "now" where its time has come. */
export function comingText(lens: Lens, at: Instant): string {
  return at <= lens.now ? tell(lens, "saved.now") : timeText(lens, at);
}

/** "in 9 days", "yesterday" */
export function distanceText(lens: Lens, at: Instant): string {
  return formatDistance(todayOf(lens), dayAt(at, lens.zone), lens.language);
}
