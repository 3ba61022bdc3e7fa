import type { HolidayRegion } from "../playbook/holidays.ts";
import { regionName } from "../playbook/region-names.ts";
import { regionOfZone } from "../playbook/region-of-zone.ts";
import { tell } from "../view/lens.ts";
import type { QuickAnswer } from "./field.ts";
import { type Facts, lens } from "./turn.ts";

const USUAL: readonly HolidayRegion[] = ["SE", "NO", "DE", "AT", "CH", "GB", "US"];
/** As many as have a button each, beside the one for none. */
const MOST = 7;

/** Whose holidays are offered: the person’s own country first; any other can be typed. */
export function holidayChoices(facts: Facts): readonly QuickAnswer[] {
  const { timeZone, language } = facts.user;
  const own = timeZone === null ? null : regionOfZone(timeZone);
  const offered = own === null ? USUAL : [own, ...USUAL.filter((region) => region !== own)];
  return [
    ...offered.slice(0, MOST).map((region) => ({ label: regionName(region, language), text: region })),
    { label: tell(lens(facts), "settings.holidays-no"), text: "none" },
  ];
}
