import { tzOffset } from "@date-fns/tz";
import { toDate } from "date-fns/toDate";
import type { Brand } from "../ids.ts";
import { type Day, dayNumber, dayOfNumber } from "./day.ts";
import { DAY_MS, type Instant, instant, MINUTE_MS } from "./instant.ts";

/** An IANA time zone name this system knows, for example `Europe/Stockholm`. */
export type ZoneId = Brand<string, "ZoneId">;

/** What a clock on the wall shows: a day and the minutes since its midnight (0 to 1439). */
export interface Wall {
  readonly day: Day;
  readonly minute: number;
}

/** How a wall time came to its instant: it happens once, never (clocks go forward) or twice (back). */
export type WallFit = "once" | "gap" | "overlap";

const MINUTES_PER_DAY = 24 * 60;
/** The surroundings in which the offsets before and after a change of clocks are both seen. */
const AROUND_MS = DAY_MS;

/** The zone under its own spelling, or null when the system knows none of that name. */
export function parseZone(name: string): ZoneId | null {
  const wanted = name.trim();
  // Offsets such as +02:00 are taken by Intl as well, but know no summer time: not zones for us.
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/u.test(wanted)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: wanted }).resolvedOptions().timeZone as ZoneId;
  } catch {
    return null;
  }
}

/** The offsets at the beginnings of UTC days, asked for before; asking the system is slow. */
const knownOffsets = new Map<ZoneId, Map<number, number>>();
const MOST_KNOWN_DAYS = 4096;

/** The offset at the beginning of a UTC day, counted from 1970. */
function offsetAtDay(zone: ZoneId, day: number): number {
  const ofZone = knownOffsets.get(zone) ?? new Map<number, number>();
  if (ofZone.size === 0 || ofZone.size > MOST_KNOWN_DAYS) knownOffsets.set(zone, new Map());
  const found = ofZone.get(day) ?? tzOffset(zone, toDate(day * DAY_MS));
  knownOffsets.get(zone)?.set(day, found);
  return found;
}

/** Minutes from UTC. No clocks change twice within a day, so that two equal ends have nothing between them. */
function offsetMinutes(zone: ZoneId, utcMs: number): number {
  const day = Math.floor(utcMs / DAY_MS);
  const found = offsetAtDay(zone, day);
  return found === offsetAtDay(zone, day + 1) ? found : tzOffset(zone, toDate(utcMs));
}

/** What the clocks in `zone` show at `at`, seconds cut off. @throws {RangeError} as {@link dayOfNumber}. */
export function wallAt(at: Instant, zone: ZoneId): Wall {
  const minutes = Math.floor(at / MINUTE_MS + offsetMinutes(zone, at));
  const number = Math.floor(minutes / MINUTES_PER_DAY);
  return { day: dayOfNumber(number), minute: minutes - number * MINUTES_PER_DAY };
}

/**
 * The instant at which clocks in `zone` show `wall`. Where that time does not exist (summer time begins)
 * the result is as much later as the clocks jump; where it comes twice, the first one is meant
 * (`notes` of the design: gap to later, overlap to earlier). `fit` tells which case it was.
 */
export function resolveWall(
  wall: Wall,
  zone: ZoneId,
): { readonly at: Instant; readonly fit: WallFit; readonly second: Instant | null } {
  const asUtc = dayNumber(wall.day) * DAY_MS + wall.minute * MINUTE_MS;
  const before = offsetMinutes(zone, asUtc - AROUND_MS);
  const later = offsetMinutes(zone, asUtc + AROUND_MS);
  const candidates = [...new Set([before, later])]
    .map((offset) => ({ ms: asUtc - offset * MINUTE_MS, offset }))
    .filter(({ ms, offset }) => offsetMinutes(zone, ms) === offset)
    .map(({ ms }) => ms)
    .toSorted((a, b) => a - b);
  const [first, second] = candidates;
  if (first === undefined) return { at: instant(asUtc - before * MINUTE_MS), fit: "gap", second: null };
  if (second === undefined) return { at: instant(first), fit: "once", second: null };
  return { at: instant(first), fit: "overlap", second: instant(second) };
}

/** The instant of a wall time, by the rules of {@link resolveWall}. */
export function instantOf(wall: Wall, zone: ZoneId): Instant {
  return resolveWall(wall, zone).at;
}

export function dayAt(at: Instant, zone: ZoneId): Day {
  return wallAt(at, zone).day;
}

/** ISO 8601 with the zone's offset at that instant: `2026-11-18T10:00:00+01:00`. */
export function toZonedIso(at: Instant, zone: ZoneId): string {
  const offset = offsetMinutes(zone, at);
  const local = toDate(at + offset * MINUTE_MS)
    .toISOString()
    .slice(0, 19);
  const size = Math.abs(offset);
  return `${local}${offset < 0 ? "-" : "+"}${clock(Math.floor(size))}`;
}

/** `HH:MM` of the minutes since midnight. */
export function clock(minute: number): string {
  const whole = ((minute % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

/** Minutes since midnight of `HH:MM` (24 hours), or null. */
export function parseClock(text: string): number | null {
  const found = /^([01]?\d|2[0-3]):([0-5]\d)$/u.exec(text.trim());
  return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
}
