import { describe, expect, it } from "vitest";
import { readWeekdays } from "../../../src/core/conversation/read-weekdays.ts";

describe("readWeekdays", () => {
  it.each([
    ["Monday to Friday", [1, 2, 3, 4, 5]],
    ["mon-fri", [1, 2, 3, 4, 5]],
    ["Sunday to Thursday", [1, 2, 3, 4, 7]],
    ["Sun – Thu", [1, 2, 3, 4, 7]],
    ["Mon, Tues and Thurs", [1, 2, 4]],
    ["Mondays & Fridays", [1, 5]],
    ["Monday to Wednesday, Saturday", [1, 2, 3, 6]],
    ["Sa", [6]],
    ["s", null],
    ["every day", null],
    ["Monday to", null],
    ["Monday to Tuesday to Friday", null],
    ["1-5", null],
    ["🙂", null],
    ["", null],
  ])("reads %j as %j", (text, days) => expect(readWeekdays(text, "en")).toEqual(days));

  it.each([
    ["måndag, tisdag", "sv"],
    ["man, tir", "nb"],
    ["Mo, Di", "de"],
  ] as const)("knows the names of other languages: %s", (text, language) =>
    expect(readWeekdays(text, language)).toEqual([1, 2]),
  );
});
