import { BUTTON_ASKS, type Button } from "../../src/core/view/view.ts";

/**
 * The id of a message's button: what its press goes on to ask for, and its number, because Slack wants every id of
 * a message to be different. What the button is for stands in its value.
 */
export function actionId(asks: Button["asks"], index: number): string {
  return `${asks ?? "press"}.${index}`;
}

export function asksOf(id: string): Button["asks"] {
  return BUTTON_ASKS.find((asks) => id.startsWith(`${asks}.`)) ?? null;
}
