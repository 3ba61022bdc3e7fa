import { toDate } from "date-fns/toDate";
import { type Day, daysBetween, partsOf } from "../time/day.ts";
import type { Instant } from "../time/instant.ts";
import { clock, wallAt, type ZoneId } from "../time/zone.ts";
import type { Language } from "../user.ts";
import type { WhenPoint, WhenSpan } from "../when/when-reading.ts";

// English as the British write it: the day before the month, and the 24-hour clock, as in the other three.
const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", sv: "sv-SE", nb: "nb-NO", de: "de-DE" };

/** About eleven months: further away, a date without its year would be taken for a nearer one. */
const NEAR_DAYS = 330;

/** "From … to …" and "by …" around dates. */
const FRAMES: Readonly<
  Record<Language, { readonly from: string; readonly to: string; readonly by: string }>
> = {
  en: { from: "from", to: "to", by: "by" },
  sv: { from: "från", to: "till", by: "senast" },
  nb: { from: "fra", to: "til", by: "senest" },
  de: { from: "von", to: "bis", by: "bis" },
};

type DateParts = Pick<Intl.DateTimeFormatOptions, "weekday" | "day" | "month" | "year">;

// Made once each: making one takes far longer than writing a date with it.
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const distanceFormats = new Map<Language, Intl.RelativeTimeFormat>();

function dateFormat(language: Language, parts: DateParts): Intl.DateTimeFormat {
  const name = `${language} ${Object.entries(parts).join(" ")}`;
  const known = dateFormats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], { timeZone: "UTC", ...parts });
  dateFormats.set(name, made);
  return made;
}

function distanceFormat(language: Language): Intl.RelativeTimeFormat {
  const known = distanceFormats.get(language);
  if (known !== undefined) return known;
  const made = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: "auto" });
  distanceFormats.set(language, made);
  return made;
}

function write(day: Day, language: Language, parts: DateParts): string {
  const text = dateFormat(language, parts).format(toDate(`${day}T12:00:00Z`));
  // Whether English has a comma after the weekday would depend on the year being there.
  return language === "en" ? text.replace(/^(\p{L}+),/u, "$1") : text;
}

/** "Friday 27 November", with the year when that is not the nearest such date. Never a date in figures. */
export function formatDay(day: Day, language: Language, today: Day): string {
  const isFar = Math.abs(daysBetween(today, day)) > NEAR_DAYS;
  return write(day, language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(isFar ? { year: "numeric" } : {}),
  });
}

/** "Friday 27 November, 14:00", as the clocks of that zone show it. */
export function formatInstant(at: Instant, zone: ZoneId, language: Language, today: Day): string {
  const wall = wallAt(at, zone);
  return `${formatDay(wall.day, language, today)}, ${clock(wall.minute)}`;
}

/** "today", "tomorrow", "in 9 days", "9 days ago" */
export function formatDistance(from: Day, to: Day, language: Language): string {
  return distanceFormat(language).format(daysBetween(from, to), "day");
}

/**
 * The echo of what was understood: "Friday 27 November, 14:00, in 9 days", "from Wednesday 2 to Wednesday
 * 9 December", "by Friday 20 November, in 2 days".
 */
export function formatReading(span: WhenSpan, zone: ZoneId, language: Language, today: Day): string {
  const { from, to, by } = FRAMES[language];
  const point = (one: WhenPoint): string => formatPoint(one, zone, language, today);
  const distance = (one: WhenPoint): string => formatDistance(today, dayOf(one, zone), language);
  switch (span.kind) {
    case "day":
    case "instant":
      return `${point(span.from)}, ${distance(span.from)}`;
    case "deadline":
      return `${by} ${point(span.to)}, ${distance(span.to)}`;
    case "daypart":
      return `${point(span.from)}–${clock(wallAt(span.to.at, zone).minute)}, ${distance(span.from)}`;
    case "range":
      return `${from} ${formatStart(span, zone, language, today)} ${to} ${formatEnd(span, zone, language, today)}`;
  }
}

type Range = Extract<WhenSpan, { readonly kind: "range" }>;

function formatPoint(point: WhenPoint, zone: ZoneId, language: Language, today: Day): string {
  return typeof point === "string"
    ? formatDay(point, language, today)
    : formatInstant(point.at, zone, language, today);
}

function dayOf(point: WhenPoint, zone: ZoneId): Day {
  return typeof point === "string" ? point : wallAt(point.at, zone).day;
}

/** The month is said once where both days are of the same one. */
function formatStart({ from, to }: Range, zone: ZoneId, language: Language, today: Day): string {
  const isOneMonth = typeof from === "string" && typeof to === "string" && monthOf(from) === monthOf(to);
  return isOneMonth
    ? write(from, language, { weekday: "long", day: "numeric" })
    : formatPoint(from, zone, language, today);
}

/** Hours of one day need the day once. */
function formatEnd({ from, to }: Range, zone: ZoneId, language: Language, today: Day): string {
  const isOneDay = typeof to !== "string" && dayOf(from, zone) === dayOf(to, zone);
  return isOneDay ? clock(wallAt(to.at, zone).minute) : formatPoint(to, zone, language, today);
}

function monthOf(day: Day): number {
  const { year, month } = partsOf(day);
  return year * 12 + month;
}
