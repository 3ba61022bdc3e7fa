import { describe, expect, it } from "vitest";
import { CliInputError } from "../../src/cli/cli-input-error.ts";
import { answerWhen } from "../../src/cli/when.ts";

const request = (text: string, change: object = {}) => ({
  text,
  lang: "en",
  tz: "Europe/Stockholm",
  ref: "2026-11-18T10:00:00+01:00",
  dir: "future",
  ...change,
});

describe("the when verb", () => {
  it("answers with days as days and moments with the offset of the zone", () => {
    expect(answerWhen(request("by Friday"))).toEqual({
      kind: "deadline",
      from: "2026-11-18",
      to: "2026-11-20",
    });
    expect(answerWhen(request("March 29, 2027 at 9am"))).toEqual({
      kind: "instant",
      from: "2027-03-29T09:00:00+02:00",
    });
  });

  it("adds the vagueness, the question and the other readings only where there are some", () => {
    expect(answerWhen(request("in a few weeks"))).toEqual({ kind: "day", from: "2026-12-09", approx: true });
    expect(answerWhen(request("next Friday"))).toEqual({
      kind: "day",
      from: "2026-11-27",
      ask: "next",
      alternatives: [{ kind: "day", from: "2026-11-20" }],
    });
  });

  it("answers null where there is nothing to read, and for a date that does not exist", () => {
    expect(answerWhen(request("soon"))).toBeNull();
    expect(answerWhen(request("30 February"))).toBeNull();
  });

  it("follows the locale and the direction", () => {
    expect(answerWhen(request("11/12", { locale: "en-US" }))?.from).toBe("2027-11-12");
    expect(answerWhen(request("11/12", { locale: "en-GB" }))?.from).toBe("2026-12-11");
    expect(answerWhen(request("on Monday", { dir: "past" }))?.from).toBe("2026-11-16");
  });

  it.each([
    ["no text", request("x", { text: undefined }), /^text is missing$/u],
    ["a text that is a number", request("x", { text: 5 }), /^text needs to be of type string$/u],
    ["an unknown language", request("x", { lang: "fr" }), /^lang needs one of: en, sv, nb, de$/u],
    ["a language that cannot be read yet", request("på fredag", { lang: "sv" }), /only English/u],
    ["an unknown zone", request("x", { tz: "Europe/Atlantis" }), /^tz needs a time zone, such as/u],
    [
      "a reference without an offset",
      request("x", { ref: "2026-11-18T10:00:00" }),
      /^ref needs a date and time with its offset, such as/u,
    ],
    ["an unknown direction", request("x", { dir: "sideways" }), /^dir needs one of: past, future$/u],
    ["no object", "tomorrow", /^the input needs to be of type object$/u],
    ["null", null, /^the input needs to be of type object$/u],
  ])("says what would work for %s", (_name, input, message) => {
    expect(() => answerWhen(input)).toThrow(CliInputError);
    expect(() => answerWhen(input)).toThrow(message);
  });
});
