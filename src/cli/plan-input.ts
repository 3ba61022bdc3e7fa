import { z } from "zod";
import { CHANNELS, CULTURES, FEELINGS, OUTCOMES, PERSON_KINDS } from "../core/interview.ts";
import { STEP_KINDS } from "../core/playbook/facts.ts";
import { HOLIDAY_REGIONS, parseHolidayRegion } from "../core/playbook/holidays.ts";
import { parseClock } from "../core/time/zone.ts";
import {
  DEFAULT_WAKING_HOURS,
  DEFAULT_WORKING_DAYS,
  LANGUAGES,
  PACES,
  type WakingHours,
} from "../core/user.ts";
import {
  dayField,
  instantField,
  nameField,
  oneOf,
  parsed,
  parseInput,
  promiseField,
  zoneField,
} from "./fields.ts";

const regionField = parsed(parseHolidayRegion, `needs one of: ${HOLIDAY_REGIONS.join(", ")}`);
const clockField = parsed<number>(
  (text) => (text === "24:00" ? 24 * 60 : parseClock(text)),
  "needs a time of day, such as 08:00",
);
const wakingField = z
  .tuple([clockField, clockField], { error: 'needs two times of day, such as ["08:00", "21:00"]' })
  .transform(([from, to]): WakingHours => ({ from, to }))
  .refine(({ from, to }) => from < to, "must begin before they end");

const workingDaysField = z
  .array(z.literal([1, 2, 3, 4, 5, 6, 7], { error: "needs the numbers 1 (Monday) to 7 (Sunday)" }))
  .min(1, "needs at least one day");

const userSchema = z.strictObject({
  /** Of no use to a plan; the draft's input has it, and one user fits both. */
  name: nameField.nullable().default(null),
  language: oneOf(LANGUAGES).default("en"),
  timeZone: zoneField,
  pace: oneOf(PACES).default("standard"),
  wakingHours: wakingField.default(DEFAULT_WAKING_HOURS),
  workingDays: workingDaysField.default([...DEFAULT_WORKING_DAYS]),
  holidays: regionField.nullable().default(null),
});

const interviewSchema = z
  .strictObject({
    company: nameField,
    role: z.string().nullable().default(null),
    startsAt: instantField.nullable().default(null),
    endsAt: instantField,
    promise: promiseField.nullable().default(null),
    waitUntil: dayField.nullable().default(null),
    channel: oneOf(CHANNELS).nullable().default(null),
    invitedToCall: z.boolean().default(false),
    salesLike: z.boolean().default(false),
    culture: oneOf(CULTURES).default("unknown"),
    feeling: oneOf(FEELINGS).nullable().default(null),
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
  return parseInput(planSchema, input);
}
