import { clock, wallAt, type ZoneId } from "../time/zone.ts";
import { button, labelled } from "./buttons.ts";
import { type Lens, tell } from "./lens.ts";
import { type Button, type View, view } from "./view.ts";

/** What clocks in the zone show now: the check a person can make at a glance. */
export function timeIn(lens: Lens, zone: ZoneId): string {
  return clock(wallAt(lens.now, zone).minute);
}

/** Asks where the person is, or which of several places they mean. */
export function zoneQuestion(
  lens: Lens,
  turn: number,
  sentences: readonly [string, ...string[]],
  choices: readonly ZoneId[],
): View {
  const rows = choices.map((zone, index): readonly Button[] => [
    labelled(tell(lens, "zone.choice", { zone, time: timeIn(lens, zone) }), {
      kind: "answer",
      turn,
      verb: `q${index}`,
    }),
  ]);
  const [first, ...more] = sentences;
  return view([{ kind: "text", text: first }, ...more.map((text) => ({ kind: "text", text }) as const)], rows);
}

/** "Europe/Stockholm: your time should be 16:20. Is that right?" */
export function zoneConfirm(lens: Lens, turn: number, zone: ZoneId): View {
  return view(
    [{ kind: "text", text: tell(lens, "zone.confirm", { zone, time: timeIn(lens, zone) }) }],
    [
      [
        button(lens, "button.yes", { kind: "answer", turn, verb: "yes" }, "primary"),
        button(lens, "button.no", { kind: "answer", turn, verb: "no" }),
      ],
    ],
  );
}
