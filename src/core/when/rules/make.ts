import type { Day } from "../../time/day.ts";
import type { Amount, DaySpan, NonEmpty, Reduced } from "../token.ts";
import type { AskReason, WhenSpan } from "../when-reading.ts";

type Of<K extends Reduced["kind"]> = Extract<Reduced, { readonly kind: K }>;
type DayOptions = Partial<Pick<Of<"day">, "weekday" | "isEnd" | "ask" | "approx">>;

export function makeDay(days: NonEmpty<Day>, options: DayOptions = {}): Of<"day"> {
  return { kind: "day", days, weekday: null, isEnd: false, ask: null, approx: false, ...options };
}

/** The day, or "impossible" where somebody named a date that does not exist. */
export function dayOrImpossible(day: Day | null, options: DayOptions = {}): Of<"day"> | Of<"impossible"> {
  return day === null ? { kind: "impossible" } : makeDay([day], options);
}

export function makeClock(
  minutes: NonEmpty<number>,
  options: Partial<Omit<Of<"clock">, "kind" | "minutes">> = {},
): Of<"clock"> {
  return { kind: "clock", minutes, strong: true, meridiem: false, ask: null, approx: false, ...options };
}

export function makePeriod(
  unit: Of<"period">["unit"],
  spans: NonEmpty<DaySpan>,
  options: { readonly ask?: AskReason | null; readonly approx?: boolean } = {},
): Of<"period"> {
  return { kind: "period", unit, spans, ask: null, approx: false, ...options };
}

export function makeQuantity(low: Amount, high: Amount | null, approx: boolean): Of<"quantity"> {
  return { kind: "quantity", low, high, approx };
}

export function makeSpan(
  spans: NonEmpty<WhenSpan>,
  options: { readonly ask?: AskReason | null; readonly approx?: boolean } = {},
): Of<"span"> {
  return { kind: "span", spans, ask: null, approx: false, ...options };
}

/** The same for every option; `change` may drop one by null, and all being dropped gives null. */
export function mapOptions<A, B>(options: NonEmpty<A>, change: (option: A) => B | null): NonEmpty<B> | null {
  const [first, ...others] = options
    .map(change)
    .filter((one): one is Exclude<typeof one, null> => one !== null);
  return first === undefined ? null : [first, ...others];
}

export function changeAll<A, B>([first, ...others]: NonEmpty<A>, change: (option: A) => B): NonEmpty<B> {
  return [change(first), ...others.map(change)];
}
