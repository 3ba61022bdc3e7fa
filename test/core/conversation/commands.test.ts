import { describe, expect, it } from "vitest";
import { commandBehind } from "../../../src/core/conversation/commands.ts";

describe("what stands behind the only command", () => {
  it.each([
    ["", "interview", ""],
    ["  ", "interview", ""],
    ["list", "interviews", ""],
    ["interviews", "interviews", ""],
    [" List ", "interviews", ""],
    ["next", "next", ""],
    ["draft", "draft", ""],
    ["settings", "settings", ""],
    ["help", "help", ""],
    ["cancel", "cancel", ""],
    ["start", "start", ""],
    ["interview", "interview", ""],
    // A company may be called as a command is: a word is one only by itself.
    ["Next, Designer, yesterday 14:00", "interview", "Next, Designer, yesterday 14:00"],
    ["  Acme, Backend developer ", "interview", "Acme, Backend developer"],
  ])("%j is /%s %s", (typed, name, args) => expect(commandBehind(typed)).toEqual({ name, args }));
});
