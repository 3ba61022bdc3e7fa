import { regionName } from "../playbook/region-names.ts";
import { clock } from "../time/zone.ts";
import { PACES, type User } from "../user.ts";
import { labelled, menuButton } from "./buttons.ts";
import { type Lens, tell } from "./lens.ts";
import { type View, view } from "./view.ts";
import { weekdaysText } from "./weekdays-text.ts";
import { timeIn } from "./zone-view.ts";

/** All settings with their values; every one can be changed from here. */
export function settingsView(lens: Lens, user: User, before: readonly string[] = []): View {
  const { timeZone, wakingHours, pace, name, discreet, workingDays, holidays, language } = user;
  const zone =
    timeZone === null
      ? tell(lens, "settings.zone-none")
      : tell(lens, "settings.zone-value", { zone: timeZone, time: timeIn(lens, timeZone) });
  const waking = { from: clock(wakingHours.from), to: clock(wakingHours.to) };
  return view(
    [
      { kind: "heading", text: tell(lens, "settings.title") },
      ...before.map((text) => ({ kind: "text", text }) as const),
      {
        kind: "fields",
        rows: [
          { label: tell(lens, "settings.zone"), value: zone, at: null },
          {
            label: tell(lens, "settings.waking"),
            value: tell(lens, "settings.waking-value", waking),
            at: null,
          },
          { label: tell(lens, "settings.days"), value: weekdaysText(lens, workingDays), at: null },
          {
            label: tell(lens, "settings.holidays"),
            value: holidays === null ? tell(lens, "settings.holidays-none") : regionName(holidays, language),
            at: null,
          },
          { label: tell(lens, "settings.pace"), value: tell(lens, `pace.${pace}`), at: null },
          { label: tell(lens, "settings.signature"), value: name ?? tell(lens, "form.none"), at: null },
          {
            label: tell(lens, "settings.discreet"),
            value: tell(lens, discreet ? "settings.discreet-on" : "settings.discreet-off"),
            at: null,
          },
        ],
      },
      ...PACES.map((one) => ({ kind: "note", text: tell(lens, `pace.${one}.what`) }) as const),
    ],
    [
      [
        menuButton(lens, "settings.zone", "zone"),
        menuButton(lens, "settings.waking", "waking"),
        menuButton(lens, "settings.signature", "signature"),
        menuButton(lens, "settings.days", "days"),
        menuButton(lens, "settings.holidays", "holidays"),
      ],
      PACES.map((one) => {
        const label = tell(lens, `pace.${one}`);
        const shown = one === pace ? tell(lens, "settings.current", { name: label }) : label;
        return labelled(shown, { kind: "menu", verb: `pace-${one}` });
      }),
      [
        discreet
          ? menuButton(lens, "settings.turn-discreet-off", "discreet-off")
          : menuButton(lens, "settings.turn-discreet-on", "discreet-on"),
      ],
    ],
  );
}
