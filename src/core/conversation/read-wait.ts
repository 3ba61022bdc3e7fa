import { addDays, type Day } from "../time/day.ts";
import { dayText, tell, todayOf } from "../view/lens.ts";
import type { WhenSpan } from "../when/when-reading.ts";
import type { FieldContext, Parsed } from "./field.ts";
import { NOTHING } from "./nothing-said.ts";
import { readNearest } from "./read-nearest.ts";

/** Longer than this nobody asks one to wait. */
const FAR_DAYS = 366;
/** "Wait for", "not before", "until": what comes behind it is the day, or the first of several. */
const LEAD = /^(?:(?:please|to|wait|for|at least|until|till|not before|after|from)\s+)+/iu;

/** Until when they asked to wait: "a week", "until 1 December"; null as value when they asked no such thing. */
export function readWait(text: string, context: FieldContext): Parsed<Day | null> {
  if (NOTHING.test(text)) return { kind: "value", value: null };
  const reading = readNearest(text.replace(LEAD, ""), context, "future");
  if (reading === null || reading.kind === "impossible") return problem(context);
  const today = todayOf(context);
  const isDoubtful = reading.ask !== null && reading.alternatives.length > 0;
  const meant = [reading, ...(isDoubtful ? reading.alternatives : [])].map(dayOf);
  const [day = dayOf(reading), ...others] = new Set(meant.filter((one) => one > today));
  if (others.length > 0) {
    return {
      kind: "unsure",
      prompt: tell(context, "field.promise.which"),
      partial: null,
      answers: [day, ...others].map((one) => ({ label: dayText(context, one), text: one })),
    };
  }
  if (day > addDays(today, FAR_DAYS)) return problem(context);
  if (day <= today) {
    return { kind: "problem", sentence: tell(context, "replied.wait-past", { day: dayText(context, day) }) };
  }
  return { kind: "value", value: day };
}

function problem(context: FieldContext): Parsed<never> {
  return { kind: "problem", sentence: tell(context, "replied.wait-problem") };
}

function dayOf(span: WhenSpan): Day {
  const point = span.kind === "deadline" ? span.to : span.from;
  return typeof point === "string" ? point : point.wall.day;
}
