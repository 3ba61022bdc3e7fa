import { toDate } from "date-fns";
import { type Day, daysBetween } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import { clock, wallAt, type ZoneId } from "../time/zone.ts";
import type { Language } from "../user.ts";

const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", sv: "sv-SE", nb: "nb-NO", de: "de-DE" };
const NEAR_DAYS = 330;

export function formatDay(day: Day, language: Language, today: Day): string {
  const far = Math.abs(daysBetween(today, day)) > NEAR_DAYS;
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(far ? { year: "numeric" } : {}),
  })
    .format(toDate(`${day}T12:00:00Z`))
    .replace(/^(\p{L}+),/u, "$1");
}

export function formatInstant(at: Instant, zone: ZoneId, language: Language, today: Day): string {
  const wall = wallAt(at, zone);
  return `${formatDay(wall.day, language, today)}, ${clock(wall.minute)}`;
}

export function formatDistance(from: Day, to: Day, language: Language): string {
  const days = daysBetween(from, to);
  return new Intl.RelativeTimeFormat(LOCALES[language], { numeric: "auto" }).format(days, "day");
}
