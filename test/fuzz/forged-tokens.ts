import { parseAction } from "../../src/core/conversation/action.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
const ODD = "~ /+=%\u0000\u00e9\ud83d\u0130١";
const VERBS = [
  "sent",
  "skip",
  "undo",
  "lost",
  "close",
  "week",
  "s-tomorrow",
  "edit",
  "next",
  "keep",
  "rest",
  "offer",
];
const LONGEST = 60;

interface Stock {
  /** Buttons that the forger has been shown. */
  readonly own: readonly string[];
  /** Buttons of other people, which have come into the forger's hands. */
  readonly others: readonly string[];
}

/**
 * Gives back a source of tokens that a changed app may send though it was never shown them: other people's, with any
 * ending; other people's and the forger's own with a character or a number changed; and whatever looks like one.
 * Those are left out that name nothing but a screen of the forger's own, and those that the forger was shown with
 * another verb: to press those is everybody's right.
 */
export function forgedTokens(stock: Stock, random: () => number): () => string {
  const below = (most: number): number => Math.floor(random() * most);
  const pick = <T>(values: readonly T[], otherwise: T): T => values[below(values.length)] ?? otherwise;
  const letter = (): string => pick([...(random() < 0.9 ? ALPHABET : ODD)], "x");
  const text = (length: number): string => Array.from({ length }, letter).join("");
  const named = new Set(stock.own.map(nameOf));

  const makers: readonly (() => string)[] = [
    () => withVerb(pick(stock.others, ""), pick(VERBS, "sent")),
    () => changed(pick(stock.others, "")),
    () => changed(pick(stock.own, "")),
    () => pick(stock.own, "").replace(/\.\d+\./u, `.${below(40)}.`),
    () => `${pick(["r", "i"], "r")}.${text(22)}.${below(9)}.${pick(VERBS, "sent")}`,
    () => text(below(LONGEST)),
  ];

  function changed(token: string): string {
    const at = below(token.length + 1);
    const kept = token.slice(at + below(2));
    return `${token.slice(0, at)}${random() < 0.2 ? "" : letter()}${kept}`;
  }

  return () => {
    for (;;) {
      const token = pick(makers, () => "")();
      const action = parseAction(token);
      if (action?.kind === "answer" || action?.kind === "menu" || named.has(nameOf(token))) continue;
      return token;
    }
  };
}

/** What the button is about, with its revision, without its verb. */
function nameOf(token: string): string {
  return token.split(".").slice(0, 3).join(".");
}

function withVerb(token: string, verb: string): string {
  return token.replace(/[^.]*$/u, verb);
}
