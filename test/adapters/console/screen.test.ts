import { describe, expect, test } from "vitest";
import { cardOf, cardTagged, latestWithButtons, show } from "../../../adapters/console/screen.ts";
import { screenOf, textView } from "./cards.ts";

describe("show", () => {
  test("gives each card with buttons a letter of its own, and a card without buttons none", () => {
    const screen = screenOf(textView("one", ["Go"]), textView("two"), textView("three", ["Go"]));
    expect(screen.cards.map(({ tag }) => tag)).toEqual(["a", "", "b"]);
  });

  test("keeps the letter of a card that is shown again, and makes it the latest", () => {
    const before = screenOf(textView("one", ["Go"]), textView("two", ["Go"]));
    const { screen, card } = show(before, "m1", textView("one again", ["Undo"]));
    expect(card.tag).toBe("a");
    expect(latestWithButtons(screen)).toBe(card);
    expect(screen.cards).toHaveLength(2);
  });

  test("gives a letter to a card that gets its buttons later", () => {
    const { card } = show(screenOf(textView("one")), "m1", textView("one", ["Go"]));
    expect(card.tag).toBe("a");
  });

  test("forgets the oldest of very many cards, and begins the letters anew", () => {
    const many = Array.from({ length: 300 }, (_, index) => textView(`${index}`, ["Go"]));
    const screen = screenOf(...many);
    expect(screen.cards).toHaveLength(200);
    expect(cardOf(screen, "m1")).toBeNull();
    expect(cardTagged(screen, "a")?.message).toBe("m287");
  });
});

describe("latestWithButtons", () => {
  test("passes over later cards that have none", () => {
    expect(latestWithButtons(screenOf(textView("one", ["Go"]), textView("two")))?.message).toBe("m1");
  });

  test("is null when nothing can be pressed", () => {
    expect(latestWithButtons(screenOf(textView("one")))).toBeNull();
  });
});
