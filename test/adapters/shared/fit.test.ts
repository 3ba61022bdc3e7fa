import { describe, expect, it } from "vitest";
import { type Fitting, fit } from "../../../adapters/shared/fit.ts";

const run = (rank: Fitting["rank"], text: string): Fitting => ({ rank, text });
const within = (max: number) => (runs: readonly Fitting[]) =>
  runs.reduce((sum, { text }) => sum + text.length, 0) <= max;
const texts = (runs: readonly Fitting[]) => runs.map(({ text }) => text);

describe("runs of text that have to fit", () => {
  const RUNS = [run("firm", "heading"), run("soft", "a longer text"), run("first", "small print")];

  it("stay as they are when they do", () => {
    expect(fit(RUNS, within(31))).toEqual(RUNS);
  });

  it("give way in the order of their ranks", () => {
    expect(texts(fit(RUNS, within(25)))).toEqual(["heading", "a longer text", "smal…"]);
    expect(texts(fit(RUNS, within(12)))).toEqual(["heading", "a l…", "…"]);
    expect(texts(fit(RUNS, within(5)))).toEqual(["he…", "…", "…"]);
  });

  it("are shortened to one length within a rank", () => {
    const equals = [run("soft", "x".repeat(30)), run("soft", "yy"), run("soft", "z".repeat(9))];
    expect(texts(fit(equals, within(14))).map((text) => text.length)).toEqual([6, 2, 6]);
  });

  it("are dropped from the end where there is no room at all", () => {
    expect(texts(fit(RUNS, within(2)))).toEqual(["…", "…"]);
    expect(fit(RUNS, () => false)).toEqual([]);
  });
});
