import type { Moment } from "../interview.ts";
import { addDays, type Day, daysBetween } from "../time/day.ts";
import { after, HOUR_MS, type Instant, MINUTE_MS } from "../time/instant.ts";
import { clock, dayAt, type Wall, wallAt } from "../time/zone.ts";
import { dayText, tell, timeText } from "../view/lens.ts";
import { readWhen } from "../when/read-when.ts";
import type { WhenMoment, WhenReading, WhenSpan } from "../when/when-reading.ts";
import type { FieldContext, Parsed, QuickAnswer } from "./field.ts";
import { readNearest } from "./read-nearest.ts";
import type { InterviewTime } from "./state.ts";

/** How long an interview is taken to last when only its start is known. */
const USUAL_LENGTH_MS = HOUR_MS;
/** Interviews further away than this, either way, are taken for a slip of the pen. */
const FAR_DAYS = 366;
/** Times offered when only the day is known, in minutes since midnight. */
const USUAL_STARTS = [9, 10, 11, 13, 14, 15].map((hour) => hour * 60);

/** Doubts that the echo before saving settles well enough: nobody interviews at two in the morning. */
const SETTLED_BY_ECHO: ReadonlySet<string> = new Set(["am/pm", "dst-gap", "dst-overlap"]);

/** Within this an interview may as well have been as be still to come. */
const NEAR_DAYS = 60;

type Outcome = Parsed<InterviewTime>;
type Dated = Exclude<WhenReading, { kind: "impossible" }>;

/** "14:00", "9-10:30", "from 2pm to 3pm": a time that names no day. */
const CLOCKS_ALONE =
  /^(?:from |at )?\d{1,2}(?:[:.]\d{2})?(?: ?[ap]m)?(?: ?(?:-|–|to|until|till) ?\d{1,2}(?:[:.]\d{2})?(?: ?[ap]m)?)?$/iu;
/** "until 15:30": only when it ended. */
const END_ALONE = /^(?:until|till|to|(?:it )?end(?:ed|s)?(?: at)?)\s+/iu;

/**
 * Reads when an interview was, or is to be. A day without a time asks for the time; a time alone, or only the
 * end, changes the answer that is there already.
 */
export function readInterviewTime(text: string, context: FieldContext): Outcome {
  const known = context.values.when;
  if (known !== undefined && END_ALONE.test(text)) {
    return readAfresh(`${wallWords(known.start.wall)}-${text.replace(END_ALONE, "")}`, context);
  }
  const isClock = known !== undefined && isClockAlone(text);
  return readAfresh(isClock ? `${known.start.wall.day} ${text}` : text, context);
}

/** True for a time that names no day. */
export function isClockAlone(text: string): boolean {
  return CLOCKS_ALONE.test(text);
}

function readAfresh(text: string, context: FieldContext): Outcome {
  const reading = readNearest(text, context, "past");
  if (reading === null) return { kind: "problem", sentence: tell(context, "field.when.problem") };
  if (reading.kind === "impossible") {
    return { kind: "problem", sentence: tell(context, "field.when.impossible") };
  }
  const far = farDay(reading, context);
  if (far !== null) {
    return { kind: "problem", sentence: tell(context, "field.when.far", { day: dayText(context, far) }) };
  }
  const spans = readings(text, reading, context);
  const [only, another] = spans;
  return only === undefined || another !== undefined || isDoubtful(reading)
    ? whichOne(spans, context)
    : timeOf(only, text, context);
}

/**
 * All that the words may mean. Interviews are logged before as well as after: "Monday at 10" is the last one and
 * the next one, as long as neither is far away; "at 10" is today, whether that has passed or not.
 */
function readings(text: string, reading: Dated, context: FieldContext): readonly WhenSpan[] {
  const own = spansOf(reading);
  const ahead = readWhen(text, { ...context, direction: "future" });
  if (ahead === null || ahead.kind !== reading.kind) return own;
  const isNew = (span: WhenSpan): boolean => !own.some((one) => startOf(one) === startOf(span));
  const others = spansOf(ahead).filter((span) => isNew(span) && isNear(span, context));
  if (others.length === 0) return own;
  const all = [...own, ...others].toSorted((a, b) => daysBetween(firstDay(b), firstDay(a)));
  const today = all.filter((span) => firstDay(span) === dayAt(context.now, context.zone));
  return today.length === 1 && !isDoubtful(reading) ? today : all;
}

function isDoubtful({ ask }: Dated): boolean {
  return ask !== null && !SETTLED_BY_ECHO.has(ask);
}

function spansOf(reading: Dated): readonly WhenSpan[] {
  return isDoubtful(reading) ? [reading, ...reading.alternatives] : [reading];
}

function isNear(span: WhenSpan, { now, zone }: FieldContext): boolean {
  return Math.abs(daysBetween(dayAt(now, zone), firstDay(span))) <= NEAR_DAYS;
}

function firstDay(span: WhenSpan): Day {
  return typeof span.from === "string" ? span.from : span.from.wall.day;
}

function farDay(span: WhenSpan, { now, zone }: FieldContext): Day | null {
  const today = dayAt(now, zone);
  const day = firstDay(span);
  return day < addDays(today, -FAR_DAYS) || day > addDays(today, FAR_DAYS) ? day : null;
}

function timeOf(span: WhenSpan, words: string, context: FieldContext): Outcome {
  switch (span.kind) {
    case "instant":
      return { kind: "value", value: interviewAt(span.from, words, context) };
    case "day":
      return askTime(span.from, USUAL_STARTS, context);
    case "daypart": {
      const { from, to } = span;
      const starts = USUAL_STARTS.filter((minute) => minute >= from.wall.minute && minute < to.wall.minute);
      return askTime(from.wall.day, starts.length === 0 ? [from.wall.minute] : starts, context);
    }
    case "range": {
      const { from, to } = span;
      if (typeof from !== "string" && typeof to !== "string") {
        const start = moment(from, words, context);
        return { kind: "value", value: { start, endsAt: to.at } };
      }
      return { kind: "problem", sentence: tell(context, "field.when.problem") };
    }
    case "deadline":
      return { kind: "problem", sentence: tell(context, "field.when.problem") };
  }
}

function moment({ at, wall }: WhenMoment, words: string, { zone }: FieldContext): Moment {
  return { at, wall, zone, words };
}

/** True when nobody has said how long it took: the end is what interviews usually take. */
export function isEndAssumed({ start, endsAt }: InterviewTime, context: FieldContext): boolean {
  if (endsAt - start.at !== USUAL_LENGTH_MS) return false;
  const reading = readWhen(start.words, { ...context, direction: "past" });
  return reading === null || reading.kind !== "range";
}

/** "Just now" means that it has just ended; any other time is when it began. */
function interviewAt(found: WhenMoment, words: string, context: FieldContext): InterviewTime {
  if (Math.abs(found.at - context.now) >= MINUTE_MS) {
    return { start: moment(found, words, context), endsAt: after(found.at, USUAL_LENGTH_MS) };
  }
  const at = after(context.now, -USUAL_LENGTH_MS);
  return { start: moment({ at, wall: wallAt(at, context.zone) }, words, context), endsAt: context.now };
}

/** A day is known; its time is asked, with the usual ones as buttons. */
function askTime(day: Day, starts: readonly number[], context: FieldContext): Outcome {
  return {
    kind: "unsure",
    prompt: tell(context, "field.when.time", { day: dayText(context, day) }),
    partial: day,
    answers: starts.map((minute) => ({ label: clock(minute), text: wallWords({ day, minute }) })),
  };
}

function wallWords({ day, minute }: Wall): string {
  return `${day} ${clock(minute)}`;
}

function startOf(span: WhenSpan): Instant | Day {
  return typeof span.from === "string" ? span.from : span.from.at;
}

/** The readings as buttons with weekday and date; each stands for words that can be read only one way. */
function spanAnswer(span: WhenSpan, context: FieldContext): QuickAnswer {
  const start = startOf(span);
  if (typeof start === "string") return { label: dayText(context, start), text: start };
  // Of a part of a day only the day is settled: the time is asked next.
  if (span.kind === "daypart") return { label: dayText(context, firstDay(span)), text: firstDay(span) };
  const words = wallWords(wallAt(start, context.zone));
  const label = timeText(context, start);
  if (span.kind !== "range" || typeof span.to === "string") return { label, text: words };
  const end = clock(span.to.wall.minute);
  return { label: `${label}–${end}`, text: `${words}-${end}` };
}

/** Which of the readings is meant; of a single one, whether it is: something beside it was not understood. */
function whichOne(spans: readonly WhenSpan[], context: FieldContext): Outcome {
  const answers = spans.map((span) => spanAnswer(span, context));
  const distinct = answers.filter(
    ({ text }, index) => answers.findIndex((other) => other.text === text) === index,
  );
  return {
    kind: "unsure",
    prompt: tell(context, distinct.length === 1 ? "field.when.only" : "field.when.which"),
    partial: null,
    answers: distinct.slice(0, 4),
  };
}
