import type { Instant } from "../time/instant.ts";
import { parseZone, wallAt, type ZoneId } from "../time/zone.ts";
import { editDistance } from "./edit-distance.ts";
import { LIKELY_ZONES, WORLD_ZONES, ZONES_BY_PLACE } from "./zone-names.ts";

/** What an answer to "where are you?" names: one zone, or a few to choose from. */
export type ZoneReading =
  | { readonly kind: "zone"; readonly zone: ZoneId }
  | { readonly kind: "choices"; readonly zones: readonly ZoneId[] };

export interface ZoneContext {
  readonly now: Instant;
  /** A tag such as `en-US` or `sv`, which decides what is offered first; null when unknown. */
  readonly locale: string | null;
}

const LONGEST_TEXT = 100;
const MOST_CHOICES = 5;
/** How far a person's clock may be off. */
const CLOCK_MINUTES = 5;
const DAY_MINUTES = 24 * 60;
const HALF_DAY = 12 * 60;

const NOISE =
  /^(?:i'?m|i am|we'?re|i live|i work|based|located|currently|it'?s|it is|the time is|my time is|time|my|zone|timezone|near|around|from|in|at|here|now|is)\s+/u;
const TRAILING_NOISE = /\s+(?:time|timezone|time zone|here|now|right now|o'clock|area|city)$/u;

/** The city of every zone, in the words people write it with. */
const CITIES: ReadonlyMap<string, readonly string[]> = citiesOfZones();

function citiesOfZones(): ReadonlyMap<string, readonly string[]> {
  const cities = new Map<string, readonly string[]>();
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    const city = plain(zone.split("/").at(-1) ?? "");
    if (zone.includes("/")) cities.set(city, [...(cities.get(city) ?? []), zone]);
  }
  return new Map([...cities, ...ZONES_BY_PLACE]);
}

/** Lower case, with single spaces for underscores, dots and commas. */
function plain(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[’`´]/gu, "'")
    .replaceAll(/[\s_.,!?()-]+/gu, " ")
    .trim();
}

function withoutNoise(text: string): string {
  let current = text;
  for (let before = ""; before !== current; ) {
    before = current;
    current = current.replace(NOISE, "").replace(TRAILING_NOISE, "").trim();
  }
  return current;
}

/** Quick answers for people of a locale: three to five zones, the likeliest first. */
export function suggestZones(locale: string | null): readonly ZoneId[] {
  const [language = "en", ...regions] = (locale ?? "en").replaceAll("_", "-").split("-");
  const region = regions.at(-1)?.toUpperCase() ?? "";
  const named = language.toLowerCase() === "no" ? "nb" : language.toLowerCase();
  const keys = [`${named}-${region}`, named, "en"];
  const found = keys.find((key) => LIKELY_ZONES.has(key)) ?? "";
  return known(LIKELY_ZONES.get(found) ?? []);
}

const known = (names: readonly string[]): readonly ZoneId[] =>
  [...new Set(names)].map(parseZone).filter((zone) => zone !== null);

function reading(names: readonly string[], context: ZoneContext): ZoneReading | null {
  const zones = likelyFirst(known(names), context.locale).slice(0, MOST_CHOICES);
  const [first, ...others] = zones;
  if (first === undefined) return null;
  return others.length === 0 ? { kind: "zone", zone: first } : { kind: "choices", zones };
}

/** Those of the person's own corner of the world before the others, which keep their order. */
function likelyFirst(zones: readonly ZoneId[], locale: string | null): readonly ZoneId[] {
  const likely = locale === null ? [] : suggestZones(locale).filter((zone) => zones.includes(zone));
  return [...new Set([...likely, ...zones])];
}

/**
 * Reads where somebody is: a city or country, an IANA name in any case, an abbreviation or offset (CET,
 * GMT+1), or what their clock shows now ("16:20"). A misspelt city is found up to two letters off. Where
 * several zones fit, up to five are given, the likeliest for the locale first. Null when nothing fits.
 */
export function readZone(text: string, context: ZoneContext): ZoneReading | null {
  if (text.length > LONGEST_TEXT) return null;
  const trimmed = text.trim();
  const name = withoutNoise(plain(trimmed));
  return (
    byName(plain(trimmed), context) ??
    byName(name, context) ??
    byIana(trimmed, context) ??
    byOffset(trimmed, context) ??
    byClock(trimmed, context) ??
    byParts(trimmed, context) ??
    byLikeness(name, context)
  );
}

function byName(name: string, context: ZoneContext): ZoneReading | null {
  const zones = CITIES.get(name);
  return zones === undefined ? null : reading(zones, context);
}

function byIana(text: string, context: ZoneContext): ZoneReading | null {
  const name = text.replaceAll(/\s*\/\s*/gu, "/").replaceAll(/\s+/gu, "_");
  return name.includes("/") ? reading([name], context) : null;
}

/** "Göteborg, Sweden": the first part that is known. */
function byParts(text: string, context: ZoneContext): ZoneReading | null {
  const parts = text.split(/[,/]/u).map((part) => withoutNoise(plain(part)));
  if (parts.length < 2) return null;
  const found = parts.map((part) => CITIES.get(part)).filter((zones) => zones !== undefined);
  const [first, second] = found;
  if (first === undefined) return null;
  // "Portland, USA": the country decides between cities of one name.
  const shared = second === undefined ? [] : first.filter((zone) => second.includes(zone));
  return reading(shared.length > 0 ? shared : first, context);
}

function byLikeness(name: string, context: ZoneContext): ZoneReading | null {
  if (name.length < 4) return null;
  const near = [...CITIES.keys()]
    .filter((city) => city.length >= 4)
    .map((city) => ({ city, distance: editDistance(name, city, 2) }))
    .filter(({ city, distance }) => distance <= slipsAllowed(name, city));
  const closest = Math.min(...near.map(({ distance }) => distance));
  const zones = near
    .filter(({ distance }) => distance === closest)
    .flatMap(({ city }) => CITIES.get(city) ?? []);
  return reading(zones, context);
}

/** Two slips only in a long name that begins right: "no idea" is not Noida. */
function slipsAllowed(name: string, city: string): number {
  return Math.min(name.length, city.length) >= 6 && name[0] === city[0] ? 2 : 1;
}

/** Zones with such an offset now: "GMT+1", "UTC-05:00", "+0530". */
function byOffset(text: string, context: ZoneContext): ZoneReading | null {
  const found = /^(?:utc|gmt)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?$/iu.exec(text);
  if (found === null) return null;
  const size = Number(found[2]) * 60 + Number(found[3] ?? 0);
  const offset = found[1] === "+" ? size : -size;
  const utc = utcMinute(context.now);
  return offset === 0
    ? reading(["UTC"], context)
    : matching([(utc + offset + DAY_MINUTES) % DAY_MINUTES], 0, context);
}

function utcMinute(now: Instant): number {
  return Math.floor(now / 60_000) % DAY_MINUTES;
}

/** Zones whose clocks show that time now, give or take five minutes. */
function byClock(text: string, context: ZoneContext): ZoneReading | null {
  const minutes = shownMinutes(text);
  return minutes.length === 0 ? null : matching(minutes, CLOCK_MINUTES, context);
}

const CLOCK =
  /(?<![\d.:])(\d{1,2})[:.](\d{2})\s*(?:([ap])\.?\s?m\b)?(?![\d:])|(?<![\d.:])(\d{1,2})\s*([ap])\.?\s?m\b/iu;

/** The minutes of the day that a written time may mean: two of them where "pm" may be missing. */
function shownMinutes(text: string): readonly number[] {
  const found = CLOCK.exec(text);
  if (found === null) return [];
  const [, hour = found[4], minute = "0", , , half = found[3]] = found;
  const shown = (Number(hour) % 24) * 60 + Number(minute);
  if (Number(hour) > (half === undefined ? 24 : 12) || Number(minute) > 59) return [];
  if (half !== undefined) return [(shown % HALF_DAY) + (half.toLowerCase() === "p" ? HALF_DAY : 0)];
  return Number(hour) > 12 ? [shown] : [shown, (shown + HALF_DAY) % DAY_MINUTES];
}

/** Well-known zones first; the rest of the world only where none of them fits. */
function matching(minutes: readonly number[], tolerance: number, context: ZoneContext): ZoneReading | null {
  const fits = (zone: ZoneId): boolean => {
    const { minute } = wallAt(context.now, zone);
    return minutes.some((one) => clockDistance(minute, one) <= tolerance);
  };
  const wellKnown = known([...suggestZones(context.locale), ...WORLD_ZONES]).filter(fits);
  return (
    reading(wellKnown, context) ?? reading(known(Intl.supportedValuesOf("timeZone")).filter(fits), context)
  );
}

function clockDistance(first: number, second: number): number {
  const apart = Math.abs(first - second);
  return Math.min(apart, DAY_MINUTES - apart);
}
