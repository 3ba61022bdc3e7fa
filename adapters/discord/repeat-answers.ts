import { ALL_FIELDS } from "../../src/core/conversation/fields.ts";
import type { Answers } from "../../src/core/conversation/state.ts";
import { say } from "../../src/core/text/say.ts";
import type { Language } from "../../src/core/user.ts";
import { isBlank, plainText } from "../shared/plain-text.ts";
import type { PlainAnswer } from "./api.ts";
import { escapeMarkdown } from "./escape.ts";
import { fit, type Span } from "./fit.ts";
import { MAX_CONTENT } from "./render.ts";

/**
 * The words, and below them what the person had filled in, as they typed it: a form that was sent is gone from
 * their screen. The longest answers are shortened where there is no room for all.
 */
export function repeatAnswers({ content }: PlainAnswer, answers: Answers, language: Language): PlainAnswer {
  const given = ALL_FIELDS.map(({ name, label }) => ({ label, text: plainText(answers[name] ?? "") }));
  const typed = given
    .filter(({ text }) => !isBlank(text))
    .flatMap(({ label, text }, index): readonly Span[] => [
      {
        text: `${say(language, label)}:`,
        gap: index === 0 ? "\n\n" : "\n",
        rank: "firm",
        write: (part) => `**${escapeMarkdown(part)}**`,
      },
      { text, gap: " ", rank: "soft", write: escapeMarkdown },
    ]);
  const words: Span = { text: content, gap: "", rank: "firm", write: (part) => part };
  return { content: fit([words, ...typed], MAX_CONTENT) };
}
