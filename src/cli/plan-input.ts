import { z } from "zod";
import { CHANNELS, OUTCOMES, PERSON_KINDS } from "../core/interview.ts";
import { STEP_KINDS } from "../core/playbook/facts.ts";
import { HOLIDAY_REGIONS, parseHolidayRegion } from "../core/playbook/holidays.ts";
import { type Day, parseDay } from "../core/time/day.ts";
import { type Instant, parseInstant } from "../core/time/instant.ts";
import { parseClock, parseZone, type ZoneId } from "../core/time/zone.ts";
import {
  DEFAULT_WAKING_HOURS,
  DEFAULT_WORKING_DAYS,
  LANGUAGES,
  PACES,
  type WakingHours,
} from "../core/user.ts";
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
const regionField = parsed(parseHolidayRegion, `needs one of: ${HOLIDAY_REGIONS.join(", ")}`);
const clockField = parsed<number>(
  (text) => (text === "24:00" ? 24 * 60 : parseClock(text)),
  "needs a time of day, such as 08:00",
);
const nameField = z.string().trim().min(1, "must not be empty").max(500, "is too long");
const oneOf = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.enum(names, { error: `needs one of: ${names.join(", ")}` });

const wakingField = z
  .tuple([clockField, clockField], { error: 'needs two times of day, such as ["08:00", "21:00"]' })
  .transform(([from, to]): WakingHours => ({ from, to }))
  .refine(({ from, to }) => from < to, "must begin before they end");

const workingDaysField = z
  .array(z.literal([1, 2, 3, 4, 5, 6, 7], { error: "needs the numbers 1 (Monday) to 7 (Sunday)" }))
  .min(1, "needs at least one day");

const userSchema = z.strictObject({
  language: oneOf(LANGUAGES).default("en"),
  timeZone: zoneField,
  pace: oneOf(PACES).default("standard"),
  wakingHours: wakingField.default(DEFAULT_WAKING_HOURS),
  workingDays: workingDaysField.default([...DEFAULT_WORKING_DAYS]),
  holidays: regionField.nullable().default(null),
});

const promiseSchema = z
  .union(
    [
      z.strictObject({ by: dayField }).transform(({ by }) => ({ from: null, by })),
      z.strictObject({ from: dayField, to: dayField }).transform(({ from, to }) => ({ from, by: to })),
    ],
    { error: 'needs {"by": day} or {"from": day, "to": day}, with days such as 2026-11-20' },
  )
  .refine(({ from, by }) => from === null || from <= by, "must not end before it begins");

const interviewSchema = z
  .strictObject({
    company: nameField,
    role: z.string().nullable().default(null),
    startsAt: instantField.nullable().default(null),
    endsAt: instantField,
    promise: promiseSchema.nullable().default(null),
    waitUntil: dayField.nullable().default(null),
    channel: oneOf(CHANNELS).nullable().default(null),
    invitedToCall: z.boolean().default(false),
    salesLike: z.boolean().default(false),
    culture: oneOf(["modern", "traditional", "unknown"]).default("unknown"),
    feeling: oneOf(["well", "ok", "badly"]).nullable().default(null),
    wantsJob: z.boolean().default(true),
    materials: z
      .array(z.strictObject({ what: nameField, due: dayField.nullable().default(null) }))
      .max(100)
      .default([]),
    people: z
      .array(
        z.strictObject({
          name: nameField,
          title: z.string().nullable().default(null),
          kind: oneOf(PERSON_KINDS).default("interviewer"),
        }),
      )
      .max(100)
      .default([]),
  })
  .refine(({ startsAt, endsAt }) => startsAt === null || startsAt <= endsAt, {
    path: ["endsAt"],
    message: "must not be before startsAt",
  });

const planSchema = z.strictObject({
  now: instantField,
  user: userSchema,
  interview: interviewSchema,
  done: z
    .array(
      z.strictObject({
        step: oneOf(STEP_KINDS),
        person: nameField.nullable().default(null),
        /** Which of the materials; without it, all of them. */
        item: nameField.nullable().default(null),
        at: instantField,
        how: oneOf(["sent", "skipped"]).default("sent"),
      }),
    )
    .max(1000)
    .default([]),
  outcome: oneOf(OUTCOMES).nullable().default(null),
});

export type PlanInput = z.output<typeof planSchema>;

/** @throws {CliInputError} naming the first thing that is wrong, and what would work. */
export function parsePlanInput(input: unknown): PlanInput {
  const result = planSchema.safeParse(input);
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
