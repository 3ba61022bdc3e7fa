import type { Address } from "../../src/core/address.ts";
import type { Author, InboundEvent } from "../../src/core/conversation/event.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import type { Button } from "../../src/core/view/view.ts";
import { buttonsOf, type Card, cardTagged, latestWithButtons, type Screen } from "./screen.ts";

/** What every event of a typed line carries. */
export interface Envelope {
  readonly id: string;
  readonly from: Address;
  readonly author: Author;
  readonly at: Instant;
}

/** What a typed line means: an event for the app, or something that only the console knows of. */
export type Typed =
  | { readonly kind: "event"; readonly event: InboundEvent }
  | { readonly kind: "pressed"; readonly event: InboundEvent; readonly label: string }
  /** The card marked so has no button of that number, but so many. */
  | { readonly kind: "no-button"; readonly tag: string; readonly count: number; readonly line: string }
  | { readonly kind: "advance"; readonly text: string }
  | { readonly kind: "quit" };

/** The press of a card's button. */
export function pressed(card: Card, button: Button, envelope: Envelope): Typed {
  const source = { ...envelope.from, message: card.message };
  return {
    kind: "pressed",
    event: { ...envelope, kind: "press", token: button.token, source, answer: null },
    label: button.label,
  };
}

/** `2` is the second button of the latest card that has buttons, `a2` that of the card marked `a`. */
function press(line: string, screen: Screen, envelope: Envelope): Typed | null {
  const [, tag, digits] = /^([a-z]?)([1-9]\d?)$/u.exec(line) ?? [];
  if (tag === undefined || digits === undefined) return null;
  const card = tag === "" ? latestWithButtons(screen) : cardTagged(screen, tag);
  const button = card === null ? undefined : buttonsOf(card)[Number(digits) - 1];
  if (card === null) return null;
  if (button !== undefined) return pressed(card, button, envelope);
  // A number alone may be an answer; a mark with a number means the card.
  return tag === "" ? null : { kind: "no-button", tag, count: buttonsOf(card).length, line };
}

function command(line: string, envelope: Envelope): Typed | null {
  const [, word, rest] = /^\/(\S*)(.*)$/su.exec(line) ?? [];
  if (word === undefined || rest === undefined) return null;
  const name = word.toLowerCase();
  const args = rest.trim();
  if (name === "quit") return { kind: "quit" };
  if (name === "advance") return { kind: "advance", text: args };
  return { kind: "event", event: { ...envelope, kind: "command", name, args } };
}

/**
 * Reads one typed line by what is on the screen. A line that would be a command or a press is text after a
 * leading `'`, which is then taken off; any other line is text just as it stands.
 */
export function normalise(line: string, screen: Screen, envelope: Envelope): Typed {
  const trimmed = line.trim();
  const meaning = (words: string): Typed | null => command(words, envelope) ?? press(words, screen, envelope);
  const found = meaning(trimmed);
  if (found !== null) return found;
  const quoted = trimmed.startsWith("'") ? trimmed.slice(1) : null;
  const text = quoted !== null && meaning(quoted) !== null ? quoted : line;
  return { kind: "event", event: { ...envelope, kind: "text", text } };
}
