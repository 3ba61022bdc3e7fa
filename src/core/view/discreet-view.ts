import type { Reminder } from "../reminder.ts";
import { button, menuButton } from "./buttons.ts";
import { type Lens, tell } from "./lens.ts";
import { pressOf } from "./reminder-card.ts";
import { type View, view } from "./view.ts";

/** A reminder that whoever glances at the screen may read: what it is about comes after a press. */
export function discreetCard(lens: Lens, reminder: Reminder): View {
  return view(
    [{ kind: "text", text: tell(lens, "discreet.due") }],
    [[button(lens, "discreet.show", pressOf(reminder)("show"), "primary")]],
  );
}

/** Who else may read along, and what we do about it. */
export function cautionView(lens: Lens): View {
  return view(
    [{ kind: "note", text: tell(lens, "discreet.caution") }],
    [[menuButton(lens, "discreet.turn-off", "discreet-off")]],
  );
}
