import fc from "fast-check";

/** Where an update comes from, and what its author can see or has heard of. */
export interface Scene {
  readonly account: string;
  readonly chat: string;
  /** A number that no update had before. */
  readonly nextNumber: () => number;
  readonly token: (pick: TokenPick) => string;
}

/** Which button is pressed: one of the author's own, somebody else's, either with another ending, or made up. */
export type TokenPick =
  | { readonly of: "own" | "others"; readonly pick: number; readonly verb: string | null }
  | { readonly of: "nobody"; readonly token: string };

const VERBS = [
  "sent",
  "skip",
  "undo",
  "lost",
  "close",
  "week",
  "snooze",
  "s-evening",
  "s-three-days",
  "v9",
  "draft",
  "pick",
  "text",
  "new-date",
  "replied",
  "more",
  "why",
  "edit",
  "save",
  "f-when",
  "q7",
  "nonsense",
  "__proto__",
  "constructor",
] as const;

const verb = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(...VERBS) },
);

export const tokenPick: fc.Arbitrary<TokenPick> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ of: fc.constant("own" as const), pick: fc.nat(), verb }) },
  { weight: 4, arbitrary: fc.record({ of: fc.constant("others" as const), pick: fc.nat(), verb }) },
  {
    weight: 1,
    arbitrary: fc
      .oneof(
        fc.constantFrom(
          "",
          "x",
          "a.1.q0",
          "a.999999999.save",
          "m.list-999",
          "m.pace-gentle",
          "m.zone",
          "__proto__",
        ),
        fc.string({ unit: "binary", maxLength: 70 }),
      )
      .map((token) => ({ of: "nobody" as const, token })),
  },
);

/** An update of a platform, once it is known who causes it. */
export type Shape = (scene: Scene) => unknown;
