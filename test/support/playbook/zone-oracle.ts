import { readFileSync } from "node:fs";

// Zones as Python's zoneinfo has them (`make-zone-changes.py` wrote them down): another way to the same instants
// than the one that is tested.

interface ZoneHistory {
  /** Minutes from UTC before the first change. */
  readonly first: number;
  readonly changes: readonly { readonly at: number; readonly offset: number }[];
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

function readHistory(line: string): readonly (readonly [string, ZoneHistory])[] {
  const [names = "", first = "", steps = ""] = line.split(";");
  const changes = [...steps.matchAll(/(\d+)>(-?\d+)/gu)].map(([, minutes, offset]) => ({
    at: Number(minutes) * MINUTE_MS,
    offset: Number(offset),
  }));
  return names.split(" ").map((name) => [name, { first: Number(first), changes }] as const);
}

const histories = new Map<string, ZoneHistory>(
  readFileSync(new URL("zone-changes.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .flatMap(readHistory),
);

function historyOf(zone: string): ZoneHistory {
  const found = histories.get(zone);
  if (found === undefined) throw new Error(`the oracle knows no zone ${zone}`);
  return found;
}

/** Minutes from UTC. */
function offsetAt(zone: string, at: number): number {
  const { first, changes } = historyOf(zone);
  return changes.findLast((change) => change.at <= at)?.offset ?? first;
}

/** Every instant, as epoch milliseconds, at which the zone’s clocks change. */
export function changesOf(zone: string): readonly number[] {
  return historyOf(zone).changes.map(({ at }) => at);
}

/** What the clocks show. */
export function oracleClock(at: number, zone: string): { readonly day: string; readonly minute: number } {
  const minutes = Math.floor(at / MINUTE_MS) + offsetAt(zone, at);
  const day = new Date(Math.floor(minutes / DAY_MINUTES) * DAY_MINUTES * MINUTE_MS)
    .toISOString()
    .slice(0, 10);
  return { day, minute: ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES };
}

/** Every instant at which the clocks show this: one, two where they go back, none where they go forward. */
export function oracleInstants(day: string, minute: number, zone: string): readonly number[] {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS;
  const { first, changes } = historyOf(zone);
  return [...new Set([first, ...changes.map(({ offset }) => offset)])]
    .map((offset) => ({ at: asUtc - offset * MINUTE_MS, offset }))
    .filter(({ at, offset }) => offsetAt(zone, at) === offset)
    .map(({ at }) => at)
    .toSorted((a, b) => a - b);
}

/** Whether this system’s own zone data say the same: two releases of the database differ for a few zones. */
function isAgreed(zone: string): boolean {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  const systemOffset = (at: number): number => {
    const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours = "0", minutes = "0"] = /GMT(?:([+-])(\d{2}):(\d{2}))?/u.exec(name) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
  const probes = changesOf(zone).flatMap((at) => [at - MINUTE_MS, at]);
  const quarters = Array.from({ length: 45 }, (_, index) => Date.UTC(2025, index * 3, 1));
  return [...probes, ...quarters].every((at) => systemOffset(at) === offsetAt(zone, at));
}

const systemZones: readonly string[] = Intl.supportedValuesOf("timeZone");

/** The zones of this system about which it and the oracle agree. */
export const ORACLE_ZONES: readonly string[] = systemZones.filter(
  (zone) => histories.has(zone) && isAgreed(zone),
);
/** Those of which they do not. */
export const DISPUTED_ZONES: readonly string[] = systemZones.filter((zone) => !ORACLE_ZONES.includes(zone));
