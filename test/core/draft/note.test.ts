import { describe, expect, test } from "vitest";
import { type NoteShape, readNote } from "../../../src/core/draft/moves/en/note.ts";
import { NASTY_NOTES, REAL_NOTES } from "./notes.ts";

const LIMITS = { maxWords: 28, topic: "talk" } as const;
const read = (note: string, alone = true) => readNote(note, { name: "Jane Doe", alone }, LIMITS);

describe("a free note", () => {
  test.each<[string, NoteShape, string]>([
    ["their story about cutting onboarding", "noun", "your story about cutting onboarding"],
    ["that engineers sit in on support calls", "that", "that engineers sit in on support calls"],
    ["We laughed about the coffee machine.", "own", "we laughed about the coffee machine"],
    ["how calm everyone was", "wh", "how calm everyone was"],
    ["they deploy on Fridays", "that", "that you deploy on Fridays"],
    ["they eat their own dog food", "that", "that you eat your own dog food"],
    ["the team eats lunch together", "loose", "the team eats lunch together"],
    ["their story about onboarding is great", "loose", "your story about onboarding is great"],
    ["talked about climbing", "own", "we talked about climbing"],
    ["loved the workshop", "own", "I loved the workshop"],
    ["That joke about the server room", "noun", "that joke about the server room"],
    ["Jane's remark that docs beat meetings", "noun", "your remark that docs beat meetings"],
    ["how Jane explained the roadmap", "wh", "how you explained the roadmap"],
    ["that she was new to the trade", "that", "that you were new to the trade"],
    ["Kubernetes migration", "loose", "Kubernetes migration"],
    ["constructor injection and its constructor", "loose", "constructor injection and its constructor"],
    ["LOVED THE OFFICE", "own", "I loved the office"],
  ])("%s", (note, shape, text) => {
    expect(read(note)).toEqual({ shape, text });
  });

  test("keeps the third person, between quotation marks, where it may mean somebody else", () => {
    expect(read("that their engineers pick their own projects")?.shape).toBe("quote");
    expect(read("her story about a customer and her dog")?.shape).toBe("quote");
    expect(read("how she runs the team")?.shape).toBe("quote");
  });

  test("leaves somebody else's deeds to them", () => {
    expect(read("Per's drawing of the pipeline")?.text).toBe("Per's drawing of the pipeline");
    expect(read("that customers import their own data")?.text).toBe("that customers import their own data");
  });

  test("shared by several interviewers does not take the reader for the one it is about", () => {
    expect(read("her point about hiring slowly", false)).toEqual({
      shape: "noun",
      text: "the point about hiring slowly",
    });
    expect(read("how she explained the roadmap", false)?.shape).toBe("quote");
  });

  test("that is too long ends at a clause, or else with an ellipsis in quotation marks", () => {
    const clause = readNote(
      "we talked about sailing for an hour, which nobody at the table had expected at all",
      { name: null, alone: true },
      { maxWords: 8, topic: "talk" },
    );
    expect(clause).toEqual({ shape: "own", text: "we talked about sailing for an hour" });
    expect(readNote("word ".repeat(500), { name: null, alone: true }, LIMITS)?.text.length).toBeLessThan(300);
    const run = Array.from({ length: 100 }, (_, at) => `w${at}`).join(" ");
    expect(readNote(run, { name: null, alone: true }, { maxWords: 5, topic: "talk" })).toEqual({
      shape: "quote",
      text: "w0 w1 w2 w3 w4 …",
    });
  });

  test("with a slot, or without a word, is no note", () => {
    for (const note of ["", "  ", "...", "🐶", "{name}", "the [thing]", "____", "TODO", "?", "Jane", "their"])
      expect(read(note)).toBeNull();
  });

  test("never keeps an end mark, an edge of white space or what cannot be seen", () => {
    for (const note of [...REAL_NOTES, ...NASTY_NOTES]) {
      const text = read(note)?.text ?? "fine";
      expect(text).not.toMatch(/^\s|\s$| {2}|[.!?,;:]$|[\p{Cc}\p{Cf}\p{Cs}]|\n/u);
    }
  });

  test("is usable in nearly every case that people type", () => {
    const unused = REAL_NOTES.filter((note) => read(note) === null);
    expect(unused).toEqual(["how do they do on-call?", "🚀🚀🚀"]);
  });
});
