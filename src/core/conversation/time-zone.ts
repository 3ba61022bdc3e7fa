import { suggestZones } from "../when/read-zone.ts";
import { showAsk } from "./show-ask.ts";
import type { Conversation } from "./state.ts";
import type { Facts, Shown } from "./turn.ts";

/** Asks for the time zone; whatever was going on before waits in the conversation. */
export function askTimeZone(conversation: Conversation, facts: Facts, before: readonly string[] = []): Shown {
  const choices = suggestZones(facts.locale);
  return showAsk(conversation, { kind: "time-zone", candidate: null, choices }, facts, { before });
}
