import { say } from "../../src/core/text/say.ts";
import { DAY_MS, type DurationMs, duration, HOUR_MS, MINUTE_MS } from "../../src/core/time/instant.ts";
import type { Language } from "../../src/core/user.ts";

const UNITS = [
  { names: ["m", "min", "mins", "minute", "minutes"], ms: MINUTE_MS },
  { names: ["h", "hr", "hrs", "hour", "hours"], ms: HOUR_MS },
  { names: ["d", "day", "days"], ms: DAY_MS },
  { names: ["w", "wk", "week", "weeks"], ms: 7 * DAY_MS },
  { names: ["y", "year", "years"], ms: 365 * DAY_MS },
] as const;

const MAX_MS = 365 * DAY_MS;
/** Longer is no length of time that somebody means. */
const MAX_CHARACTERS = 100;
const PART = /\s*(\d{1,7}(?:[.,]\d{1,2})?|an?\b|one\b)\s*([a-z]+)\s*(?:,|and\b)?\s*/uy;

type ParsedDuration =
  | { readonly kind: "duration"; readonly durationMs: DurationMs }
  | { readonly kind: "unreadable" }
  /** Less than a minute, or more than a year of 365 days. */
  | { readonly kind: "out-of-range" };

function unitMs(name: string): number | null {
  return UNITS.find(({ names }) => names.some((known) => known === name))?.ms ?? null;
}

/** Reads `2 days`, `3h`, `90 minutes`, `1 week`, `2d 4h`: a minute to a year, in English words. */
export function parseDuration(text: string): ParsedDuration {
  const wanted = text.trim().toLowerCase();
  if (wanted === "" || wanted.length > MAX_CHARACTERS) return { kind: "unreadable" };
  let total = 0;
  let read = 0;
  while (read < wanted.length) {
    PART.lastIndex = read;
    const [part, count, name] = PART.exec(wanted) ?? [];
    const ms = name === undefined ? null : unitMs(name);
    if (part === undefined || count === undefined || ms === null) return { kind: "unreadable" };
    total += (/\d/u.test(count) ? Number(count.replace(",", ".")) : 1) * ms;
    read += part.length;
  }
  const whole = Math.round(total);
  if (whole < MINUTE_MS || whole > MAX_MS) return { kind: "out-of-range" };
  return { kind: "duration", durationMs: duration(whole) };
}

/** `2 days 4 hours`: days, hours and minutes, without those that are none. */
export function describeDuration(durationMs: DurationMs, language: Language): string {
  const parts = [
    { count: Math.floor(durationMs / DAY_MS), key: "console.days" },
    { count: Math.floor((durationMs % DAY_MS) / HOUR_MS), key: "console.hours" },
    { count: Math.floor((durationMs % HOUR_MS) / MINUTE_MS), key: "console.minutes" },
  ] as const;
  return parts
    .filter(({ count }) => count > 0)
    .map(({ count, key }) => say(language, key, { count }))
    .join(" ");
}
