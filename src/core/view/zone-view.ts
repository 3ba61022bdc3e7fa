import { clock, wallAt, type ZoneId } from "../time/zone.ts";
import { textBlocks } from "./ask-view.ts";
import { button, inRows, labelled } from "./buttons.ts";
import { type Lens, tell } from "./lens.ts";
import { type View, view } from "./view.ts";

/** As many zones as have a wide button each and leave a row for Cancel. */
const MAX_CHOICES = 4;

/** What clocks in the zone show now: the check a person can make at a glance. */
export function timeIn(lens: Lens, zone: ZoneId): string {
  return clock(wallAt(lens.now, zone).minute);
}

/** Asks where the person is, or which of several places they mean. */
export function zoneQuestion(
  lens: Lens,
  turn: number,
  sentences: readonly string[],
  choices: readonly ZoneId[],
): View {
  const zones = choices.slice(0, MAX_CHOICES).map((zone, index) =>
    labelled(tell(lens, "zone.choice", { zone, time: timeIn(lens, zone) }), {
      kind: "answer",
      turn,
      verb: `q${index}`,
    }),
  );
  const cancel = button(lens, "form.cancel", { kind: "answer", turn, verb: "cancel" });
  return view(textBlocks(sentences), [...inRows(zones, 1), [cancel]]);
}

/** "Europe/Stockholm: your time should be 16:20. Is that right?" */
export function zoneConfirm(lens: Lens, turn: number, zone: ZoneId, before: readonly string[]): View {
  const sentence = tell(lens, "zone.confirm", { zone, time: timeIn(lens, zone) });
  return view(textBlocks([...before, sentence]), [
    [
      button(lens, "button.yes", { kind: "answer", turn, verb: "yes" }, "primary"),
      button(lens, "button.no", { kind: "answer", turn, verb: "no" }),
    ],
  ]);
}
