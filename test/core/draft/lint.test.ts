import { describe, expect, test } from "vitest";
import { type LintFacts, lint } from "../../../src/core/draft/lint.ts";
import { LINT_WORDS } from "../../../src/core/draft/moves/en/lint-words.ts";

const FACTS: LintFacts = {
  maxWords: 120,
  company: "Nordlys",
  role: "Backend developer",
  reader: { name: "Helen Okafor", academicTitle: null },
  sender: "Maya Brandt",
  siblingNames: ["Helen Okafor", "Per Lund"],
  siblingTexts: [],
  hasMaterials: false,
  known: new Set(),
};

const GOOD =
  "Dear Helen,\n\nThank you for the talk about the Backend developer role at Nordlys. Is there anything you need?\n\nKind regards,\nMaya Brandt";

const codes = (text: string, facts: Partial<LintFacts> = {}): readonly string[] =>
  lint(text, { ...FACTS, ...facts }, LINT_WORDS).map(({ code }) => code);

describe("the draft check", () => {
  test("finds nothing in a good text", () => {
    expect(codes(GOOD)).toEqual([]);
  });

  test.each<[string, string, string]>([
    ["open-slot", "Thank you, {name}, for the talk.", "{name}"],
    ["open-slot", "Thank you for telling me about [topic].", "[topic]"],
    ["open-slot", "My number is ____.", "____"],
    ["open-slot", "Thank you, <first name>.", "<first name>"],
    ["wrong-name", "Dear Hellen,\n\nThank you.", "Hellen"],
    ["wrong-name", "Dear Karin,\n\nThank you.", "Karin"],
    ["wrong-name", "Dear Helen,\n\nThank you, Helena, for the talk.", "Helena"],
    ["wrong-company", "I would be glad to join Nordly in spring.", "Nordly"],
    ["wrong-company", "I would love to join Initech.", "Initech"],
    ["wrong-company", "I am writing about the role at Globex.", "Globex"],
    ["pushy", "I need to know as soon as possible.", "I need to know"],
    ["pushy", "You must answer this week.", "You must answer"],
    ["accusing", "You still haven’t replied to my message.", "You still haven’t replied"],
    ["accusing", "Why haven't you called?", "Why haven't you"],
    ["questions", "How are you? Have you decided?", "?"],
    ["repeated-word", "Thank you for the the talk.", "the the"],
    ["missing-attachment", "Please find my sample attached.", "attached"],
  ])("reports %s in: %s", (code, text, part) => {
    const finding = lint(text, FACTS, LINT_WORDS).find((each) => each.code === code);
    expect(finding).toMatchObject({ code, message: LINT_WORDS.messages[finding?.code ?? "spelling"] });
    expect(text.slice(finding?.from, finding?.to)).toBe(part);
  });

  test("reports a text that is too long, as a whole", () => {
    const text = "word and ".repeat(61);
    expect(lint(text, FACTS, LINT_WORDS)).toMatchObject([{ code: "too-long", from: 0, to: text.length }]);
    expect(codes("word and ".repeat(60))).toEqual([]);
  });

  test("reports a text that is too like another interviewer's", () => {
    expect(codes(GOOD, { siblingTexts: [GOOD.replace("Helen", "Per")] })).toEqual(["too-alike"]);
    expect(codes(GOOD, { siblingTexts: ["Dear Per,\n\nIt was good to meet you on Tuesday."] })).toEqual([]);
  });

  test("takes facts as they were given, whatever they look like", () => {
    const text = "Dear Helen,\n\nThank you for telling me about the [X] role at Who? Who? and more.";
    expect(codes(text, { company: "Who? Who?", role: "[X]" })).toEqual([]);
    expect(codes(text)).toEqual(expect.arrayContaining(["open-slot", "questions", "wrong-company"]));
  });

  test("allows an attachment where something was asked for", () => {
    expect(codes("I have attached the references.", { hasMaterials: true })).toEqual([]);
  });

  test("does not take months, common words or a polite leave to wait for faults", () => {
    const june = { reader: { name: "Jane Dean", academicTitle: null } };
    expect(codes("Dear Jane,\n\nWe spoke in June. Please don’t feel that you have to answer.", june)).toEqual(
      [],
    );
    expect(codes("Dear Dr. Okafor,\n\nHe said that he had had enough.")).toEqual([]);
  });
});
