import { z } from "zod";
import { type Day, parseDay } from "../core/time/day.ts";
import { type Instant, parseInstant } from "../core/time/instant.ts";
import { parseZone, type ZoneId } from "../core/time/zone.ts";
import { CliInputError } from "./cli-input-error.ts";

/** A text that `parse` can read; `hint` begins with a verb and says what would work. */
export function parsed<T>(parse: (text: string) => T | null, hint: string) {
  return z.string({ error: hint }).transform((text, context): T => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: hint });
    return z.NEVER;
  });
}

/** Interviews of living people; plans reach a little beyond. */
const isOurTime = (iso: string): boolean => iso >= "1900" && iso < "2900";

export const instantField = parsed<Instant>(
  (text) => (isOurTime(text) ? parseInstant(text) : null),
  "needs a date and time with its offset, such as 2026-11-17T15:00:00+01:00",
);
export const dayField = parsed<Day>(
  (text) => (isOurTime(text) ? parseDay(text) : null),
  "needs a day that exists, such as 2026-11-20",
);
export const zoneField = parsed<ZoneId>(parseZone, "needs a time zone, such as Europe/Stockholm");
export const nameField = z
  .string({ error: "needs a text" })
  .trim()
  .min(1, "must not be empty")
  .max(500, "is too long");

export const oneOf = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.enum(names, { error: `needs one of: ${names.join(", ")}` });

/** `{ by }` or `{ from, to }`, as the domain has it. */
export const promiseField = z
  .union(
    [
      z.strictObject({ by: dayField }).transform(({ by }) => ({ from: null, by })),
      z.strictObject({ from: dayField, to: dayField }).transform(({ from, to }) => ({ from, by: to })),
    ],
    { error: 'needs {"by": day} or {"from": day, "to": day}, with days such as 2026-11-20' },
  )
  .refine(({ from, by }) => from === null || from <= by, "must not end before it begins");

/**
 * The input as the schema has it.
 * @throws {CliInputError} naming the first thing that is wrong, and what would work.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new CliInputError(explain(result.error.issues[0], input));
}

function explain(issue: z.core.$ZodIssue | undefined, input: unknown): string {
  if (issue === undefined) return "the input cannot be read";
  const place = issue.path.length === 0 ? "the input" : issue.path.join(".");
  if (issue.code === "unrecognized_keys") return `${place} has a key I do not know: ${issue.keys.join(", ")}`;
  if (issue.code !== "invalid_type") return `${place} ${issue.message}`;
  if (valueAt(input, issue.path) === undefined) return `${place} is missing`;
  // Messages of our own begin with a verb; the library's own do not.
  return issue.message.startsWith("needs")
    ? `${place} ${issue.message}`
    : `${place} needs to be of type ${issue.expected}`;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}
