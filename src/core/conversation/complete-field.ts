import { formatReading } from "../text/format-when.ts";
import { todayOf } from "../view/lens.ts";
import { cleanText } from "./clean-text.ts";
import type { QuickAnswer } from "./field.ts";
import { fieldOf } from "./fields.ts";
import { readNearest } from "./read-nearest.ts";
import type { FieldName } from "./state.ts";
import { type Facts, fieldContext, lens } from "./turn.ts";

/** As many as help: more is a list to read. */
const MOST = 10;

/**
 * What a person may mean by the beginning of an answer: companies they have been at, and for dates what would
 * be understood, with weekday and distance ("Friday 27 November, in 9 days").
 */
export function completeField(name: FieldName, typed: string, facts: Facts): readonly QuickAnswer[] {
  const text = cleanText(typed);
  if (name === "company") return companies(text, facts);
  const field = fieldOf(name);
  // Without the zone a date would be echoed wrongly: better not at all.
  if (field.needsZone && facts.user.timeZone === null) return [];
  const context = fieldContext(facts, {});
  if (text === "") return field.quick(context).slice(0, MOST);
  const read = field.read(text, context);
  if (read.kind === "unsure") return read.answers.map((answer) => echoed(answer, name, facts)).slice(0, MOST);
  return read.kind === "value" ? [echoed({ label: text, text }, name, facts)] : [];
}

function companies(text: string, { interviews, closed }: Facts): readonly QuickAnswer[] {
  const known = [...interviews, ...closed].map(({ interview }) => interview.company);
  return [...new Set(known)]
    .filter((company) => company.toLowerCase().includes(text.toLowerCase()))
    .slice(0, MOST)
    .map((company) => ({ label: company, text: company }));
}

/** The answer with what it would be understood as. */
function echoed(answer: QuickAnswer, name: FieldName, facts: Facts): QuickAnswer {
  const look = lens(facts);
  const asked = name === "when" ? "past" : "future";
  const reading = readNearest(answer.text, { ...look, locale: facts.locale }, asked);
  if (reading === null || reading.kind === "impossible") return answer;
  return { label: formatReading(reading, look.zone, look.language, todayOf(look)), text: answer.text };
}
