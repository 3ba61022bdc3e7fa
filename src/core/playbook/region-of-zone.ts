import type { ZoneId } from "../time/zone.ts";
import type { HolidayRegion } from "./holidays.ts";

const EUROPE: Readonly<Record<string, HolidayRegion>> = {
  "Europe/Stockholm": "SE",
  "Europe/Oslo": "NO",
  "Europe/Copenhagen": "DK",
  "Europe/Helsinki": "FI",
  "Europe/Berlin": "DE",
  "Europe/Busingen": "DE",
  "Europe/Vienna": "AT",
  "Europe/Zurich": "CH",
  "Europe/London": "GB",
  "Europe/Belfast": "GB-NIR",
};

/** The larger zones of the United States; they share continents with other countries. */
const UNITED_STATES =
  /^(?:US\/\w+|America\/(?:New_York|Detroit|Chicago|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Indiana\/\w+|Kentucky\/\w+)|Pacific\/Honolulu)$/u;

/** Whose holidays somebody in that zone most likely goes by; null where we know none. */
export function regionOfZone(zone: ZoneId): HolidayRegion | null {
  if (UNITED_STATES.test(zone)) return "US";
  return Object.hasOwn(EUROPE, zone) ? (EUROPE[zone] ?? null) : null;
}
