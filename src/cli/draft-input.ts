import { z } from "zod";
import { DRAFT_KINDS, GENDERS, TONES } from "../core/draft/request.ts";
import { CHANNELS, PERSON_KINDS } from "../core/interview.ts";
import { type Day, parseDay } from "../core/time/day.ts";
import { type Instant, parseInstant } from "../core/time/instant.ts";
import { parseZone, type ZoneId } from "../core/time/zone.ts";
import { LANGUAGES } from "../core/user.ts";
import { CliInputError } from "./cli-input-error.ts";

/** A text that `parse` can read; `hint` says what would work. */
function parsed<T>(parse: (text: string) => T | null, hint: string) {
  return z.string({ error: hint }).transform((text, context): T => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: hint });
    return z.NEVER;
  });
}

const instantField = parsed<Instant>(
  parseInstant,
  "needs a date and time with its offset, such as 2026-11-17T15:00:00+01:00",
);
const dayField = parsed<Day>(parseDay, "needs a day that exists, such as 2026-11-20");
const zoneField = parsed<ZoneId>(parseZone, "needs a time zone, such as Europe/Stockholm");
const nameField = z
  .string({ error: "needs a text" })
  .trim()
  .min(1, "must not be empty")
  .max(500, "is too long");
const noteField = z
  .string({ error: "needs a text" })
  .max(20_000, "is too long")
  .nullable()
  .default(null)
  .transform((text) => (text === null || text.trim() === "" ? null : text));
const oneOf = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.enum(names, { error: `needs one of: ${names.join(", ")}` });

const promiseSchema = z
  .union(
    [
      z.strictObject({ by: dayField }).transform(({ by }) => ({ from: null, by })),
      z.strictObject({ from: dayField, to: dayField }).transform(({ from, to }) => ({ from, by: to })),
    ],
    { error: 'needs {"by": day} or {"from": day, "to": day}, with days such as 2026-11-20' },
  )
  .refine(({ from, by }) => from === null || from <= by, "must not end before it begins");

/** What the plan's contract allows beside these is allowed here too, and says nothing to a draft. */
const interviewSchema = z.object({
  company: nameField,
  role: noteField,
  startsAt: instantField.nullable().default(null),
  endsAt: instantField,
  promise: promiseSchema.nullable().default(null),
  channel: oneOf(CHANNELS).nullable().default(null),
  wantsJob: z.boolean({ error: "needs true or false" }).default(true),
  materials: z
    .array(z.object({ what: nameField, due: dayField.nullable().default(null) }))
    .max(100)
    .default([]),
  people: z
    .array(z.object({ name: nameField, kind: oneOf(PERSON_KINDS).default("interviewer") }))
    .max(100)
    .default([]),
});

const personSchema = z.object({
  name: nameField,
  title: noteField,
  address: oneOf(["first", "formal"]).nullable().default(null),
  gender: oneOf(GENDERS).default("unknown"),
  academicTitle: noteField,
  highlight: noteField,
  learned: noteField,
  value: noteField,
  problem: noteField,
  experience: noteField,
});

const draftSchema = z.object({
  kind: oneOf(DRAFT_KINDS),
  language: oneOf(LANGUAGES).default("en"),
  tone: oneOf(TONES).default("neutral"),
  now: instantField,
  user: z.object({ name: noteField, timeZone: zoneField }),
  interview: interviewSchema,
  person: personSchema.nullable().default(null),
  variant: z.int("needs a whole number from 0").min(0, "needs a whole number from 0").default(0),
});

export type DraftInput = z.output<typeof draftSchema>;

/** @throws {CliInputError} naming the first thing that is wrong, and what would work. */
export function parseDraftInput(input: unknown): DraftInput {
  const result = draftSchema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "the input" : issue.path.join(".");
  throw new CliInputError(`${place} ${issue === undefined ? "cannot be read" : reasonOf(issue)}`);
}

/** Messages of our own begin with a verb; the library's own do not. */
function reasonOf(issue: z.core.$ZodIssue): string {
  const isOwn = /^(?:needs|must|is)\b/u.test(issue.message);
  return !isOwn && issue.code === "invalid_type" ? `needs to be of type ${issue.expected}` : issue.message;
}
