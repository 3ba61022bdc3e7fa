import { describe, expect, it } from "vitest";
import { canariesIn } from "./canaries.ts";

const CANARIES = { name: "Zqcanary O’Hara", token: "xoxb-zq/canary+1" };

describe("the search for canaries", () => {
  it.each(Object.entries(CANARIES))("finds a planted %s in every spelling", (name, canary) => {
    const utf8 = Buffer.from(canary);
    for (const spelled of [
      canary,
      canary.toUpperCase().toLowerCase(),
      encodeURIComponent(canary),
      JSON.stringify({ canary }),
      utf8.toString("hex"),
      Buffer.from(canary, "utf16le"),
      ...["", "a", "ab", "abc"].map((before) => Buffer.from(`${before}${canary}!`).toString("base64")),
    ]) {
      const planted = Buffer.concat([Buffer.from("before \0 "), Buffer.from(spelled), Buffer.from(" after")]);
      expect(canariesIn(planted, CANARIES)).toEqual([name]);
    }
  });

  it("finds nothing where there is nothing", () => {
    expect(canariesIn("xoxb-zq and Zqcanary alone", CANARIES)).toEqual([]);
    expect(canariesIn(Buffer.alloc(0), CANARIES)).toEqual([]);
  });
});
