import { type Instant, instant, MINUTE_MS } from "../time/instant.ts";
import { wallAt, type ZoneId } from "../time/zone.ts";
import type { Language } from "../user.ts";
import { assemble } from "./assemble.ts";
import { cascade } from "./rule.ts";
import { clockRangeRules, looseRangeRules } from "./rules/clock-ranges.ts";
import { clockRules } from "./rules/clocks.ts";
import { dateRules } from "./rules/dates.ts";
import { dayRules, offsetRules, upcomingRules } from "./rules/days.ts";
import { deadlineRules } from "./rules/deadlines.ts";
import { everydayRules } from "./rules/everyday.ts";
import { joinRules } from "./rules/joins.ts";
import { periodRules } from "./rules/periods.ts";
import { quantityRules } from "./rules/quantities.ts";
import type { Env, Kind } from "./token.ts";
import { tokenize } from "./tokenize.ts";
import type { WhenReading } from "./when-reading.ts";
import { wordListOf } from "./words/word-lists.ts";

/** What the words are said in. */
export interface WhenContext {
  readonly now: Instant;
  /** The person's own zone; every time of day is one of its clocks. */
  readonly zone: ZoneId;
  readonly language: Language;
  /** A tag such as `en-US`, which puts the month before the day; null when unknown. */
  readonly locale: string | null;
  /** Whether the question was about something that has been ("on Monday" was) or is to come. */
  readonly direction: "past" | "future";
}

/** Longer texts are letters, not answers. */
const LONGEST_TEXT = 200;

/** Words of other matters: with one of them, a figure alone is no date. */
const OTHER: ReadonlySet<Kind> = new Set<Kind>(["unknown", "counted", "greeting"]);

const RULES = [
  ...quantityRules,
  ...clockRules,
  ...clockRangeRules,
  ...everydayRules,
  ...dateRules,
  ...upcomingRules,
  ...periodRules,
  ...dayRules,
  ...offsetRules,
  ...looseRangeRules,
  ...joinRules,
  ...deadlineRules,
];

/**
 * Reads the date or time that somebody wrote, alone or inside a sentence. Null when there is none that could
 * be used ("soon"), or when the text is longer than 200 characters. Never throws.
 *
 * "By" includes the day it names and "before" ends the day before; weeks run from Monday to Sunday and end,
 * as people speak, on Friday; hours from one to six without "am" are in the afternoon. A year that was named
 * is kept whatever it is: whether the date is sensible is the caller's question.
 */
export function readWhen(text: string, context: WhenContext): WhenReading | null {
  if (text.length > LONGEST_TEXT) return null;
  const plain = text.normalize("NFC").replaceAll(/[’ʼ`´]/gu, "'");
  const words = wordListOf(context.language);
  const tokens = tokenize(plain, words);
  const now = instant(context.now - (((context.now % MINUTE_MS) + MINUTE_MS) % MINUTE_MS));
  const wall = wallAt(now, context.zone);
  const env: Env = {
    now,
    today: wall.day,
    minute: wall.minute,
    zone: context.zone,
    past: context.direction === "past",
    monthFirst: context.locale?.toLowerCase() === "en-us",
    words,
    whole: !tokens.some(({ kind }) => OTHER.has(kind)),
  };
  return assemble(plain, cascade(tokens, RULES, env), env);
}
