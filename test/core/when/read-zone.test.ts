import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseZone } from "../../../src/core/time/zone.ts";
import { readZone, suggestZones } from "../../../src/core/when/read-zone.ts";
import { LIKELY_ZONES, WORLD_ZONES, ZONES_BY_PLACE } from "../../../src/core/when/zone-names.ts";
import { at } from "./read-english.ts";

// 16:20 in Stockholm, 10:20 in New York.
const NOW = at("2026-11-18T15:20:00Z");

function zones(text: string, locale: string | null = null): readonly string[] {
  const reading = readZone(text, { now: NOW, locale });
  if (reading === null) return [];
  return reading.kind === "zone" ? [reading.zone] : reading.zones;
}

describe("one place", () => {
  it.each([
    ["Stockholm", "Europe/Stockholm"],
    ["europe/stockholm", "Europe/Stockholm"],
    ["EUROPE/STOCKHOLM", "Europe/Stockholm"],
    ["Europe / Stockholm", "Europe/Stockholm"],
    ["America/new york", "America/New_York"],
    ["new york", "America/New_York"],
    ["NYC", "America/New_York"],
    ["I'm in Gothenburg", "Europe/Stockholm"],
    ["Göteborg", "Europe/Stockholm"],
    ["Göteborg, Sweden", "Europe/Stockholm"],
    ["I live in Malmö.", "Europe/Stockholm"],
    ["Bergen", "Europe/Oslo"],
    ["København", "Europe/Copenhagen"],
    ["Tampere", "Europe/Helsinki"],
    ["München", "Europe/Berlin"],
    ["Munchen", "Europe/Berlin"],
    ["Köln", "Europe/Berlin"],
    ["Wien", "Europe/Vienna"],
    ["Zürich", "Europe/Zurich"],
    ["London", "Europe/London"],
    ["Edinburgh", "Europe/London"],
    ["Cork", "Europe/Dublin"],
    ["San Francisco", "America/Los_Angeles"],
    ["Boston", "America/New_York"],
    ["Montréal", "America/Toronto"],
    ["Rotterdam", "Europe/Amsterdam"],
    ["Kraków", "Europe/Warsaw"],
    ["Barcelona", "Europe/Madrid"],
    ["Lyon", "Europe/Paris"],
    ["Bengaluru", "Asia/Calcutta"],
    ["Sweden", "Europe/Stockholm"],
    ["UK", "Europe/London"],
    ["Germany", "Europe/Berlin"],
    ["the Netherlands", "Europe/Amsterdam"],
    ["UTC", "UTC"],
    ["GMT", "UTC"],
    ["GMT+0", "UTC"],
    ["EST", "America/New_York"],
    ["Pacific time", "America/Los_Angeles"],
    ["Stokholm", "Europe/Stockholm"],
    ["Gotenborg", "Europe/Stockholm"],
    ["Berlim", "Europe/Berlin"],
    ["copenhagn", "Europe/Copenhagen"],
  ])("%s is in %s", (text, zone) => {
    expect(zones(text)).toEqual([zone]);
  });

  it.each(["", "   ", "mars", "xyzzy", "?", "25:99", "13 pm", "no idea", "a".repeat(101)])(
    "%j is none",
    (text) => {
      expect(zones(text)).toEqual([]);
    },
  );
});

describe("several places", () => {
  it("of one name are offered, the likelier ones of the person's locale first", () => {
    expect(zones("Birmingham", "en-GB")).toEqual(["Europe/London", "America/Chicago"]);
    expect(zones("Birmingham", "en-US")).toEqual(["America/Chicago", "Europe/London"]);
    expect(zones("Portland", "sv")).toEqual(["America/Los_Angeles", "America/New_York"]);
  });

  it("are offered for countries with several zones and for abbreviations", () => {
    expect(zones("USA", "en-US")).toEqual(suggestZones("en-US"));
    expect(zones("CET", "de")[0]).toBe("Europe/Berlin");
    expect(zones("CET", "sv")[0]).toBe("Europe/Stockholm");
  });
});

describe("what the clock shows", () => {
  it.each([
    ["16:20", "sv", "Europe/Stockholm"],
    ["16.17", "sv", "Europe/Stockholm"],
    ["16:25", "nb", "Europe/Oslo"],
    ["it's 16.20 here", "nb", "Europe/Oslo"],
    ["4:20 pm", "de", "Europe/Berlin"],
    ["4:20", "de", "Europe/Berlin"],
    ["10:22", "en-US", "America/New_York"],
    ["7:20am", "en-US", "America/Los_Angeles"],
    ["20:50", "en-IN", "Asia/Calcutta"],
    ["GMT+1", "sv", "Europe/Stockholm"],
    ["UTC-5", "en-US", "America/New_York"],
    ["+05:30", null, "Asia/Calcutta"],
    ["21:05", null, "Asia/Katmandu"],
  ])("%s in %s is %s first", (text, locale, zone) => {
    expect(zones(text, locale)[0]).toBe(zone);
  });

  it("fits no zone where it is nobody's time", () => {
    expect(zones("16:40", "sv")).toEqual([]);
    expect(zones("16:26", "sv")).not.toContain("Europe/Stockholm");
  });

  it("follows summer time", () => {
    const july = at("2026-07-01T15:20:00Z");
    expect(readZone("17:20", { now: july, locale: "sv" })).toMatchObject({
      zones: expect.arrayContaining(["Europe/Stockholm"]),
    });
  });
});

describe("suggestZones", () => {
  it.each([
    ["sv", "Europe/Stockholm"],
    ["sv-FI", "Europe/Helsinki"],
    ["en-US", "America/New_York"],
    ["en_GB", "Europe/London"],
    ["de-AT", "Europe/Vienna"],
    ["nb-NO", "Europe/Oslo"],
    ["no", "Europe/Oslo"],
    ["xx", "Europe/London"],
    ["constructor", "Europe/London"],
    [null, "Europe/London"],
  ])("for %s begins with %s", (locale, zone) => {
    expect(suggestZones(locale)[0]).toBe(zone);
  });

  it("gives three to five zones for any text", () => {
    fc.assert(
      fc.property(fc.string(), (locale) => {
        expect(suggestZones(locale).length).toBeGreaterThanOrEqual(3);
        expect(suggestZones(locale).length).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe("readZone, whatever is typed", () => {
  it("never throws, and offers at most five zones that the system knows", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const found = zones(text);
        expect(found.length).toBeLessThanOrEqual(5);
        for (const zone of found) expect(parseZone(zone)).toBe(zone);
      }),
    );
  });

  it("lists only zones that the system knows", () => {
    const listed = [...ZONES_BY_PLACE.values(), ...LIKELY_ZONES.values(), WORLD_ZONES].flat();
    expect(listed.filter((zone) => parseZone(zone) === null)).toEqual([]);
    expect(parseZone("Europe/Atlantis")).toBeNull();
  });
});
