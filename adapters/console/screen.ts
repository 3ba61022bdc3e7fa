import type { Button, View } from "../../src/core/view/view.ts";

/** A message as it is shown. */
export interface Card {
  readonly message: string;
  /** One letter by which its buttons can be pressed when it is not the latest any more. */
  readonly tag: string;
  readonly view: View;
}

/** What stands on the screen, the latest last. */
export interface Screen {
  readonly cards: readonly Card[];
  /** How many letters were given out. */
  readonly tagged: number;
}

export const EMPTY_SCREEN: Screen = { cards: [], tagged: 0 };

const TAGS = "abcdefghijklmnopqrstuvwxyz";
/** Far more than anybody scrolls back; a press on something older than that has to be found by a command. */
const MAX_CARDS = 200;

export function buttonsOf(card: Card): readonly Button[] {
  return card.view.buttons.flat();
}

/**
 * The screen after a message was shown, or shown again with other contents. It becomes the latest; it keeps its
 * letter. A message without buttons takes no letter from one that has them (its tag is empty).
 */
export function show(screen: Screen, message: string, view: View): { screen: Screen; card: Card } {
  const before = screen.cards.find((card) => card.message === message);
  const others = screen.cards.filter((card) => card !== before);
  const tagged = view.buttons.length > 0 && (before === undefined || before.tag === "");
  const tag = tagged ? (TAGS[screen.tagged % TAGS.length] ?? "") : (before?.tag ?? "");
  const card: Card = { message, tag, view };
  return {
    screen: { cards: [...others, card].slice(-MAX_CARDS), tagged: screen.tagged + (tagged ? 1 : 0) },
    card,
  };
}

export function cardOf(screen: Screen, message: string): Card | null {
  return screen.cards.find((card) => card.message === message) ?? null;
}

/** The card whose buttons the bare numbers press: the latest that has any. */
export function latestWithButtons(screen: Screen): Card | null {
  return screen.cards.findLast(({ view }) => view.buttons.length > 0) ?? null;
}

/** The latest card that was given this letter, or null; letters come round again after 26 cards. */
export function cardTagged(screen: Screen, tag: string): Card | null {
  return screen.cards.findLast((card) => card.tag === tag) ?? null;
}
