import { EMPTY_SCREEN, type Screen, show } from "../../../adapters/console/screen.ts";
import { type ActionToken, type Button, type View, view } from "../../../src/core/view/view.ts";

function isToken(text: string): text is ActionToken {
  return /^[A-Za-z0-9-]{1,48}$/u.test(text);
}

/** A button whose token is its label, blanks as hyphens. */
export function button(label: string, style: Button["style"] = "plain"): Button {
  const token = label.replaceAll(" ", "-");
  if (!isToken(token)) throw new RangeError("a label that makes no token");
  return { label, token, style, asks: null };
}

/** A view of one text and rows of buttons, given by their labels. */
export function textView(text: string, ...rows: readonly (readonly string[])[]): View {
  return view(
    [{ kind: "text", text }],
    rows.map((row) => row.map((label) => button(label))),
  );
}

/** A screen on which these views were shown, as messages m1, m2, and so on. */
export function screenOf(...views: readonly View[]): Screen {
  return views.reduce((screen, shown, index) => show(screen, `m${index + 1}`, shown).screen, EMPTY_SCREEN);
}
