import { tell } from "../view/lens.ts";
import { cleanText } from "./clean-text.ts";
import type { Parsed } from "./field.ts";
import { FORM_FIELDS } from "./fields.ts";
import type { Answers, FieldName, FormName, FormValues } from "./state.ts";
import { type Facts, fieldContext, lens } from "./turn.ts";

/**
 * What is to be mended before a filled-in form can be taken: for each such field one friendly sentence that says
 * what would work. A field that depends on the time zone is not judged before the zone is known.
 */
export function checkAnswers(form: FormName, answers: Answers, facts: Facts): Answers {
  const problems: Partial<Record<FieldName, string>> = {};
  let values: FormValues = {};
  for (const field of FORM_FIELDS[form]) {
    const text = cleanText(answers[field.name] ?? "").replaceAll("\n", " ");
    if (text === "") {
      if (!field.optional) problems[field.name] = tell(lens(facts), field.question);
      continue;
    }
    if (field.needsZone && facts.user.timeZone === null) continue;
    const read = field.read(text, fieldContext(facts, values));
    if (read.kind === "value") values = read.value;
    else problems[field.name] = read.kind === "unsure" ? withChoices(read) : read.sentence;
  }
  return problems;
}

/** Below a field there is room for no buttons: where there are several readings, the sentence names them. */
function withChoices({ prompt, partial, answers }: Extract<Parsed<FormValues>, { kind: "unsure" }>): string {
  const readings = partial === null ? answers.map(({ label }) => label) : [];
  return readings.length === 0 ? prompt : `${prompt} ${readings.join(" · ")}`;
}
