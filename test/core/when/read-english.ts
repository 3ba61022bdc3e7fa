import { type Instant, parseInstant } from "../../../src/core/time/instant.ts";
import { parseZone, toZonedIso, type ZoneId } from "../../../src/core/time/zone.ts";
import { readWhen, type WhenContext } from "../../../src/core/when/read-when.ts";
import type { WhenPoint, WhenReading, WhenSpan } from "../../../src/core/when/when-reading.ts";

export function zoneNamed(name: string): ZoneId {
  const zone = parseZone(name);
  if (zone === null) throw new Error(`this system knows no ${name}`);
  return zone;
}

export function at(iso: string): Instant {
  const read = parseInstant(iso);
  if (read === null) throw new Error(`${iso} is no instant`);
  return read;
}

/** A Wednesday in Stockholm, at ten in the morning. */
export const CONTEXT: WhenContext = {
  now: at("2026-11-18T10:00:00+01:00"),
  zone: zoneNamed("Europe/Stockholm"),
  language: "en",
  locale: null,
  direction: "future",
};

export function readEnglish(text: string, change: Partial<WhenContext> = {}): WhenReading | null {
  return readWhen(text, { ...CONTEXT, ...change });
}

function writePoint(point: WhenPoint, zone: ZoneId): string {
  return typeof point === "string" ? point : toZonedIso(point.at, zone).replace(/:00(?=[+-])/u, "");
}

/** "range 2026-11-23 to 2026-11-29" */
export function writeSpan(span: WhenSpan, zone: ZoneId): string {
  const from = `${span.kind} ${writePoint(span.from, zone)}`;
  return "to" in span ? `${from} to ${writePoint(span.to, zone)}` : from;
}

/** What a table of phrases says of one: null, "impossible", or the span. */
export function summary(reading: WhenReading | null, zone: ZoneId): string | null {
  if (reading === null) return null;
  return reading.kind === "impossible" ? "impossible" : writeSpan(reading, zone);
}
