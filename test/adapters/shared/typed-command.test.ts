import { describe, expect, it } from "vitest";
import { typedCommand } from "../../../adapters/shared/typed-command.ts";

describe("a typed command", () => {
  it.each([
    ["/next", { name: "next", args: "" }],
    ["/Next  ", { name: "next", args: "" }],
    ["/interview Acme,\nyesterday ", { name: "interview", args: "Acme,\nyesterday" }],
    [`/${"a".repeat(32)}`, { name: "a".repeat(32), args: "" }],
  ])("is %j", (text, command) => {
    expect(typedCommand(text)).toEqual(command);
  });

  it.each(["next", " /next", "/", "/ 3 people", "/50/50", "/next@bot", `/${"a".repeat(33)}`])(
    "is not %j",
    (text) => {
      expect(typedCommand(text)).toBeNull();
    },
  );
});
