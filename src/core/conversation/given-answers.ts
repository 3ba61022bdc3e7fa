import { cleanText } from "./clean-text.ts";
import type { Field } from "./field.ts";
import { doubtLine } from "./line-doubts.ts";
import type { Answers, FormValues } from "./state.ts";

/** What was filled in, as lines `field: text` that wait for their questions; null where nothing was. */
export function answerLine(fields: readonly Field[], answers: Answers): string | null {
  const given = fields.map(({ name }) => ({
    field: name,
    text: cleanText(answers[name] ?? "").replaceAll("\n", " "),
  }));
  return doubtLine(given.filter(({ text }) => text !== ""));
}

/** The answers that say that there is nothing to say. */
export function leftEmpty(fields: readonly Field[]): FormValues {
  return Object.fromEntries(fields.map(({ name }) => [name, null]));
}
