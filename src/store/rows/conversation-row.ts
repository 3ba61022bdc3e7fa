import { z } from "zod";
import {
  type Ask,
  type Conversation,
  FORM_NAMES,
  type Form,
  type FormValues,
  IDLE,
  type InterviewTime,
  type NamedPerson,
} from "../../core/conversation/state.ts";
import type { InterviewId, ReminderId } from "../../core/ids.ts";
import { CHANNELS, CULTURES, FEELINGS, type Moment } from "../../core/interview.ts";
import { day, id, instantFromNumber, type SchemasOf, wall, zone } from "./columns.ts";
import { materialSchema, promiseSchema } from "./interview-row.ts";

const moment: z.ZodType<Moment> = z.object({
  at: instantFromNumber,
  wall,
  zone,
  words: z.string(),
} satisfies SchemasOf<Moment>);

const interviewTime: z.ZodType<InterviewTime> = z.object({
  start: moment,
  endsAt: instantFromNumber,
} satisfies SchemasOf<InterviewTime>);

const namedPerson: z.ZodType<NamedPerson> = z.object({
  name: z.string(),
  title: z.string().nullable(),
} satisfies SchemasOf<NamedPerson>);

/** A missing field was not asked yet. */
const formValues = z.object({
  company: z.string().exactOptional(),
  role: z.string().nullable().exactOptional(),
  when: interviewTime.exactOptional(),
  people: z.array(namedPerson).nullable().exactOptional(),
  promise: promiseSchema.nullable().exactOptional(),
  channel: z.enum(CHANNELS).nullable().exactOptional(),
  materials: z.array(materialSchema).nullable().exactOptional(),
  hook: z.string().nullable().exactOptional(),
  feeling: z.enum(FEELINGS).nullable().exactOptional(),
  wantsJob: z.boolean().nullable().exactOptional(),
  invitedToCall: z.boolean().nullable().exactOptional(),
  salesLike: z.boolean().nullable().exactOptional(),
  culture: z.enum(CULTURES).nullable().exactOptional(),
  waitUntil: day.nullable().exactOptional(),
} satisfies SchemasOf<FormValues>);

const form: z.ZodType<Form> = z.object({
  name: z.enum(FORM_NAMES).default("interview"),
  interview: id<InterviewId>(),
  editing: z.int().nullable(),
  values: formValues,
  at: z.union([z.keyof(formValues), z.enum(["summary", "edit", "details"])]),
  detour: z.boolean(),
  line: z.string().nullable(),
  choices: z.array(z.string()),
  partial: z.string().nullable(),
  unplaced: z.array(z.string()),
} satisfies SchemasOf<Form>);

const reminder = id<ReminderId>();
const interview = id<InterviewId>();
const choices = z.array(z.string());

/** One schema for every kind of question there is. */
const asks = {
  "time-zone": z.object({ kind: z.literal("time-zone"), candidate: zone.nullable(), choices: z.array(zone) }),
  "waking-hours": z.object({ kind: z.literal("waking-hours") }),
  "working-days": z.object({ kind: z.literal("working-days"), choices }),
  holidays: z.object({ kind: z.literal("holidays"), choices }),
  unfinished: z.object({
    kind: z.literal("unfinished"),
    line: z.string(),
    debrief: id<InterviewId>().nullable().default(null),
  }),
  signature: z.object({ kind: z.literal("signature"), reminder: reminder.nullable() }),
  "draft-text": z.object({ kind: z.literal("draft-text"), reminder }),
  "snooze-until": z.object({ kind: z.literal("snooze-until"), reminder, choices }),
  "new-promise": z.object({ kind: z.literal("new-promise"), interview, choices }),
  "wait-until": z.object({ kind: z.literal("wait-until"), interview, choices }),
  "sent-at": z.object({ kind: z.literal("sent-at"), reminder, choices }),
  "new-material": z.object({ kind: z.literal("new-material"), interview }),
} satisfies { readonly [Kind in Ask["kind"]]: z.ZodType<Extract<Ask, { kind: Kind }>> };

const ask: z.ZodType<Ask> = z.union(Object.values(asks));

const conversation: z.ZodType<Conversation> = z.object({
  version: z.literal(1),
  turn: z.int(),
  form: form.nullable(),
  ask: ask.nullable(),
} satisfies SchemasOf<Conversation>);

/**
 * The state as it is to be stored.
 * @throws {z.ZodError} when it could not be read again: better now than when the person comes back to it.
 */
export function conversationToRow(next: Conversation): string {
  return JSON.stringify(conversation.parse(next));
}

/** The idle conversation for a state nobody reads any more, of an older version for example. */
export function conversationFromRow(state: unknown): Conversation {
  const read = conversation.safeParse(state);
  return read.success ? read.data : IDLE;
}
