import { z } from "zod";
import { parseInstant } from "../core/time/instant.ts";
import { parseZone, toZonedIso, type ZoneId } from "../core/time/zone.ts";
import { LANGUAGES } from "../core/user.ts";
import { readWhen } from "../core/when/read-when.ts";
import type { WhenPoint, WhenSpan } from "../core/when/when-reading.ts";
import { canRead } from "../core/when/words/word-lists.ts";
import { CliInputError } from "./cli-input-error.ts";

const inputSchema = z.object({
  text: z.string(),
  lang: z.enum(LANGUAGES),
  locale: z.string().optional(),
  tz: z.string(),
  ref: z.string(),
  dir: z.enum(["past", "future"]),
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
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) throw new CliInputError(explain(parsed.error));
  const { text, lang, locale, tz, ref, dir } = parsed.data;
  if (!canRead(lang))
    throw new CliInputError(`"lang": only English ("en") can be read so far, not "${lang}"`);
  const zone = parseZone(tz);
  if (zone === null) throw new CliInputError('"tz" needs a time zone such as "Europe/Stockholm"');
  const now = parseInstant(ref);
  if (now === null)
    throw new CliInputError('"ref" needs a time with an offset, such as "2026-11-18T10:00:00+01:00"');
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

/** What would have worked, for the first fault. */
function explain(error: z.ZodError): string {
  const field = error.issues[0]?.path[0];
  const hints: Readonly<Record<string, string>> = {
    text: '"text" needs the words to read, such as "next Friday at 2"',
    lang: `"lang" is one of ${LANGUAGES.join(", ")}`,
    locale: '"locale" is a tag such as "en-US", or left out',
    tz: '"tz" needs a time zone such as "Europe/Stockholm"',
    ref: '"ref" needs a time with an offset, such as "2026-11-18T10:00:00+01:00"',
    dir: '"dir" is "past" or "future"',
  };
  const hint = typeof field === "string" ? hints[field] : undefined;
  return (
    hint ??
    'each line is an object such as {"text": "by Friday", "lang": "en", "tz": "Europe/Stockholm", "ref": "2026-11-18T10:00:00+01:00", "dir": "future"}'
  );
}
