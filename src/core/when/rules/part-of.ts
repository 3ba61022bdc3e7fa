import { addDays, addMonths, type Day, weekdayOf } from "../../time/day.ts";
import { daysOf } from "../calendar.ts";
import type { DaySpan, NonEmpty, Part, Payload, Reduced } from "../token.ts";
import { changeAll, makeDay, makePeriod } from "./make.ts";

type PeriodPayload = Extract<Reduced, { readonly kind: "period" }>;

/** Beginning, middle and end of a period; the last day of it for a plain "end". */
export function partOf(part: Part, { unit, spans, ask }: PeriodPayload): Payload | null {
  const span = spans[0];
  if (part === "end") return endOf(unit, spans, ask);
  if (unit === "week") {
    const weeks: Readonly<Record<typeof part, NonEmpty<DaySpan>>> = {
      start: [daysOf(span.from, 1, 2), daysOf(span.from, 1, 3)],
      middle: [daysOf(span.from, 2, 4), daysOf(span.from, 3, 3)],
      late: [daysOf(span.from, 4, 5)],
    };
    return makePeriod("days", weeks[part]);
  }
  if (unit === "weekend" || unit === "days") return null;
  const length = unit === "month" ? null : unit === "quarter" ? 1 : 2;
  if (length === null) {
    const thirds: Readonly<Record<typeof part, NonEmpty<DaySpan>>> = {
      start: [daysOf(span.from, 1, 10), daysOf(span.from, 1, 7)],
      middle: [daysOf(span.from, 11, 20), daysOf(span.from, 15, 15)],
      late: [{ from: addDays(span.from, 20), to: span.to }],
    };
    return makePeriod("days", thirds[part]);
  }
  const total = unit === "quarter" ? 3 : 12;
  const first = part === "start" ? 0 : part === "late" ? total - length : (total - length) / 2;
  const from = addMonths(span.from, first);
  return makePeriod("days", [{ from, to: addDays(addMonths(from, length), -1) }]);
}

function endOf(
  unit: PeriodPayload["unit"],
  spans: PeriodPayload["spans"],
  ask: PeriodPayload["ask"],
): Payload {
  const ends = changeAll(spans, ({ to }) => to);
  const [last] = ends;
  const working = weekdayOf(last) > 5 ? addDays(last, 5 - weekdayOf(last)) : last;
  const days: NonEmpty<Day> = unit === "week" ? [working, last] : working === last ? [last] : [last, working];
  const others = unit === "weekend" ? ends.slice(1) : [];
  const options: NonEmpty<Day> = unit === "weekend" ? [last, ...others] : days;
  return makeDay(options, { isEnd: true, ask });
}
