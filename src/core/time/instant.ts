import { isValid } from "date-fns/isValid";
import { parseISO } from "date-fns/parseISO";
import { toDate } from "date-fns/toDate";
import type { Brand } from "../ids.ts";

/** A point in time: whole milliseconds since 1970-01-01T00:00Z. */
export type Instant = Brand<number, "Instant">;

/** A length of time in milliseconds. */
export type DurationMs = Brand<number, "DurationMs">;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** @throws {RangeError} when the number is not a whole count of milliseconds a Date can hold. */
export function instant(epochMs: number): Instant {
  if (!Number.isInteger(epochMs) || Math.abs(epochMs) > 8.64e15) {
    throw new RangeError("an instant is a whole number of milliseconds within the range of dates");
  }
  return epochMs as Instant;
}

export function duration(ms: number): DurationMs {
  return ms as DurationMs;
}

/** The instant `ms` milliseconds later (earlier when negative). Counts real time, across clock changes too. */
export function after(start: Instant, ms: number): Instant {
  return instant(start + ms);
}

export function latest(first: Instant, ...others: readonly Instant[]): Instant {
  return instant(Math.max(first, ...others));
}

/** Reads ISO 8601 with an offset or Z; null for anything else, a date that does not exist among it. */
export function parseInstant(iso: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/u.test(iso)) return null;
  const parsed = parseISO(iso);
  return isValid(parsed) ? instant(parsed.getTime()) : null;
}

/** ISO 8601 in UTC, as the database and the logs have it. */
export function toUtcIso(at: Instant): string {
  return toDate(at).toISOString();
}
