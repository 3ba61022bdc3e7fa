import { z } from "zod";
import type { InterviewId, PersonId, UserId } from "../../core/ids.ts";
import {
  CHANNELS,
  CULTURES,
  FEELINGS,
  type Answerable,
  type Interview,
  type Material,
  OUTCOMES,
  PERSON_KINDS,
  type Person,
  type PromisedAnswer,
} from "../../core/interview.ts";
import { type DoneStep, type PlannedStep, type SnoozedStep, STEP_KINDS } from "../../core/playbook/facts.ts";
import { RULES, type RuleId } from "../../core/playbook/rules.ts";
import type { StoredInterview } from "../../core/stored-interview.ts";
import {
  day,
  id,
  instantFromDate,
  instantFromIso,
  instantFromNumber,
  minuteOfDay,
  type SchemasOf,
  stepKey,
  zone,
} from "./columns.ts";

export const materialSchema: z.ZodType<Material> = z.object({
  what: z.string(),
  due: day.nullable(),
} satisfies SchemasOf<Material>);

export const promiseSchema: z.ZodType<PromisedAnswer> = z.object({
  from: day.nullable(),
  by: day,
  words: z.string(),
  saidAt: instantFromNumber.nullable().default(null),
} satisfies SchemasOf<PromisedAnswer>);

const answerable: z.ZodType<Answerable> = z.object({
  promise: promiseSchema.nullable(),
  waitUntil: day.nullable(),
  materials: z.array(materialSchema),
  outcome: z.enum(OUTCOMES).nullable(),
  outcomeAt: instantFromNumber.nullable(),
} satisfies SchemasOf<Answerable>);

const person: z.ZodType<Person> = z.object({
  id: id<PersonId>(),
  name: z.string(),
  title: z.string().nullable(),
  kind: z.enum(PERSON_KINDS),
} satisfies SchemasOf<Person>);

const doneStep: z.ZodType<DoneStep> = z.object({
  key: stepKey,
  how: z.enum(["sent", "skipped"]),
  at: instantFromIso,
} satisfies SchemasOf<DoneStep>);

const snoozedStep: z.ZodType<SnoozedStep> = z.object({
  key: stepKey,
  until: instantFromIso,
  count: z.int(),
} satisfies SchemasOf<SnoozedStep>);

const isRule = (rule: string): rule is RuleId => Object.hasOwn(RULES, rule);

const step = z.object({
  key: stepKey,
  kind: z.enum(STEP_KINDS),
  person: z.string().nullable(),
  item: z.string().nullable(),
  channel: z.enum(CHANNELS).nullable(),
  due_at: instantFromIso,
  deadline: instantFromIso.nullable(),
  // A rule that the playbook has given up since the plan was made says nothing any more.
  rules: z.array(z.string()).transform((rules) => rules.filter(isRule)),
  state: z.enum(["planned", "done", "skipped"]),
  remind_at: z.array(instantFromIso),
});

const ownSchema = z.object({
  id: id<InterviewId>(),
  owner: id<UserId>(),
  revision: z.int(),
  company: z.string(),
  role: z.string().nullable(),
  starts_at: instantFromDate,
  starts_day: day,
  starts_minute: minuteOfDay,
  starts_zone: zone,
  starts_words: z.string(),
  ends_at: instantFromDate,
  promise_from: day.nullable(),
  promise_by: day.nullable(),
  promise_words: z.string().nullable(),
  promise_said_at: instantFromDate.nullable(),
  wait_until: day.nullable(),
  channel: z.enum(CHANNELS).nullable(),
  invited_to_call: z.boolean(),
  sales_like: z.boolean(),
  culture: z.enum(CULTURES),
  feeling: z.enum(FEELINGS).nullable(),
  wants_job: z.boolean(),
  materials: z.array(materialSchema),
  hook: z.string().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  outcome_at: instantFromDate.nullable(),
  logged_at: instantFromDate,
  before_answer: answerable.nullable(),
});
const rowSchema = ownSchema.extend({
  people: z.array(person),
  steps: z.array(step),
  done: z.array(doneStep),
  snoozed: z.array(snoozedStep),
});
type Row = z.output<typeof rowSchema>;

export const INTERVIEW_COLUMNS = ownSchema.keyof().options;

/** Takes a row with its lists as JSON. @throws {z.ZodError} when it is none of ours. */
export function interviewFromRow(row: unknown): StoredInterview {
  const read = rowSchema.parse(row);
  return { interview: toInterview(read), steps: read.steps.map(toStep) };
}

function toInterview(read: Row): Interview {
  return {
    id: read.id,
    owner: read.owner,
    revision: read.revision,
    company: read.company,
    role: read.role,
    startsAt: {
      at: read.starts_at,
      wall: { day: read.starts_day, minute: read.starts_minute },
      zone: read.starts_zone,
      words: read.starts_words,
    },
    endsAt: read.ends_at,
    people: read.people,
    promise: toPromise(read),
    waitUntil: read.wait_until,
    channel: read.channel,
    invitedToCall: read.invited_to_call,
    salesLike: read.sales_like,
    culture: read.culture,
    feeling: read.feeling,
    wantsJob: read.wants_job,
    materials: read.materials,
    hook: read.hook,
    done: read.done,
    snoozed: read.snoozed,
    outcome: read.outcome,
    outcomeAt: read.outcome_at,
    loggedAt: read.logged_at,
    beforeAnswer: read.before_answer,
  };
}

function toPromise(read: Row): PromisedAnswer | null {
  if (read.promise_by === null || read.promise_words === null) return null;
  const { promise_from: from, promise_by: by, promise_words: words, promise_said_at: saidAt } = read;
  return { from, by, words, saidAt };
}

function toStep(read: Row["steps"][number]): PlannedStep {
  return {
    key: read.key,
    kind: read.kind,
    person: read.person,
    item: read.item,
    channel: read.channel,
    dueAt: read.due_at,
    deadline: read.deadline,
    rules: read.rules,
    state: read.state,
    remindAt: read.remind_at,
  };
}
