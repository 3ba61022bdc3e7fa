import { z } from "zod";
import { toZonedIso, type ZoneId } from "../core/time/zone.ts";
import { LANGUAGES } from "../core/user.ts";
import { readWhen } from "../core/when/read-when.ts";
import type { WhenPoint, WhenSpan } from "../core/when/when-reading.ts";
import { canRead } from "../core/when/words/word-lists.ts";
import { CliInputError } from "./cli-input-error.ts";
import { instantField, oneOf, parseInput, zoneField } from "./fields.ts";

const inputSchema = z.object({
  text: z.string(),
  lang: oneOf(LANGUAGES),
  locale: z.string().optional(),
  tz: zoneField,
  ref: instantField,
  dir: oneOf(["past", "future"]),
});

/** One answer of `when`: days as `YYYY-MM-DD`, moments as ISO 8601 with the offset of the zone asked for. */
interface SpanOutput {
  readonly kind: WhenSpan["kind"];
  readonly from: string;
  readonly to?: string;
}

interface WhenOutput extends SpanOutput {
  readonly approx?: true;
  readonly ask?: string;
  readonly alternatives?: readonly SpanOutput[];
}

/**
 * Answers one line of `when`: what the text means as a date or time, or null where nothing should be read
 * (a date that does not exist, among others).
 *
 * @throws {CliInputError} when the line is not of the shape `{ text, lang, locale?, tz, ref, dir }`.
 */
export function answerWhen(input: unknown): WhenOutput | null {
  const { text, lang, locale, tz: zone, ref: now, dir } = parseInput(inputSchema, input);
  if (!canRead(lang)) throw new CliInputError(`lang: only English (en) can be read so far, not ${lang}`);
  const reading = readWhen(text, { now, zone, language: lang, locale: locale ?? null, direction: dir });
  if (reading === null || reading.kind === "impossible") return null;
  const { approx, ask, alternatives } = reading;
  return {
    ...writeSpan(reading, zone),
    ...(approx ? { approx } : {}),
    ...(ask === null ? {} : { ask }),
    ...(alternatives.length === 0 ? {} : { alternatives: alternatives.map((one) => writeSpan(one, zone)) }),
  };
}

function writeSpan(span: WhenSpan, zone: ZoneId): SpanOutput {
  const from = writePoint(span.from, zone);
  return "to" in span ? { kind: span.kind, from, to: writePoint(span.to, zone) } : { kind: span.kind, from };
}

function writePoint(point: WhenPoint, zone: ZoneId): string {
  return typeof point === "string" ? point : toZonedIso(point.at, zone);
}
