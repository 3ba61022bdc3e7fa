import { rule } from "../rule.ts";
import {
  type Env,
  has,
  type NonEmpty,
  type Payload,
  pick,
  pickAll,
  type Reduced,
  type Token,
  type TokenOf,
} from "../token.ts";
import type { AskReason } from "../when-reading.ts";
import { makeClock } from "./make.ts";

const HALF_DAY = 12 * 60;
const LAST_MINUTE = 24 * 60;
/** From one to before seven, people who say no "am" or "pm" mean the afternoon. */
const EARLIEST = 60;
const MORNING = 7 * 60;

type Clock = Extract<Reduced, { readonly kind: "clock" }>;

/** A time as said, without am or pm: in the small hours the afternoon comes first. */
function spoken(minute: number, strong: boolean, ask: AskReason | null): Clock {
  if (minute < EARLIEST || minute >= MORNING) return makeClock([minute], { strong });
  return makeClock([minute + HALF_DAY, minute], { strong, ask });
}

function isHour(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 24;
}

/** "2", "14", "1430" as a time. */
function fromNumber(token: TokenOf<"number"> | TokenOf<"year">, strong: boolean): Payload | null {
  const digits = token.kind === "year" ? 4 : token.digits;
  if (digits >= 3) {
    const [hour, minute] = [Math.floor(token.value / 100), token.value % 100];
    return isHour(hour) && minute < 60 ? makeClock([hour * 60 + minute], { strong }) : null;
  }
  if (!isHour(token.value)) return null;
  // "at 02" is the 24-hour clock.
  const zero = token.kind === "number" && digits === 2 && token.value < 10;
  return zero ? makeClock([token.value * 60], { strong }) : spoken(token.value * 60, strong, "am/pm");
}

function fromColon({ minute, zero }: TokenOf<"colon">, env: Env): Clock {
  return zero || !env.words.twelveHours ? makeClock([minute]) : spoken(minute, true, "am/pm");
}

/** 14.30 as a time; null when it can be none. */
export function fromDotted(
  { first, second, secondDigits, year }: TokenOf<"dotted">,
  env: Env,
): Payload | null {
  if (year !== null || secondDigits !== 2 || first > 23 || second > 59) return null;
  return env.words.twelveHours
    ? spoken(first * 60 + second, true, "am/pm")
    : makeClock([first * 60 + second]);
}

function withMeridiem(minute: number, pm: boolean): Payload | null {
  const hour = Math.floor(minute / 60);
  if (hour > 23 || (hour === 0 && pm)) return null;
  // "14 pm" is a slip, and clear enough.
  const base = hour === 12 ? minute - HALF_DAY : minute;
  return makeClock([pm && base < HALF_DAY ? base + HALF_DAY : base], { meridiem: true });
}

/** Minutes before or after a full hour: "ten to three", "half past two". */
function beside(hour: number, minutes: number, strong: boolean): Payload | null {
  if (!isHour(hour) || hour > 23 || minutes <= -60 || minutes >= 60) return null;
  const minute = (hour * 60 + minutes + LAST_MINUTE) % LAST_MINUTE;
  // A quarter to one is after noon.
  if (hour === 1 && minutes < 0) return makeClock([minute + HALF_DAY, minute], { strong });
  return spoken(minute, strong, null);
}

const MINUTE_WORDS = new Set([5, 10, 15, 20, 25]);

/** "ten to three" is a time; "9 to 5" and "twenty to thirty" are ranges. */
function minutesTo(match: readonly Token[]): Payload | null {
  const [minutes, hour] = pickAll(match, "number");
  if (minutes === undefined || hour === undefined || hour.value > 12 || hour.value < 1) return null;
  const words = minutes.digits === 0 || (minutes.value !== 10 && hour.value < minutes.value);
  return words && MINUTE_WORDS.has(minutes.value) ? beside(hour.value, -minutes.value, false) : null;
}

function halfHour(match: readonly Token[], env: Env): Payload | null {
  const hour = pick(match, "number")?.value ?? 0;
  if (hour < 1 || hour > 12) return null;
  const [later, sooner] = [hour * 60 + 30, hour * 60 - 30];
  if (has(match, "past")) return beside(hour, 30, true);
  if (env.words.halfMeans === "to") return beside(hour, -30, false);
  const afternoons = [later, sooner].map((minute) => spoken(minute, false, null).minutes);
  const options = [
    ...afternoons.map(([first]) => first),
    ...afternoons.flatMap(([, second]) => second ?? []),
  ];
  const [first = later, ...others] = options;
  return makeClock([first, ...others], { strong: false, ask: "half" });
}

const loosened = (payload: Payload | null): Payload | null =>
  payload?.kind === "clock" ? { ...payload, approx: true } : payload;

const numbered = (strong: boolean) => (match: readonly Token[]) => {
  const token = pick(match, "number") ?? pick(match, "year");
  const clock = token === null ? null : fromNumber(token, strong);
  return has(match, "approx") || has(match, "ish") ? loosened(clock) : clock;
};

/** Times of day. They run before dates, so that the 2 of "Dec 3 2pm" is no year or day. */
export const clockRules = [
  rule("(colon|number|dotted) oclock? meridiem", (match) => {
    const [time] = match;
    const pm = pick(match, "meridiem")?.pm ?? false;
    if (time?.kind === "colon") return withMeridiem(time.minute, pm);
    if (time?.kind === "dotted") return withMeridiem(time.first * 60 + time.second, pm);
    return time?.kind === "number" && time.value <= 23 ? withMeridiem(time.value * 60, pm) : null;
  }),
  rule("clockWord", ([word]) => (word?.kind === "clockWord" ? clockWord(word.minute) : null)),
  rule("number oclock", numbered(true)),
  rule("half past number", halfHour),
  rule("half number", halfHour),
  rule("article? quarter (past|after) number", (match) =>
    beside(pick(match, "number")?.value ?? -1, 15, true),
  ),
  rule("article? quarter (to|of|before) number", (match) =>
    beside(pick(match, "number")?.value ?? -1, -15, true),
  ),
  rule("(number|quantity) (past|after) number", (match) => {
    const hour = pickAll(match, "number").at(-1)?.value ?? -1;
    const minutes = minutesOf(match[0]);
    return minutes === null || hour < 1 || hour > 12 ? null : beside(hour, minutes, has(match, "past"));
  }),
  rule("(?<!from|between|in)number to number", minutesTo),
  rule("quantity to number", (match) => {
    const minutes = minutesOf(match[0]);
    const hour = pick(match, "number")?.value ?? -1;
    return minutes === null || hour < 1 || hour > 12 ? null : beside(hour, -minutes, true);
  }),
  rule("colon", ([time], env) => (time?.kind === "colon" ? fromColon(time, env) : null)),
  rule("at approx? dotted", (match, env) => {
    const time = pick(match, "dotted");
    return time === null ? null : fromDotted(time, env);
  }),
  rule("dotted", ([time], env) =>
    time?.kind === "dotted" && (time.second > 12 || time.second === 0) ? fromDotted(time, env) : null,
  ),
  rule("at? (approx at?)? (number|year) ish", numbered(true)),
  rule("at approx? (number|year) approx?", (match, _env, next) => {
    // "at 3 companies" counts something; "at 3 they call" does not.
    return numbered(next === null || !["unknown", "counted"].includes(next.kind))(match);
  }),
  rule("approx number(?!to|dash|or|number|month|of)", numbered(false)),
  rule("(at|approx)+ clock", (match) => {
    const clock = pick(match, "clock");
    return clock === null ? null : { ...clock, strong: true, approx: clock.approx || has(match, "approx") };
  }),
  rule("clock (approx|ish)", (match) => loosened(pick(match, "clock"))),
];

/** Midnight may be either end of a day; the later one is more often meant. */
function clockWord(minute: number): Payload {
  const options: NonEmpty<number> = minute === LAST_MINUTE ? [LAST_MINUTE, 0] : [minute];
  return makeClock(options, { meridiem: true });
}

function minutesOf(token: Token | undefined): number | null {
  if (token?.kind === "number") return MINUTE_WORDS.has(token.value) ? token.value : null;
  return token?.kind === "quantity" && token.low.unit === "minute" && token.high === null
    ? token.low.count
    : null;
}
