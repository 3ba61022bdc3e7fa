import type { User } from "../../../src/core/user.ts";
import type { View } from "../../../src/core/view/view.ts";
import { World } from "./world.ts";

/** A person talking with the core: what they type, and the buttons they press by their labels. */
export interface Talk {
  readonly world: World;
  readonly messages: readonly View[];
  readonly last: View;
  /** A line; a command where it begins with a slash. */
  says(line: string): void;
  /** Presses the button of the newest message that has it, and fills in what the platform asks for with it. */
  presses(label: string, answer?: string): void;
  pressesOn(message: View | undefined, label: string, answer?: string): void;
}

export function talkWith(start: string, user: Partial<User> = {}): Talk {
  const world = new World(start, user);
  const press = (message: View | undefined, label: string, answer?: string): void => {
    const button = message?.buttons.flat().find((one) => one.label.startsWith(label));
    if (button === undefined) throw new Error(`no button “${label}”`);
    world.handle({ kind: "press", token: button.token, ...(answer !== undefined && { answer }) });
  };
  return {
    world,
    messages: world.messages,
    get last() {
      return world.last;
    },
    says: (line) => {
      const command = /^\/(\S+)\s*(.*)$/su.exec(line);
      if (command === null) world.handle({ kind: "text", text: line });
      else world.handle({ kind: "command", name: command[1] ?? "", args: command[2] ?? "" });
    },
    presses: (label, answer) =>
      press(
        world.messages.findLast(({ buttons }) => buttons.flat().some((one) => one.label.startsWith(label))),
        label,
        answer,
      ),
    pressesOn: press,
  };
}

/** The text of a view as a person reads it, a line a block. */
export function shownBy({ blocks }: View): string {
  return blocks
    .map((block) =>
      block.kind === "fields"
        ? block.rows.map(({ label, value }) => `${label}: ${value}`).join("\n")
        : block.text,
    )
    .join("\n");
}

export function buttonsOf({ buttons }: View): readonly string[] {
  return buttons.flat().map(({ label }) => label);
}
