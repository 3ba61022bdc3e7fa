import { suggestZones } from "../when/read-zone.ts";
import { tell } from "../view/lens.ts";
import { zoneQuestion } from "../view/zone-view.ts";
import type { View } from "../view/view.ts";
import type { Conversation } from "./state.ts";
import { type Facts, lens } from "./turn.ts";

/** Asks for the time zone; whatever was going on before waits in the conversation. */
export function askTimeZone(
  conversation: Conversation,
  facts: Facts,
  before: readonly string[] = [],
): { readonly next: Conversation; readonly view: View } {
  const turn = conversation.turn + 1;
  const choices = suggestZones(facts.locale).slice(0, 5);
  const sentences = inOrder(before, tell(lens(facts), "zone.question"));
  return {
    next: { ...conversation, turn, ask: { kind: "time-zone", candidate: null, choices } },
    view: zoneQuestion(lens(facts), turn, sentences, choices),
  };
}

/** What goes before, and then the question: never empty. */
function inOrder(before: readonly string[], question: string): readonly [string, ...string[]] {
  const [first, ...rest] = before;
  return first === undefined ? [question] : [first, ...rest, question];
}
