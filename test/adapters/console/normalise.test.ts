import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Envelope, normalise } from "../../../adapters/console/normalise.ts";
import { EMPTY_SCREEN, type Screen, show } from "../../../adapters/console/screen.ts";
import { instant } from "../../../src/core/time/instant.ts";
import { screenOf, textView } from "./cards.ts";

const ENVELOPE: Envelope = {
  id: "console:1",
  from: { platform: "console", workspace: "", chat: "console" },
  author: { account: "console", name: "Kim", locale: null, timeZone: "Europe/Stockholm" },
  at: instant(0),
};

const SCREEN = screenOf(textView("old", ["Draft", "Sent"], ["More"]), textView("new", ["Yes", "No"]));

/** What the line means, in short. */
function meaning(line: string, screen: Screen = SCREEN): unknown {
  const typed = normalise(line, screen, ENVELOPE);
  if (typed.kind !== "event" && typed.kind !== "pressed") return typed;
  const { event } = typed;
  if (event.kind === "press") return `press ${event.source?.message} ${event.token}`;
  if (event.kind === "command") return `command ${event.name}|${event.args}`;
  return event.kind === "text" ? `text ${event.text}` : event;
}

describe("a number", () => {
  test("presses the button of the latest card that has buttons", () => {
    expect(meaning("1")).toBe("press m2 Yes");
    expect(meaning(" 2 ")).toBe("press m2 No");
  });

  test("goes on over the rows of a card", () => {
    expect(meaning("3", screenOf(textView("", ["Draft", "Sent"], ["More"])))).toBe("press m1 More");
  });

  test("with a letter before it presses a button of the card marked so", () => {
    expect(meaning("a3")).toBe("press m1 More");
    expect(meaning("b1")).toBe("press m2 Yes");
  });

  test("carries the whole envelope and says what was pressed", () => {
    expect(normalise("2", SCREEN, ENVELOPE)).toEqual({
      kind: "pressed",
      label: "No",
      event: {
        ...ENVELOPE,
        kind: "press",
        token: "No",
        source: { ...ENVELOPE.from, message: "m2" },
        answer: null,
      },
    });
  });

  test("presses what the card shows now, after it has changed", () => {
    const { screen } = show(SCREEN, "m1", textView("old, changed", ["Undo"]));
    expect(meaning("1", screen)).toBe("press m1 Undo");
    expect(meaning("a1", screen)).toBe("press m1 Undo");
    expect(meaning("a3", screen)).toMatchObject({ kind: "no-button", count: 1 });
  });

  test("goes to the card before when the latest has lost its buttons", () => {
    const { screen } = show(SCREEN, "m2", textView("new, done"));
    expect(meaning("1", screen)).toBe("press m1 Draft");
    expect(meaning("b1", screen)).toEqual({ kind: "no-button", tag: "b", count: 0, line: "b1" });
  });

  test("with the letter of a card that has no such button is answered with how many it has", () => {
    expect(meaning("a9")).toEqual({ kind: "no-button", tag: "a", count: 3, line: "a9" });
    expect(meaning("'a9")).toBe("text a9");
  });

  test.each(["0", "3", "14", "01", "14:00", "1.", "-1", "1 2", "A1", "c1", "aa1", "１"])(
    "that names no button is text: %j",
    (line) => {
      expect(meaning(line)).toBe(`text ${line}`);
    },
  );

  test("is text when nothing can be pressed", () => {
    expect(meaning("1", EMPTY_SCREEN)).toBe("text 1");
  });
});

describe("a leading '", () => {
  test("makes text of what would be a press or a command", () => {
    expect(meaning("'1")).toBe("text 1");
    expect(meaning("'a2")).toBe("text a2");
    expect(meaning("'/help")).toBe("text /help");
    expect(meaning("'/quit")).toBe("text /quit");
  });

  test("stays before anything else", () => {
    expect(meaning("'t Hooft BV")).toBe("text 't Hooft BV");
    expect(meaning("'14")).toBe("text '14");
    expect(meaning("'")).toBe("text '");
  });
});

describe("a line that begins with /", () => {
  test("is a command with its name in lower case and the rest trimmed", () => {
    expect(meaning("/Interview  Acme, CTO ")).toBe("command interview|Acme, CTO");
    expect(meaning("/help")).toBe("command help|");
    expect(meaning("/")).toBe("command |");
    expect(meaning("/interview Acme\nsecond line")).toBe("command interview|Acme\nsecond line");
  });

  test("is the console's own when it is /advance or /quit", () => {
    expect(meaning("/ADVANCE 2 days")).toEqual({ kind: "advance", text: "2 days" });
    expect(meaning("/quit now")).toEqual({ kind: "quit" });
    expect(meaning("/advanced")).toBe("command advanced|");
  });
});

describe("any other line", () => {
  test.each(["", " ", "Acme", " two  blanks ", "\0", "🎉", "x".repeat(10_000)])(
    "is text as it stands",
    (line) => {
      expect(meaning(line)).toBe(`text ${line}`);
    },
  );

  test("never fails, and text loses nothing but the one leading '", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (line) => {
        const typed = normalise(line, SCREEN, ENVELOPE);
        if (typed.kind !== "event" || typed.event.kind !== "text") return;
        expect([line, line.trim().slice(1)]).toContain(typed.event.text);
      }),
    );
  });
});
