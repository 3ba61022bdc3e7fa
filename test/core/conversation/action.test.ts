import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Action, actionToken, parseAction } from "../../../src/core/conversation/action.ts";
import { type InterviewId, parseId, type ReminderId } from "../../../src/core/ids.ts";
import { present } from "../../support/stores/samples.ts";

const VERBS = [
  "q0",
  "s-working-day",
  "s-three-days",
  "f-materials",
  "next-round",
  "new-date",
  "v50",
  "sent",
  "pace-persistent",
];
const verb = fc.constantFrom(...VERBS);
const revision = fc.integer({ min: 0, max: 999_999 });
const reminder = fc.uuid({ version: 4 }).map((uuid) => present(parseId<ReminderId>(uuid)));
const interview = fc.uuid({ version: 4 }).map((uuid) => present(parseId<InterviewId>(uuid)));

const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant("answer" as const), turn: fc.integer({ min: 0, max: 999_999_999 }), verb }),
  fc.record({ kind: fc.constant("reminder" as const), reminder, revision, verb }),
  fc.record({ kind: fc.constant("interview" as const), interview, revision, verb }),
  fc.record({ kind: fc.constant("menu" as const), verb }),
);

/** True when the text is nothing, or stands for a token that we could have made. */
function isHarmless(text: string): boolean {
  const read = parseAction(text);
  return read === null || actionToken(read).length <= 48;
}

describe("a button's token", () => {
  it("reads back as what it was made of, and is at most 48 bytes", () => {
    fc.assert(
      fc.property(actions, (action) => {
        const token = actionToken(action);
        expect(token).toMatch(/^[A-Za-z0-9._-]{1,48}$/u);
        expect(parseAction(token)).toEqual(action);
      }),
      { numRuns: 5_000 },
    );
  });

  it("carries the first and the last UUID there can be", () => {
    for (const uuid of ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"]) {
      const id = present(parseId<ReminderId>(uuid));
      const action = { kind: "reminder", reminder: id, revision: 1, verb: "sent" } as const;
      expect(parseAction(actionToken(action))).toEqual(action);
    }
  });

  it("never throws, whatever comes in", () => {
    const texts = fc.oneof(fc.string({ unit: "binary" }), fc.string());
    expect(() => fc.assert(fc.property(texts, isHarmless), { numRuns: 5_000 })).not.toThrow();
  });

  it.each([
    "",
    "a.1.",
    "a..q0",
    "a.-1.q0",
    "a.1.Q0",
    "m.",
    "r.AAAA.1.sent",
    "i.zzzzzzzzzzzzzzzzzzzzzz.1.x\n",
    "__proto__",
    "a.1234567890.x",
    "a.01.q0",
    "r.AAAAAAAABAAIAAAAAAAAAC.01.sent",
  ])("is nothing for %j", (text) => expect(parseAction(text)).toBeNull());

  it("is nothing for an id of more than 128 bits, so that every id has one token", () => {
    expect(parseAction("r.__________________________.1.sent")).toBeNull();
    expect(parseAction(`r.${"_".repeat(22)}.1.sent`)).toBeNull();
  });

  it("holds nothing but names, however many are forged", () => {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    let seed = 7;
    const next = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const word = (length: number): string =>
      Array.from({ length }, () => letters[next(letters.length)]).join("");
    let read = 0;
    for (let index = 0; index < 100_000; index += 1) {
      const token = [
        `${"armi"[next(4)]}`,
        word(22).replaceAll(".", "A"),
        String(next(2_000)),
        word(next(8) + 1).toLowerCase(),
      ].join(".");
      const action = parseAction(index % 2 === 0 ? token : word(next(50)));
      if (action === null) continue;
      read += 1;
      expect(
        Object.keys(action).every((key) =>
          ["kind", "turn", "verb", "reminder", "interview", "revision"].includes(key),
        ),
      ).toBe(true);
      expect(action.verb).toMatch(/^[a-z0-9-]+$/u);
    }
    expect(read).toBeGreaterThan(100);
  });
});
