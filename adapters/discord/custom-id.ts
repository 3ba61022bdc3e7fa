import type { Button } from "../../src/core/view/view.ts";

/** The form that Discord opens at a press; for all else that a press may ask for, the chat asks. */
const OPENS = "debrief";

/**
 * Discord refuses two components of one message with the same id, and an id is all of a message's buttons that
 * can be looked for later. So an id is the button's token, then the mark of the message, then a number where
 * the token stands there more than once, then the form that its press opens: `sent.1~mark~2~debrief`. No token has
 * a `~`; in all it stays under the 100 units that Discord allows.
 */
export function customIds(mark: string | null): (token: string, asks?: Button["asks"]) => string {
  const seen = new Map<string, number>();
  return (token, asks = null) => {
    const count = (seen.get(token) ?? 0) + 1;
    seen.set(token, count);
    const number = count === 1 ? "" : String(count);
    return [token, mark ?? "", number, asks === OPENS ? asks : ""].join("~").replace(/~+$/u, "");
  };
}

/** Whether a press on it opens a form. */
export function opensForm(customId: string): boolean {
  return customId.split("~")[3] === OPENS;
}

export function tokenOf(customId: string): string {
  return customId.split("~", 1)[0] ?? customId;
}

export function markOf(customId: string): string | null {
  return customId.split("~")[1] ?? null;
}
