import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createSeal, SealError } from "../../src/store/seal.ts";

const KEY = "0f".repeat(32);
const OTHER_KEY = "f0".repeat(32);
const TOKEN = "xoxb-canary-🦊";
const PLACE = ["installations.token", "slack", "T1"];

/** The parts of a sealed text, to put together otherwise: form, key, iv, tag, body. */
type Parts = [string, string, string, string, string];
const changed = (sealed: string, change: (parts: Parts) => readonly string[]): string => {
  const [form = "", key = "", iv = "", tag = "", body = ""] = sealed.split(".");
  return change([form, key, iv, tag, body]).join(".");
};

function refusalOf(work: () => unknown): SealError {
  try {
    work();
  } catch (error) {
    if (error instanceof SealError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

describe("the seal", () => {
  const seal = createSeal(KEY);

  test.each([TOKEN, "", "x".repeat(10_000), "a\0b\n"])("opens what it sealed: %j", (text) => {
    const sealed = seal.seal(text, PLACE);
    expect(seal.open(sealed, PLACE)).toBe(text);
    expect(createSeal(KEY.toUpperCase()).open(sealed, PLACE)).toBe(text);
    expect(createSeal(Buffer.from(KEY, "hex").toString("base64")).open(sealed, PLACE)).toBe(text);
  });

  test("never seals twice alike, and shows neither text nor key", () => {
    const sealed = Array.from({ length: 1000 }, () => seal.seal(TOKEN, PLACE));
    expect(new Set(sealed.map((one) => one.split(".")[2])).size).toBe(1000);
    for (const hidden of [TOKEN, KEY]) {
      for (const spelled of [
        hidden,
        ...(["base64", "base64url", "hex"] as const).map((as) => Buffer.from(hidden).toString(as)),
      ]) {
        expect(sealed.some((one) => one.includes(spelled))).toBe(false);
      }
    }
  });

  test("what belongs to one row opens in no other", () => {
    const sealed = seal.seal(TOKEN, PLACE);
    for (const place of [
      ["installations.token", "slack", "T2"],
      ["installations.token", "slackT1"],
      [],
      ["x", ...PLACE],
    ]) {
      expect(refusalOf(() => seal.open(sealed, place)).message).toBe(
        "a sealed text was changed, or belongs to another row",
      );
    }
  });

  test("a tag cut short is refused, and the whole one is taken", () => {
    const sealed = seal.seal(TOKEN, PLACE);
    const cutTo = (bytes: number) =>
      changed(sealed, ([form, key, iv, tag, body]) => [
        form,
        key,
        iv,
        Buffer.from(tag, "base64url").subarray(0, bytes).toString("base64url"),
        body,
      ]);
    expect(seal.open(cutTo(16), PLACE)).toBe(TOKEN);
    for (const bytes of [0, 4, 8, 12, 15]) {
      expect(refusalOf(() => seal.open(cutTo(bytes), PLACE)).message).toBe("a sealed text is not whole");
    }
  });

  test("a change of any one character is noticed", () => {
    const sealed = seal.seal(TOKEN, PLACE);
    for (const index of sealed.split("").keys()) {
      const other = sealed[index] === "A" ? "B" : "A";
      const touched = `${sealed.slice(0, index)}${other}${sealed.slice(index + 1)}`;
      // The last character of a part may hold bits that mean nothing.
      if (sameBytes(touched, sealed)) continue;
      expect(() => seal.open(touched, PLACE)).toThrow(SealError);
    }
    for (const text of ["", "1", "xoxb-plain", "1.2.3.4", `${sealed}.`, `2${sealed.slice(1)}`]) {
      expect(() => seal.open(text, PLACE)).toThrow(SealError);
    }
  });

  test("another key is named as the reason", () => {
    const sealed = createSeal(OTHER_KEY).seal(TOKEN, PLACE);
    expect(refusalOf(() => seal.open(sealed, PLACE)).message).toMatch(
      /another key than the one in ENCRYPTION_KEY/u,
    );
  });

  test("without a key, or with one of another length, the setting is named", () => {
    expect(() => createSeal(null).seal(TOKEN, PLACE)).toThrow(/ENCRYPTION_KEY must be set/u);
    expect(() => createSeal(null).open("1.2.3.4.5", PLACE)).toThrow(/ENCRYPTION_KEY must be set/u);
    for (const key of ["", KEY.slice(2), `${KEY}00`, "canary"]) {
      expect(() => createSeal(key)).toThrow(/ENCRYPTION_KEY must be 32 bytes/u);
    }
  });

  test("no error holds a key, a text, or what was sealed", () => {
    const sealed = seal.seal(TOKEN, PLACE);
    const errors = [
      refusalOf(() => seal.open(sealed, [])),
      refusalOf(() => createSeal(OTHER_KEY).open(sealed, PLACE)),
      refusalOf(() =>
        seal.open(
          changed(sealed, ([form, key, iv, , body]) => [form, key, iv, "", body]),
          PLACE,
        ),
      ),
      refusalOf(() => createSeal(null).seal(TOKEN, PLACE)),
      refusalOf(() => createSeal(`${KEY}00`)),
    ];
    const [, , , , body = ""] = sealed.split(".");
    for (const error of errors) {
      const shown = inspect(error, { depth: 10, showHidden: true });
      for (const hidden of [KEY, OTHER_KEY, TOKEN, "canary", body]) expect(shown).not.toContain(hidden);
    }
  });
});

function sameBytes(one: string, other: string): boolean {
  return bytesIn(one) === bytesIn(other);
}

function bytesIn(sealed: string): string {
  const parts = sealed.split(".");
  return parts
    .map((part, index) => (index < 2 ? part : Buffer.from(part, "base64url").toString("hex")))
    .join(".");
}
