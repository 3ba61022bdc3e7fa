import { describe, expect, it } from "vitest";
import { actionToken } from "../../../src/core/conversation/action.ts";
import { type Button, shorten, view } from "../../../src/core/view/view.ts";

const button = (label: string): Button => ({
  label,
  token: actionToken({ kind: "menu", verb: "x" }),
  style: "plain",
  asks: null,
});
const TEXT = [{ kind: "text", text: "Hello" }] as const;

describe("a view", () => {
  it("shortens a label that holds what somebody typed, and drops empty rows", () => {
    const shown = view(TEXT, [[button("😀".repeat(80))], []]);
    expect(shown.buttons).toHaveLength(1);
    expect([...(shown.buttons[0]?.[0]?.label ?? "")]).toHaveLength(64);
  });

  it.each([
    ["six rows", Array.from({ length: 6 }, () => [button("x")])],
    ["six buttons in a row", [Array.from({ length: 6 }, () => button("x"))]],
  ])("refuses %s", (_name, rows) => expect(() => view(TEXT, rows)).toThrow(RangeError));
});

describe("shorten", () => {
  it.each([
    ["Acme", 4, "Acme"],
    ["Acme Inc", 5, "Acme…"],
    ["Acme Inc", 6, "Acme…"],
    ["😀😀😀", 2, "😀…"],
  ])("cuts %j to %i characters", (text, max, short) => expect(shorten(text, max)).toBe(short));
});
