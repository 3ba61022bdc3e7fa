import { type Action, actionToken } from "../conversation/action.ts";
import type { PlainKey } from "../text/say.ts";
import { type Lens, tell } from "./lens.ts";
import type { Button } from "./view.ts";

export function labelled(label: string, action: Action, style: Button["style"] = "plain"): Button {
  return { label, token: actionToken(action), style, asks: null };
}

/** A button whose press goes on to ask for something, where the platform can. */
export function asking(asks: NonNullable<Button["asks"]>, one: Button): Button {
  return { ...one, asks };
}

export function button(lens: Lens, key: PlainKey, action: Action, style: Button["style"] = "plain"): Button {
  return labelled(tell(lens, key), action, style);
}

export function menuButton(lens: Lens, key: PlainKey, verb: string): Button {
  return button(lens, key, { kind: "menu", verb });
}

/** Begins the log of an interview, with a form where the platform has one. */
export function logButton(lens: Lens): Button {
  return asking("interview", menuButton(lens, "button.log", "log"));
}

/** Rows of at most `perRow`, in order. */
export function inRows(buttons: readonly Button[], perRow: number): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  for (const [index, one] of buttons.entries()) {
    if (index % perRow === 0) rows.push([]);
    rows.at(-1)?.push(one);
  }
  return rows;
}
