import { describe, expect, it } from "vitest";
import { HOLIDAY_REGIONS } from "../../../src/core/playbook/holidays.ts";
import { readRegion, regionName } from "../../../src/core/playbook/region-names.ts";
import { regionOfZone } from "../../../src/core/playbook/region-of-zone.ts";
import { LANGUAGES } from "../../../src/core/user.ts";
import { zone } from "../../support/playbook/sample-facts.ts";

describe("the names of regions", () => {
  it("are all different, and each is read back as what it names", () => {
    for (const language of LANGUAGES) {
      const names = HOLIDAY_REGIONS.map((region) => regionName(region, language));
      expect(new Set(names).size).toBe(HOLIDAY_REGIONS.length);
      expect(names.map((name) => readRegion(name))).toEqual(HOLIDAY_REGIONS);
    }
  });

  it("are guessed from the zone where that tells the country", () => {
    expect(regionOfZone(zone("Europe/Oslo"))).toBe("NO");
    expect(regionOfZone(zone("America/Los_Angeles"))).toBe("US");
    expect(regionOfZone(zone("America/Toronto"))).toBeNull();
    expect(regionOfZone(zone("Asia/Tokyo"))).toBeNull();
  });
});
