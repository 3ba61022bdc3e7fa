import { z } from "zod";
import { DRAFT_KINDS, GENDERS, TONES } from "../core/draft/request.ts";
import { CHANNELS, PERSON_KINDS } from "../core/interview.ts";
import { LANGUAGES } from "../core/user.ts";
import { dayField, instantField, nameField, oneOf, parseInput, promiseField, zoneField } from "./fields.ts";

const noteField = z
  .string({ error: "needs a text" })
  .max(20_000, "is too long")
  .nullable()
  .default(null)
  .transform((text) => (text === null || text.trim() === "" ? null : text));
/** What the plan's contract allows beside these is allowed here too, and says nothing to a draft. */
const interviewSchema = z.object({
  company: nameField,
  role: noteField,
  startsAt: instantField.nullable().default(null),
  endsAt: instantField,
  promise: promiseField.nullable().default(null),
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
  return parseInput(draftSchema, input);
}
