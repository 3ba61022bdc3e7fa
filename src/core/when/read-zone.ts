import type { Instant } from "../time/instant.ts";
import { parseZone, type ZoneId } from "../time/zone.ts";

export function readZone(
  text: string,
  _context: { readonly now: Instant; readonly locale: string | null },
): { readonly kind: "zone"; readonly zone: ZoneId } | { readonly kind: "choices"; readonly zones: readonly ZoneId[] } | null {
  const zone = parseZone(text) ?? parseZone(`Europe/${text}`);
  return zone === null ? null : { kind: "zone", zone };
}

export function suggestZones(_locale: string | null): readonly ZoneId[] {
  return [parseZone("Europe/London"), parseZone("Europe/Stockholm")].filter((zone) => zone !== null);
}
