import { describe, expect, it } from "vitest";
import { commandMenu } from "../../../src/core/conversation/commands.ts";
import { en } from "../../../src/core/text/en.ts";
import { commandText } from "../../../src/core/view/command-text.ts";
import { shownBy, talkWith } from "../../support/conversation/talk.ts";
import { World } from "../../support/conversation/world.ts";

const WEDNESDAY = "2026-11-18T10:00:00+01:00";
const WORDS = { commands: "words" } as const;

describe("a command as it is typed", () => {
  it.each([
    ["interview", "/interview", "/interview"],
    ["interviews", "/interviews", "/interview list"],
    ["next", "/next", "/interview next"],
    ["settings", "/settings", "/interview settings"],
  ])("%s is %s, or %s where there is one command only", (name, each, words) => {
    expect(commandText({ commands: "each" }, name)).toBe(each);
    expect(commandText(WORDS, name)).toBe(words);
  });

  it("is another one for every command", () => {
    const texts = commandMenu("en").map(({ name }) => commandText(WORDS, name));
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe("where there is one command only", () => {
  it("no sentence names another by itself", () => {
    const sentences = Object.entries(en).filter(([key]) => !/^(?:console|discord)\./u.test(key));
    const naming = sentences.filter(([, text]) => /(?<![\w<])\/(?!interview\b)[a-z]/u.test(text));
    expect(naming).toEqual([]);
    expect(sentences.some(([, text]) => text.includes("/interview"))).toBe(true);
  });

  it.each([
    ["/help", "/interview list: All your interviews"],
    ["hello", "/interview logs an interview, /interview next shows what is due."],
    ["/nonsense", "/interview help shows what I can do."],
    ["/nxt", "Did you mean /interview next?"],
  ])("%s is answered with what can be typed there", (line, sentence) => {
    const world = new World(WEDNESDAY, {}, "words");
    const [, name] = /^\/(\S+)/u.exec(line) ?? [];
    world.handle(name === undefined ? { kind: "text", text: line } : { kind: "command", name, args: "" });
    expect(shownBy(world.last)).toContain(sentence);
  });

  it("presses that come too late, or are none, are answered so as well", () => {
    const world = new World(WEDNESDAY, {}, "words");
    world.handle({ kind: "press", token: "nonsense" });
    expect(shownBy(world.last)).toContain("/interview next shows what is due.");
    world.handle({ kind: "press", token: "a.1.save" });
    expect(shownBy(world.last)).toContain("/interview list shows what I have kept.");
  });

  it("elsewhere they are named as before", () => {
    const maya = talkWith(WEDNESDAY);
    maya.says("hello");
    expect(shownBy(maya.last)).toContain("/interview logs an interview, /next shows what is due.");
  });
});
