import { logButton, menuButton } from "./buttons.ts";
import { commandText } from "./command-text.ts";
import { type Lens, tell } from "./lens.ts";
import { type View, view } from "./view.ts";

/** The first thing a person sees. */
export function startView(lens: Lens): View {
  return view(
    [
      { kind: "heading", text: tell(lens, "start.title") },
      { kind: "text", text: tell(lens, "start.text") },
      { kind: "text", text: tell(lens, "start.how") },
      { kind: "copy", text: tell(lens, "start.example") },
    ],
    [[logButton(lens), menuButton(lens, "button.help", "help")]],
  );
}

/** Every command with what it does. */
export function helpView(
  lens: Lens,
  commands: readonly { readonly name: string; readonly description: string }[],
): View {
  return view(
    [
      { kind: "heading", text: tell(lens, "help.title") },
      {
        kind: "fields",
        rows: commands.map(({ name, description }) => ({
          label: commandText(lens, name),
          value: description,
          at: null,
        })),
      },
      { kind: "text", text: tell(lens, "start.how") },
      { kind: "copy", text: tell(lens, "start.example") },
      { kind: "note", text: tell(lens, "help.buttons") },
    ],
    [[logButton(lens), menuButton(lens, "button.next", "next"), menuButton(lens, "button.list", "list")]],
  );
}
