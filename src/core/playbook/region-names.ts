import { LANGUAGES, type Language } from "../user.ts";
import { HOLIDAY_REGIONS, type HolidayRegion, parseHolidayRegion } from "./holidays.ts";

/** What the parts of countries are called: the first name is shown, the others are understood as well. */
const PARTS: Readonly<Partial<Record<HolidayRegion, readonly [string, ...string[]]>>> = {
  "DE-BB": ["Brandenburg"],
  "DE-BE": ["Berlin"],
  "DE-BW": ["Baden-Württemberg", "Baden-Wuerttemberg"],
  "DE-BY": ["Bayern", "Bavaria"],
  "DE-HB": ["Bremen"],
  "DE-HE": ["Hessen", "Hesse"],
  "DE-HH": ["Hamburg"],
  "DE-MV": ["Mecklenburg-Vorpommern", "Mecklenburg"],
  "DE-NI": ["Niedersachsen", "Lower Saxony"],
  "DE-NW": ["Nordrhein-Westfalen", "North Rhine-Westphalia", "NRW"],
  "DE-RP": ["Rheinland-Pfalz", "Rhineland-Palatinate"],
  "DE-SH": ["Schleswig-Holstein"],
  "DE-SL": ["Saarland"],
  "DE-SN": ["Sachsen", "Saxony"],
  "DE-ST": ["Sachsen-Anhalt", "Saxony-Anhalt"],
  "DE-TH": ["Thüringen", "Thuringia", "Thueringen"],
  "CH-BE": ["Bern"],
  "CH-BL": ["Basel-Landschaft", "Baselland"],
  "CH-BS": ["Basel-Stadt", "Basel"],
  "CH-GE": ["Genève", "Geneva", "Genf"],
  "CH-LU": ["Luzern", "Lucerne"],
  "CH-SG": ["St. Gallen", "Sankt Gallen"],
  "CH-TG": ["Thurgau"],
  "CH-TI": ["Ticino", "Tessin"],
  "CH-VD": ["Vaud", "Waadt"],
  "CH-ZG": ["Zug"],
  "CH-ZH": ["Zürich", "Zurich"],
  "GB-ENG": ["England"],
  "GB-NIR": ["Northern Ireland"],
  "GB-SCT": ["Scotland"],
  "GB-WLS": ["Wales"],
};

/** Short names of countries that no list of names has. */
const NICKNAMES: Readonly<Record<string, HolidayRegion>> = {
  uk: "GB",
  "the uk": "GB",
  britain: "GB",
  "great britain": "GB",
  usa: "US",
  america: "US",
  "the us": "US",
};

function countryName(region: HolidayRegion, language: Language): string {
  const [country = region] = region.split("-");
  return new Intl.DisplayNames(language, { type: "region" }).of(country) ?? country;
}

/** "Sweden", "Germany (Bayern)". */
export function regionName(region: HolidayRegion, language: Language): string {
  const part = PARTS[region]?.[0];
  const country = countryName(region, language);
  return part === undefined ? country : `${country} (${part})`;
}

/** A code or a name, of a country in any of our languages or of a part of one; null where it is none we know. */
export function readRegion(text: string): HolidayRegion | null {
  const wanted = text.trim().toLowerCase();
  const named = HOLIDAY_REGIONS.find((region) =>
    namesOf(region).some((name) => name.toLowerCase() === wanted),
  );
  const nickname = Object.hasOwn(NICKNAMES, wanted) ? NICKNAMES[wanted] : undefined;
  return parseHolidayRegion(text) ?? named ?? nickname ?? null;
}

function namesOf(region: HolidayRegion): readonly string[] {
  const parts = PARTS[region];
  if (parts === undefined) return LANGUAGES.map((language) => countryName(region, language));
  return [...parts, ...LANGUAGES.map((language) => regionName(region, language))];
}
