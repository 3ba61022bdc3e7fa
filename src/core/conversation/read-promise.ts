import type { PromisedAnswer } from "../interview.ts";
import { addDays, type Day } from "../time/day.ts";
import { dayAt } from "../time/zone.ts";
import { dayText, tell } from "../view/lens.ts";
import type { WhenPoint, WhenReading, WhenSpan } from "../when/when-reading.ts";
import type { FieldContext, Parsed } from "./field.ts";
import { readNearest } from "./read-nearest.ts";

/** Later than this nobody promises an answer. */
const FAR_DAYS = 366;

/** "Nothing", "they did not say", "no idea": no promise was made. */
const NOTHING =
  /^(no|none|nothing|nope|unknown|no idea|not sure|(they |he |she )?(did ?n[o’']?t|haven[’']t|said nothing).*)[.!]?$/iu;

type Dated = Exclude<WhenReading, { kind: "impossible" }>;

const dayOfPoint = (point: WhenPoint): Day => (typeof point === "string" ? point : point.wall.day);

function spanDays(span: WhenSpan): { readonly from: Day | null; readonly by: Day } {
  switch (span.kind) {
    case "day":
      return { from: null, by: span.from };
    case "instant":
      return { from: null, by: span.from.wall.day };
    case "daypart":
      return { from: null, by: span.to.wall.day };
    case "range": {
      const [from, by] = [dayOfPoint(span.from), dayOfPoint(span.to)];
      return { from: from === by ? null : from, by };
    }
    case "deadline":
      return { from: null, by: dayOfPoint(span.to) };
  }
}

/** Reads what they said about answering; null as value when they said nothing. */
export function readPromise(text: string, context: FieldContext): Parsed<PromisedAnswer | null> {
  if (NOTHING.test(text)) return { kind: "value", value: null };
  const reading = readNearest(text, context, "future");
  if (reading === null) return { kind: "problem", sentence: tell(context, "field.promise.problem") };
  if (reading.kind === "impossible") {
    return { kind: "problem", sentence: tell(context, "field.promise.impossible") };
  }
  const isDoubtful = reading.alternatives.length > 0 || reading.ask === "leftover";
  if (reading.ask !== null && isDoubtful) return whichDay(reading, context);
  return checked({ ...spanDays(reading), words: ownWords(reading.words), saidAt: null }, context);
}

/** A button's date is not what they said: then there are no words to quote. */
function ownWords(words: string): string {
  return /\d{4}-\d{2}-\d{2}/u.test(words) ? "" : words;
}

function checked(promise: PromisedAnswer, context: FieldContext): Parsed<PromisedAnswer | null> {
  const interview = context.values.when?.start.wall.day ?? null;
  const day = dayText(context, promise.by);
  if (interview !== null && promise.by < interview) {
    return { kind: "problem", sentence: tell(context, "field.promise.early", { day }) };
  }
  if (promise.by > addDays(dayAt(context.now, context.zone), FAR_DAYS)) {
    return { kind: "problem", sentence: tell(context, "field.promise.far", { day }) };
  }
  return { kind: "value", value: promise };
}

function whichDay(reading: Dated, context: FieldContext): Parsed<never> {
  const spans: readonly WhenSpan[] = [reading, ...reading.alternatives];
  const days = [...new Set(spans.map((span) => spanDays(span).by))];
  return {
    kind: "unsure",
    prompt: tell(context, "field.promise.which"),
    partial: null,
    answers: days.slice(0, 4).map((day) => ({ label: dayText(context, day), text: `by ${day}` })),
  };
}
